"""Every format of a data file that goes out: its ending, the module of this package that writes it, and what is said of it.

Light, so that the window and the command line name the formats without loading what writes them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from instruments.i18n import N_


class WrittenFormat(Struct, frozen=True, kw_only=True):
    """`module` is imported when a file is written; `read_by` says which programs read such files."""

    module: str
    name: str
    read_by: str


WRITERS: Mapping[str, WrittenFormat] = MappingProxyType(
    {
        ".csv": WrittenFormat(module="text_table", name="CSV", read_by=N_("Any program; decimal point")),
        ".tsv": WrittenFormat(
            module="text_table", name="TSV", read_by=N_("Any program; tabs between the columns, decimal point")
        ),
        ".xlsx": WrittenFormat(module="xlsx_file", name="XLSX", read_by=N_("Excel, LibreOffice; with codebook")),
        ".sav": WrittenFormat(module="sav_file", name="SAV", read_by=N_("SPSS, PSPP, jamovi, JASP; with labels")),
        ".zsav": WrittenFormat(module="sav_file", name="ZSAV", read_by=N_("SPSS, PSPP; with labels, compressed")),
        ".dta": WrittenFormat(module="dta_file", name="DTA", read_by=N_("Stata; with labels")),
        ".parquet": WrittenFormat(
            module="parquet_file", name="Parquet", read_by=N_("Python, R, DuckDB; with types and labels")
        ),
        ".jsonl": WrittenFormat(module="jsonl_file", name="JSON lines", read_by=N_("Programs; an object a line")),
    }
)
