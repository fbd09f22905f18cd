"""Every row that can be read in a damaged file, by its table: along the tables' trees, and in leaves that hang on nothing."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from instruments.load import instrument_from_toml
from instruments.model import Instrument
from servqual_desk.errors import InstrumentError
from servqual_desk.salvaging.file_pages import FilePages
from servqual_desk.salvaging.known_tables import KnownTable, tables_of_ours, tables_told
from servqual_desk.salvaging.stored_rows import Leaf, StoredRow, children, leaf
from servqual_desk.store.log_digests import Cell

Row = Mapping[str, Cell]
_SCHEMA_ROW = (str, str, str, int, str)
_DEEPEST = 20


@dataclass(slots=True)
class FoundRows:
    """What was found.

    Attributes:
        rows: table → its rows as column → cell, in the order of their numbers.
        instruments: the questionnaires that are whole, the oldest first.
        n_unreadable: how many cells of leaves, or whole leaves, are in no table.
    """

    rows: dict[str, list[Row]]
    instruments: tuple[Instrument, ...]
    n_unreadable: int = 0

    def of(self, table: str) -> list[Row]:
        return self.rows.get(table, [])


def find_rows(pages: FilePages) -> FoundRows:
    """Read every page."""
    leaves = {number: found for number in pages.numbers() if (found := leaf(pages, number)) is not None}
    master = _schema_rows(leaves)
    roots = {str(row.cells[1]): int(row.cells[3] or 0) for row in master if row.cells[0] == "table"}
    told = tables_told({str(row.cells[1]): str(row.cells[4]) for row in master if row.cells[0] == "table"})
    instruments = _instruments(told.get("instrument"), leaves)
    tables = tables_of_ours(instruments) | told
    return _sorted(pages, leaves, roots, tables, instruments)


def _schema_rows(leaves: Mapping[int, Leaf]) -> list[StoredRow]:
    """The rows in which a file tells of its tables; nothing else in it looks like them."""
    return [
        row
        for found in leaves.values()
        for row in found.rows
        if len(row.cells) == len(_SCHEMA_ROW)
        and row.cells[0] in ("table", "index", "trigger")
        and all(isinstance(cell, kind) for cell, kind in zip(row.cells, _SCHEMA_ROW, strict=True))
    ]


def _instruments(told: KnownTable | None, leaves: Mapping[int, Leaf]) -> tuple[Instrument, ...]:
    """The questionnaires, in their own rows or in the log, each known to be whole by its own digest."""
    table = told or tables_of_ours()["instrument"]
    found: dict[str, tuple[str, Instrument]] = {}
    for row in (row for one in leaves.values() for row in one.rows):
        for cells in _told_of_instruments(row, table):
            if instrument := whole_instrument(cells):
                found[instrument.digest] = (str(cells.get("added_at")), instrument)
    return tuple(instrument for _at, instrument in sorted(found.values(), key=lambda pair: pair[0]))


def _told_of_instruments(row: StoredRow, table: KnownTable) -> Iterator[Row]:
    if len(row.cells) == len(table.columns) and all(isinstance(cell, str) for cell in row.cells):
        yield table.cells(row)
    for cell in row.cells:
        if isinstance(cell, str) and cell.startswith('{"added_at"'):  # what the log says of such a row
            with suppress(ValueError):
                yield dict(json.loads(cell))


def whole_instrument(row: Row) -> Instrument | None:
    """The questionnaire in a row of `instrument`; None where it is not what its digest says."""
    content, name, digest = row.get("content"), row.get("id"), row.get("digest")
    if not (isinstance(content, str) and isinstance(name, str)) or "format" not in content:
        return None
    try:
        instrument = instrument_from_toml(content, name=name)
    except InstrumentError:
        return None
    return instrument if instrument.digest == digest else None


@dataclass(slots=True)
class _Sorting:
    """Leaves going to their tables."""

    tables: Mapping[str, KnownTable]
    rows: dict[str, dict[int, Row]] = field(default_factory=dict)
    n_unreadable: int = 0

    def take(self, table: KnownTable, found: Leaf) -> None:
        into = self.rows.setdefault(table.name, {})
        for row in found.rows:
            if table.fits(row):
                into.setdefault(row.number, table.cells(row))
            else:
                self.n_unreadable += 1
        self.n_unreadable += found.n_unreadable


def _sorted(
    pages: FilePages,
    leaves: Mapping[int, Leaf],
    roots: Mapping[str, int],
    tables: Mapping[str, KnownTable],
    instruments: tuple[Instrument, ...],
) -> FoundRows:
    sorting, broken = _Sorting(tables), list[KnownTable]()
    taken = {
        leaf for name in roots.keys() - tables.keys() for leaf in _leaves_below(pages, roots[name], leaves)[0]
    }  # SQLite's
    for name, table in tables.items():
        below, is_whole = _leaves_below(pages, roots.get(name, 0), leaves)
        for number in below - taken:
            if _suits(table, leaves[number]):
                sorting.take(table, leaves[number])
                taken.add(number)
        if not is_whole:
            broken.append(table)
    for number, found in leaves.items():
        if number not in taken:
            _take_loose(sorting, found, broken)
    rows = {name: [of_one[number] for number in sorted(of_one)] for name, of_one in sorting.rows.items()}
    return FoundRows(rows, instruments, sorting.n_unreadable)


def _leaves_below(pages: FilePages, root: int, leaves: Mapping[int, Leaf]) -> tuple[set[int], bool]:
    """The leaves of a tree, and whether every page of it could be read."""
    found, is_whole, level = set[int](), root > 0, {root} if root else set()
    for _depth in range(_DEEPEST):
        inner = level - leaves.keys()
        found |= level & leaves.keys()
        below = [children(pages, number) for number in inner if 0 < number <= pages.count]
        is_whole = is_whole and len(below) == len(inner) and None not in below
        level = {child for part in below if part for child in part} - found
        if not level:
            break
    return found, is_whole


def _suits(table: KnownTable, found: Leaf) -> bool:
    """Whether a page's rows are a table's, but for a few that are damaged."""
    fitting = sum(table.fits(row) for row in found.rows)
    return not found.rows or fitting * 2 >= len(found.rows)


def _take_loose(sorting: _Sorting, found: Leaf, broken: Iterable[KnownTable]) -> None:
    """Give a leaf that hangs on nothing to the one table with a broken tree that its rows can belong to."""
    if not found.rows or _is_schema(found):
        return
    suiting = [table for table in broken if all(table.fits(row) for row in found.rows)]
    narrowest = min((len(table.columns) for table in suiting), default=0)
    chosen = [table for table in suiting if len(table.columns) == narrowest] or [
        table for table in broken if _suits(table, found)
    ]
    if len(chosen) == 1:
        sorting.take(chosen[0], found)
    else:
        sorting.n_unreadable += len(found.rows)


def _is_schema(found: Leaf) -> bool:
    return all(row.cells[:1] in (("table",), ("index",), ("trigger",)) for row in found.rows)
