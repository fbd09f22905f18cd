"""One of our columns, read from one or several columns of a file; each different cell is read once."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from instruments.columns import Variable
from instruments.i18n import _
from servqual_desk.importing.cell_error import CellError, shown
from servqual_desk.importing.cell_style import Reader
from servqual_desk.importing.column_match import Source
from servqual_desk.importing.joined_cells import joined_cells
from servqual_desk.importing.raw_table import Rows, Value
from servqual_desk.importing.tick_cells import TickReader
from servqual_desk.store.coded_cells import CodedCells

_MOST_KEPT = 50_000  # different cells whose value is remembered

Refused = Callable[[Sequence[int], str, str, int], None]
"""Hears of rows (places in the part), the cell, what is wrong with it, and the place of its column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnReader:
    """Reads `source` with `read`; `variable` is None for the program's own columns.

    `said`: the cells whose meaning a person told; `ticks`: of each column of ticks, by its place, what reads it.
    """

    name: str
    source: Source
    read: Reader
    variable: Variable | None
    memo: dict[str, Value]
    refused: dict[str, str]
    said: Collection[str] = ()
    ticks: Mapping[int, TickReader] = field(default_factory=dict)

    def values(self, rows: Rows, report: Refused | None = None) -> Sequence[Value]:
        """The values of these rows; None where a cell is empty or was refused."""
        if not self.source.ticks:
            return self._plain(rows, report)
        return self._ticked(rows, report)

    def cells(self, rows: Rows) -> tuple[list[str], Sequence[int]]:
        """The different cells of the column of its own, the further parts joined to them, and which of them each row has."""
        if not self.source.parts:
            return rows.column(self.source.places[0])
        columns = [rows.column(place) for place in (self.source.places[0], *self.source.parts)]
        several = self.variable is not None and self.variable.traits.several
        return joined_cells(columns, ";" if several else " ")

    def first_said(self, rows: Rows, places: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Each cell of these places whose meaning a person told, once: where among the places it comes first, and the cell."""
        if not self.said or self.source.place is None:
            return
        cells, codes = self.cells(rows)
        waiting = {code: cell.strip() for code, cell in enumerate(cells) if cell.strip() in self.said}
        for at, place in enumerate(places):
            if not waiting:
                return
            if (cell := waiting.pop(codes[place], None)) is not None:
                yield at, cell

    def _plain(self, rows: Rows, report: Refused | None) -> CodedCells[Value]:
        cells, codes = self.cells(rows)
        if len(self.memo) > _MOST_KEPT:  # between two parts, so that no refusal of this one is forgotten
            self.memo.clear()
            self.refused.clear()
        values = [self._value(cell) for cell in cells]
        if report is not None and self.refused:
            bad = {code for code, cell in enumerate(cells) if cell in self.refused}
            for code, places in _places(codes, bad).items():
                report(places, cells[code], self.refused[cells[code]], self.source.places[0])
        return CodedCells(values, codes)

    def _value(self, cell: str) -> Value:
        if cell in self.memo:
            return self.memo[cell]
        value: Value = None
        trimmed = cell.strip()
        if trimmed:
            try:
                value = self.read(trimmed)
            except CellError as error:
                self.refused[cell] = str(error)
        self.memo[cell] = value
        return value

    def _ticked(self, rows: Rows, report: Refused | None) -> list[Value]:
        """Ticks joined in the questionnaire's order, a ranking by its places.

        Where the joined answer stands beside them, both must say the same.
        """
        joined: Sequence[Value] = [None] * len(rows.numbers)
        if self.source.place is not None:
            joined = self._plain(rows, report)
        order = [choice.id for choice in self.variable.choices] if self.variable else []
        ticks = sorted(self.source.ticks, key=lambda tick: order.index(tick[1]))
        columns = [self._ticks(rows, place, report) for place, _choice in ticks]
        values: list[Value] = []
        for at, (whole, marks) in enumerate(zip(joined, zip(*columns, strict=True), strict=True)):
            marked = [(mark, choice) for (_place, choice), mark in zip(ticks, marks, strict=True) if mark]
            named = ";".join(choice for _mark, choice in sorted(marked, key=itemgetter(0)))
            if whole is not None and any(mark is not None for mark in marks) and whole != named and report is not None:
                what = _("the ticks say {ticks}, the answer beside them {whole}; correct one of them.")
                what = what.format(ticks=shown(named), whole=shown(str(whole)))
                report([at], str(whole), what, self.source.places[0])
            if named and self._has_no_order(marks) and report is not None:
                what = _("the places must be 1 to {most}, each once; correct them.").format(most=len(order))
                report([at], " ".join(map(str, marks)), what, ticks[0][0])
            values.append(whole if whole is not None else named or None)
        return values

    def _has_no_order(self, marks: Sequence[int | None]) -> bool:
        """Whether marks that are to be places do not say which choice comes after which."""
        if self.variable is None or not self.variable.traits.ranked:
            return False
        places = sorted(mark for mark in marks if mark is not None)
        return places != list(range(1, len(self.variable.choices) + 1))

    def _ticks(self, rows: Rows, place: int, report: Refused | None) -> list[int | None]:
        cells, codes = rows.column(place)
        marks: list[int | None] = []
        bad: dict[int, str] = {}
        for code, cell in enumerate(cells):
            try:
                marks.append(self.ticks[place](cell))
            except CellError as error:
                marks.append(None)
                bad[code] = str(error)
        if report is not None:
            for code, places in _places(codes, bad).items():
                report(places, cells[code], bad[code], place)
        return list(map(marks.__getitem__, codes))


def _places(codes: Sequence[int], wanted: Collection[int]) -> dict[int, list[int]]:
    """Code → the rows that have it, for the wanted codes."""
    found: dict[int, list[int]] = {}
    if wanted:
        for at, code in enumerate(codes):
            if code in wanted:
                found.setdefault(code, []).append(at)
    return found


def blank_rows(rows: Rows, width: int) -> set[int]:
    """The places of rows in which no column has anything."""
    left = set(range(len(rows.numbers)))
    for place in range(width):
        cells, codes = rows.column(place)
        empty = {code for code, cell in enumerate(cells) if not cell.strip()}
        if not empty:
            return set()
        left = {at for at in left if codes[at] in empty}
        if not left:
            break
    return left


def ragged_rows(rows: Rows, width: int) -> Iterator[tuple[int, int]]:
    """Places of rows with another number of cells than the header, unless what is too much is empty; and that number."""
    if all(length == width for length in rows.lengths):
        return
    for at, length in enumerate(rows.lengths):
        if length != width and not (length > width and _is_empty_after(rows, at, width, length)):
            yield at, length


def _is_empty_after(rows: Rows, at: int, width: int, length: int) -> bool:
    columns = (rows.column(place) for place in range(width, length))
    return all(not cells[codes[at]].strip() for cells, codes in columns)
