"""A data package: a folder or a .zip with the data as CSV, what every column and code means, and what was done with it.

    data.csv          the responses           columns.csv, labels.csv    what each column and each code is
    datapackage.json  the descriptor          codebook.html              the same for people
    README.md         what it is, and how     data.R                     makes data.rds of it

More tables (the log, the timings) stand beside, where they are asked for.
"""

import shutil
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from exports.codebook.entries import Entry, codebook
from exports.codebook.html_file import html
from exports.datasets import text_table
from exports.datasets.dataset import DataColumn, Dataset
from exports.package.descriptor import descriptor
from exports.package.r_script import SCRIPT
from exports.package.readme import readme
from instruments.i18n import _, use_language
from servqual_desk.errors import DataError
from servqual_desk.store.private_folder import private_folder, private_temporary_folder
from servqual_desk.store.whole_files import disk_faults, replacing

DATA = "data.csv"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip archive knows
_DESCRIPTOR, _FILES = "datapackage.json", ("columns.csv", "labels.csv", "codebook.html", "README.md", "data.R")
_TABLES = ("events.csv", "timings.csv")


def is_package(out: str) -> bool:
    """Whether the name asks for a package: a folder (it ends in a stroke) or a .zip."""
    return out.endswith(("/", "\\")) or out.lower().endswith(".zip")


def write_package(data: Dataset, out: str, more: Mapping[str, Dataset] | None = None) -> Path:
    """Write the package, whole or not at all; returns where.

    Args:
        out: as `is_package` takes it. An earlier package is replaced.
        more: file name → another table.

    Raises:
        DataError: the folder holds something else.
        KnownError: the machine refuses.
    """
    path = Path(out)
    if out.lower().endswith(".zip"):
        with private_temporary_folder() as folder, replacing(path) as temporary:
            _fill(folder, data, more or {})
            _pack(folder, temporary)
        return path
    with disk_faults(path):
        _refuse_strangers(path)
        with private_folder(path.absolute().parent) as folder:
            new = folder / "new"
            new.mkdir()
            _fill(new, data, more or {})
            for file in new.iterdir():
                file.chmod(0o600)  # answers are their owner's alone, wherever the folder stands
            if path.exists():
                path.replace(folder / "old")
            new.replace(path)
    return path


def _refuse_strangers(path: Path) -> None:
    known = {DATA, _DESCRIPTOR, *_FILES, *_TABLES, "data.rds"}
    strange = sorted(one.name for one in path.iterdir() if one.name not in known) if path.is_dir() else []
    if strange:
        sentence = _("{path} holds other files ({name}); give the name of a new folder for the data package.")
        raise DataError(sentence.format(path=path, name=strange[0]))


def _fill(folder: Path, data: Dataset, more: Mapping[str, Dataset]) -> None:
    tables = {DATA: data, **more}
    for name, table in tables.items():
        text_table.write(table, folder / name)
    with use_language(data.language):
        book = codebook(data)
        text_table.write_texts(_column_rows(data), folder / "columns.csv")
        text_table.write_texts(_label_rows(book.entries), folder / "labels.csv")
        (folder / "codebook.html").write_text(html(book), encoding="utf-8")
        (folder / "README.md").write_text(readme(data, tuple(more)), encoding="utf-8")
        (folder / "data.R").write_text(SCRIPT, encoding="utf-8")
        others = {"columns.csv": _("What each column is"), "labels.csv": _("What each code means")}
        (folder / _DESCRIPTOR).write_bytes(descriptor(tables, others, folder))


def _column_rows(data: Dataset) -> Iterable[Sequence[str]]:
    yield ("name", "type", "label", "stem")
    for column in data.columns:
        yield (column.name, _r_type(column), column.label, column.stem)


def _r_type(column: DataColumn) -> str:
    if column.variable is not None and column.is_coded and column.variable.traits.is_one_choice:
        return "choice"
    return {"whole": "integer", "real": "number", "text": "text", "date": "date", "moment": "datetime"}[column.holds]


def _label_rows(entries: Iterable[Entry]) -> Iterable[Sequence[str]]:
    yield ("column", "code", "words", "missing")
    for entry in entries:
        for code in entry.codes:
            yield (entry.name, code.code, code.words, "1" if code.is_missing else "")


def _pack(folder: Path, archive: Path) -> None:
    """The folder's files in alphabetical order, without the moment and the machine of their writing."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.iterdir()):
            about = zipfile.ZipInfo(path.name, date_time=_EPOCH)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system, about.external_attr = 3, 0o644 << 16
            with packed.open(about, "w", force_zip64=True) as target, path.open("rb") as source:
                shutil.copyfileobj(source, target)
