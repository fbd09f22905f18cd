"""One door for data files that come in: by extension, a file becomes a `RawTable` of texts with its spreadsheet rows."""

from importlib import import_module
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.raw_table import RawTable

# Extension → the module that reads it, imported when it is asked for.
READERS = {".csv": "csv_file", ".xlsx": "xlsx_file", ".sav": "sav_file"}


def read_table(path: Path) -> RawTable:
    """Read a data file as texts; `servqual_desk.intake.check` makes responses of them.

    Raises:
        DataError: the extension is none of `READERS`, or the file is not what its extension says.
        KnownError: the machine does not let us read it.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise DataError(
            _("{name}: only {extensions} can be imported; save the file as one of them.").format(
                name=path.name or path, extensions=", ".join(READERS)
            )
        )
    table: RawTable = import_module(f"exports.datasets.{READERS[suffix]}").read(path)
    return table
