"""Our own data packages: the table of the responses in a `.zip`, or in a folder; what stands beside it is passed over."""

import shutil
import tempfile
import zipfile
from pathlib import Path

import msgspec

from exports.datasets.reading import delimited_text
from exports.datasets.reading.limits import FILE_SIZE, is_swollen
from exports.datasets.reading.reading import Reading
from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.foreign_file import ForeignFile

DATA = "data.csv"


def table_of(path: Path) -> Path:
    """The file to read: of a package's folder its table, of anything else the path itself.

    Raises:
        DataError: a folder without such a table.
    """
    if not path.is_dir():
        return path
    if not (path / DATA).is_file():
        sentence = _("{path}: is a folder without {name}; name a data file, or the folder of a data package.")
        raise DataError(sentence.format(path=path, name=DATA))
    return path / DATA


def read(reading: Reading) -> ForeignFile:
    """Read the table of a package that is a `.zip`.

    Raises:
        DataError: it holds no such table, or one that is larger than a data file may be; as of `delimited_text.read`.
    """
    with zipfile.ZipFile(reading.path) as archive, tempfile.TemporaryDirectory(dir=reading.folder) as folder:
        if DATA not in archive.namelist():
            sentence = _("{name}: holds no {table}; only archives that this program exported can be imported.")
            raise DataError(sentence.format(name=reading.name, table=DATA))
        if archive.getinfo(DATA).file_size > FILE_SIZE:
            sentence = _("{name}: is larger than {n} gigabytes; export fewer columns, or part of the rows.")
            raise DataError(sentence.format(name=reading.name, n=FILE_SIZE // 1_000_000_000))
        table = Path(folder) / DATA
        if is_swollen(archive.getinfo(DATA)):
            sentence = _("{name}: unpacks to more than answers can; export them again.")
            raise DataError(sentence.format(name=reading.name))
        with archive.open(DATA) as packed, table.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
        inner = Reading(msgspec.structs.replace(reading.task, path=str(table), encoding="utf-8"), name=reading.name)
        return delimited_text.read(inner)
