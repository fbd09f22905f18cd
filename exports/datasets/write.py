"""One door for data files that go out: by extension, whole or not at all, and read back before it is said to be written."""

import errno
import os
import shutil
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

import pandas as pd

from exports.datasets.dataset import DataColumn, Dataset, dataset
from instruments.i18n import _
from instruments.i18n import language as language_in_force
from instruments.model import Instrument
from servqual_desk.errors import BugError, DataError, KnownError
from servqual_desk.importing.raw_table import RawTable
from servqual_desk.store.whole_files import replacing

# Extension → the module that writes it, imported when it is asked for.
WRITERS = {".csv": "csv_file", ".xlsx": "xlsx_file", ".sav": "sav_file", ".dta": "dta_file", ".parquet": "parquet_file"}

_NO_ROOM = 1_000_000  # bytes: with less free space, a file that does not read back is the disk's fault


class Format(Protocol):
    """What the module of a format offers."""

    def write(self, data: Dataset, path: Path) -> None: ...
    def cells(self, column: DataColumn) -> Sequence[str]: ...
    def read(self, path: Path) -> RawTable: ...


def write_dataset(
    frame: pd.DataFrame, instrument: Instrument, path: Path, *, language: str = "", title: str = ""
) -> None:
    """Write the answers as a data file; an earlier file of that name is replaced.

    Args:
        frame: as `Project.frame(non_answers=True)` gives it.
        language: of variable and value labels; the language in force when empty.

    Raises:
        DataError: the extension is none of `WRITERS`, or the answers do not fit into the format.
        KnownError: the machine refuses; an earlier file stays as it was.
    """
    kind = format_of(path)
    data = dataset(frame, instrument, language=language or language_in_force(), title=title)
    with replacing(path) as temporary:
        try:
            kind.write(data, temporary)
            _verify(data, kind, temporary)
        except (KnownError, OSError):
            raise
        except Exception as error:
            # The formats' libraries have errors of their own for a full disk, or none.
            if shutil.disk_usage(temporary.parent).free < _NO_ROOM:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
            raise


def format_of(path: Path) -> Format:
    """The format that the extension names.

    Raises:
        DataError: it names none.
    """
    suffix = path.suffix.lower()
    if suffix not in WRITERS:
        sentence = _("{name}: a data file is one of {extensions}; give it such an ending.")
        raise DataError(sentence.format(name=path.name or path, extensions=", ".join(WRITERS)))
    return cast(Format, import_module(f"exports.datasets.{WRITERS[suffix]}"))


def _verify(data: Dataset, kind: Format, path: Path) -> None:
    """Read the file back and compare it cell by cell: some libraries say nothing of a full disk.

    Raises:
        BugError: it does not read back as it was written.
    """
    try:
        back = kind.read(path)
    except DataError as error:
        raise BugError(f"{path.suffix} written but cannot be read back") from error
    if different := _first_difference(data, kind, back):
        raise BugError(f"{path.suffix} written but reads back otherwise in column {different}")


def _first_difference(data: Dataset, kind: Format, back: RawTable) -> str:
    columns: Sequence[Sequence[str]] = list(zip(*back.rows, strict=True)) or [()] * len(back.header)
    if len(columns) != len(data.columns):
        return f"number {min(len(columns), len(data.columns)) + 1}"
    for column, cells in zip(data.columns, columns, strict=True):
        if list(cells) != kind.cells(column):
            return column.name
    return ""
