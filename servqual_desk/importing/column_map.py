"""Which column of a data file is which variable: by its own name, or by the map that a person wrote (`MAP.toml`).

ignore = ["Timestamp", "Nama"]

encoding = "gb18030"      # where the file does not prove it
delimiter = ";"           # what parts the columns of a text
decimal = ","             # 0,5 is a half
header = 3                # the row with the columns' names
sheet = "Februari"        # of a workbook
recode = true             # codes take the answers that the file's own labels name
fill_merged = true        # a merged cell counts for all of its rows
with_totals = true        # last rows that look like totals are responses

[columns]
"Umur" = "age"
"Q1 harapan" = "t1_e"
"Layanan[SQ001]" = "used/ktp"      # a column of ticks for one choice
"Jam" = "+visited"                 # a further part of `visited`: joined to it, row by row

[values.t1_e]             # what cells of our column t1_e mean; "" is an empty cell
"Lumayan" = 3
"99" = ""

[dates]
visited = "dmy"           # 03/04/2026 is 3 April; mdy: 4 March
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.cell_error import shown
from servqual_desk.importing.dates import ORDERS
from servqual_desk.store.whole_files import disk_faults

_KEYS = (
    "columns",
    "ignore",
    "values",
    "dates",
    "encoding",
    "delimiter",
    "decimal",
    "header",
    "sheet",
    "recode",
    "fill_merged",
    "with_totals",
)
AGREEMENTS = ("recode", "fill_merged", "with_totals")
DECIMALS = (",", ".")
PART = "+"  # before our column: theirs is a further part of it


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """What a person said about a file.

    Attributes:
        name: the map's file, for faults.
        columns: their name → our column.
        ignore: their names that are left out.
        values: our column → their cell → our value, "" for an empty cell.
        dates: our column → `dmy` or `mdy`.
        encoding: the file's code page; "" to conclude.
        delimiter: the sign that parts a text's columns; "" to conclude.
        decimal: the decimal mark, a comma or a point; "" to conclude.
        header: the row with the columns' names, as a spreadsheet counts; 0 to conclude.
        sheet: of a workbook; "" to conclude.
        recode, fill_merged, with_totals: what a person agrees to of this very file (see `consents`); no later file takes it over.
    """

    name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    ignore: frozenset[str] = frozenset()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    header: int = 0
    sheet: str = ""
    recode: bool = False
    fill_merged: bool = False
    with_totals: bool = False

    @property
    def tells_columns(self) -> bool:
        """Whether it says something of columns and cells."""
        return bool(self.columns or self.ignore or self.values or self.dates)

    def read_as(self, other: "ColumnMap") -> "ColumnMap":
        """This map, with the other one's words on how the file is read."""
        return replace(
            self,
            encoding=other.encoding,
            delimiter=other.delimiter,
            decimal=other.decimal,
            header=other.header,
            sheet=other.sheet,
        )

    def agreeing(self, other: "ColumnMap") -> "ColumnMap":
        """This map, agreeing to what the other one agrees to."""
        return replace(self, **{key: getattr(other, key) for key in AGREEMENTS})

    @property
    def tells_reading(self) -> bool:
        """Whether it says how the file is read, before anything is known of its columns."""
        return bool(self.encoding or self.delimiter or self.header or self.sheet)


def read_column_map(path: Path) -> ColumnMap:
    """Read a map.

    Raises:
        DataError: the file is not TOML, not UTF-8, or holds what a map does not know; every fault is listed.
        KnownError: the machine does not let us read it.
    """
    with disk_faults(path):
        content = path.read_bytes()
    try:
        document = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        sentence = _("{name}: the map is not UTF-8; save it again with the encoding UTF-8.")
        raise DataError(sentence.format(name=path.name)) from None
    except tomllib.TOMLDecodeError as error:
        raise DataError(_("{name}: the map is not TOML: {detail}.").format(name=path.name, detail=error)) from None
    if faults := _shape_faults(document, path.name):
        raise DataError(faults)
    return map_of(document, path.name)


def map_of(document: Mapping[str, Any], name: str) -> ColumnMap:
    """The map that a sound document holds."""
    return ColumnMap(
        name=name,
        columns=document.get("columns", {}),
        ignore=frozenset(document.get("ignore", [])),
        values={
            column: {cell: str(value) for cell, value in cells.items()}
            for column, cells in document.get("values", {}).items()
        },
        dates=document.get("dates", {}),
        encoding=document.get("encoding", ""),
        delimiter=document.get("delimiter", ""),
        decimal=document.get("decimal", ""),
        header=document.get("header", 0),
        sheet=document.get("sheet", ""),
        **{key: document.get(key, False) for key in AGREEMENTS},
    )


def _shape_faults(document: dict[str, Any], name: str) -> list[str]:
    faults = [
        _("{name}: a map has no key “{key}”; it has {keys}.").format(name=name, key=key, keys=", ".join(_KEYS))
        for key in document
        if key not in _KEYS
    ]
    columns, ignore = document.get("columns", {}), document.get("ignore", [])
    columns_sound = isinstance(columns, dict) and all(isinstance(ours, str) for ours in columns.values())
    ignore_sound = isinstance(ignore, list) and all(isinstance(theirs, str) for theirs in ignore)
    if not columns_sound:
        faults.append(_('{name}: [columns] takes lines like "their name" = "our_column".').format(name=name))
    if not ignore_sound:
        faults.append(_('{name}: ignore takes a list of names, like ignore = ["Timestamp"].').format(name=name))
    faults += _more_faults(document, name)
    if columns_sound and ignore_sound:
        faults += [
            _("{name}: {theirs} is both mapped and ignored; keep one.").format(name=name, theirs=shown(theirs))
            for theirs in columns
            if theirs in ignore
        ]
    return faults


def _more_faults(document: Mapping[str, Any], name: str) -> list[str]:
    values, dates, encoding = document.get("values", {}), document.get("dates", {}), document.get("encoding", "")
    faults = []
    if not (isinstance(values, dict) and all(_is_value_table(cells) for cells in values.values())):
        faults.append(_('{name}: [values.OUR_COLUMN] takes lines like "their cell" = "our value".').format(name=name))
    if not (isinstance(dates, dict) and all(order in ORDERS for order in dates.values())):
        faults.append(_('{name}: [dates] takes lines like our_column = "dmy" (or "mdy").').format(name=name))
    if not isinstance(encoding, str):
        faults.append(_('{name}: encoding takes a name like "windows-1252".').format(name=name))
    return [*faults, *_place_faults(document, name)]


def _place_faults(document: Mapping[str, Any], name: str) -> Iterator[str]:
    delimiter, header = document.get("delimiter", ","), document.get("header", 1)
    if not (isinstance(delimiter, str) and len(delimiter) == 1):
        yield _('{name}: delimiter takes one sign, like delimiter = ";".').format(name=name)
    if document.get("decimal", ",") not in DECIMALS:
        yield _('{name}: decimal takes "," or ".".').format(name=name)
    if not isinstance(header, int) or isinstance(header, bool) or header < 1:
        yield _("{name}: header takes the number of a row, like header = 3.").format(name=name)
    for key in AGREEMENTS:
        if not isinstance(document.get(key, False), bool):
            yield _("{name}: {key} takes true or false.").format(name=name, key=key)
    if not isinstance(document.get("sheet", ""), str):
        yield _('{name}: sheet takes the name of a sheet, like sheet = "Februari".').format(name=name)


def _is_value_table(cells: object) -> bool:
    return isinstance(cells, dict) and all(isinstance(value, str | int | float) for value in cells.values())
