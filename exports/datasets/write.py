"""One door for data files that go out: by extension, whole or not at all, and read back before it is said to be written."""

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

import pandas as pd

from exports.datasets.dataset import Dataset, Difference, dataset
from exports.datasets.written_formats import WRITERS
from instruments.i18n import _
from instruments.i18n import language as language_in_force
from instruments.model import Instrument
from servqual_desk.errors import DataError, KnownError
from servqual_desk.store.whole_files import blame_full_disk, replacing


class Format(Protocol):
    """What the module of a format offers."""

    def write(self, data: Dataset, path: Path) -> Difference: ...


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
    format_of(path)
    write_columns(dataset(frame, instrument, language=language or language_in_force(), title=title), path)


def write_columns(data: Dataset, path: Path) -> None:
    """Write a dataset as a data file; see `write_dataset`."""
    kind = format_of(path)
    with replacing(path) as temporary:
        try:
            _verify(kind.write(data, temporary), temporary, path)
        except (KnownError, OSError):
            raise
        except Exception:
            # The formats' libraries have errors of their own for a full disk, or none.
            blame_full_disk(temporary)
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
    return cast(Format, import_module(f"exports.datasets.{WRITERS[suffix].module}"))


def _verify(difference: Difference, written: Path, path: Path) -> None:
    """Read the file back and compare it cell by cell: some libraries say nothing of a full disk.

    Raises:
        DataError: it does not read back as it was written.
    """
    different = difference()
    if different:
        blame_full_disk(written)
        sentence = _("{name}: the column {column} does not come back as it is stored; choose another format.")
        raise DataError(sentence.format(name=path.name, column=different))
