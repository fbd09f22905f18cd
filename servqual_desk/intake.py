"""Checking the rows of a data file against the questionnaire: typed records, or every fault with its row and column.

Column by column: each different cell of a column is read once, so that 100,000 rows cost no more than a look-up a cell.
"""

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from instruments.columns import variables
from instruments.model import Instrument
from servqual_desk.cells import Value, shown
from servqual_desk.column_map import ColumnMap
from servqual_desk.errors import DataError
from servqual_desk.filters import RESPONSE_COLUMNS
from servqual_desk.i18n import _

# How a finished response may have been taken; `sqd_mode` of a file that we wrote ourselves.
MODES = ("interviewer", "kiosk", "paper", "import")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A data file as it was read: trimmed nowhere, checked nowhere, every cell a text, "" where it is empty.

    Attributes:
        name: the file's name, for faults.
        header: the columns' names, row 1.
        rows: cells, as many a row as the header has; `numbers` are their rows as a spreadsheet counts.
        ragged: row → its number of cells, for rows that have more or fewer than the header; they are not in `rows`.
        labels: column → cell → the file's own words for it (SPSS value labels).
        user_missing: column → cells that the file declares as missing (SPSS).
    """

    name: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]
    ragged: Mapping[int, int] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    user_missing: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One response as it is stored.

    `values`: column → int (scale, integer, weight), float (number), a non-answer's or a choice's id, `a;b`, ISO date, text;
    None where it is missing. `meta`: the program's own `sqd_*` columns, only those that are not empty.
    """

    values: Mapping[str, Value]
    meta: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that keeps a row (or, where `row` is None, the file) from being imported."""

    row: int | None
    column: str
    what: str

    @property
    def sentence(self) -> str:
        if self.row is None:
            return self.what
        if not self.column:
            return _("Row {row}: {what}").format(row=self.row, what=self.what)
        return _("Row {row}, column {column}: {what}").format(row=self.row, column=self.column, what=self.what)


class Records(Sequence[Record]):
    """Checked rows, kept by column and made into `Record`s one at a time, so that a large file stays small in memory."""

    def __init__(
        self, columns: Mapping[str, Sequence[Value]], meta: Mapping[str, Sequence[Value]], places: Sequence[int]
    ) -> None:
        self._columns = dict(columns)
        self._meta = dict(meta)
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> "Records": ...
    def __getitem__(self, index: int | slice) -> "Record | Records":
        if isinstance(index, slice):
            return Records(self._columns, self._meta, self._places[index])
        return self._record(self._places[index])

    def __iter__(self) -> Iterator[Record]:
        return map(self._record, self._places)

    def _record(self, place: int) -> Record:
        meta = {name: str(column[place]) for name, column in self._meta.items() if column[place] is not None}
        return Record(values={name: column[place] for name, column in self._columns.items()}, meta=meta)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What checking found.

    Attributes:
        records: the rows without a fault, in the file's order.
        faults: every fault, file-wide ones first, then by row.
        skipped: rows that have a fault.
        blank: rows without any content, which are no responses.
        lacking: columns of the questionnaire that the file does not have; missing for everyone.
    """

    records: Records
    faults: tuple[Fault, ...]
    skipped: tuple[int, ...]
    blank: tuple[int, ...]
    lacking: tuple[str, ...]

    def accepted(self, *, skip_invalid: bool = False) -> Records:
        """The records to import.

        Raises:
            DataError: there is a fault; with `skip_invalid`, only one of the whole file, or no row without a fault.
        """
        fatal = [fault for fault in self.faults if fault.row is None or not skip_invalid]
        if fatal or not len(self.records):
            raise DataError([fault.sentence for fault in fatal or self.faults])
        return self.records


def check(
    table: RawTable,
    instrument: Instrument,
    column_map: ColumnMap | None = None,
    *,
    known_uuids: Collection[str] = frozenset(),
) -> Intake:
    """Check a data file's rows against the questionnaire.

    An empty cell is missing; blank weights and outcomes are allowed; a row of empty cells only is no response.

    Args:
        column_map: their names for our columns, and what to ignore.
        known_uuids: responses that the project has already; a row that brings one again is a fault.
    """
    return _Check(table, instrument, column_map or ColumnMap(), known_uuids).result()


class _Check:
    """One file being checked: gathers faults, and the values of each column."""

    def __init__(
        self, table: RawTable, instrument: Instrument, column_map: ColumnMap, known_uuids: Collection[str]
    ) -> None:
        self._table = table
        self._instrument = instrument
        self._variables = {variable.name: variable for variable in variables(instrument)}
        self._map = column_map
        self._known_uuids = known_uuids
        self._faults: list[Fault] = []
        filled = [any(map(str.strip, row)) for row in table.rows]
        self._rows = [row for row, is_filled in zip(table.rows, filled, strict=True) if is_filled]
        self._numbers = [number for number, is_filled in zip(table.numbers, filled, strict=True) if is_filled]
        last = self._numbers[-1] if self._numbers else 0
        self._blank = tuple(
            number for number, is_filled in zip(table.numbers, filled, strict=True) if not is_filled and number < last
        )

    def result(self) -> Intake:
        ours = self._columns()
        if not self._rows and not self._table.ragged:
            self._fault_of_file(
                _(
                    "{name}: the file has column names but no rows of answers; add the answers and import it again."
                ).format(name=self._table.name)
            )
        self._faults += [self._ragged(row, count) for row, count in self._table.ragged.items()]
        by_column = list(zip(*self._rows, strict=True)) if self._rows else [()] * len(self._table.header)
        values = {name: self._read(name, by_column[place]) for name, place in ours.items()}
        self._check_weights(values)
        self._check_uuids(values)
        return self._intake(values)

    def _intake(self, values: Mapping[str, Sequence[Value]]) -> Intake:
        faulty = {fault.row for fault in self._faults if fault.row is not None}
        sound = [place for place, number in enumerate(self._numbers) if number not in faulty]
        answers = {name: column for name, column in values.items() if name in self._variables}
        meta = {name: column for name, column in values.items() if name not in self._variables}
        return Intake(
            records=Records(answers, meta, sound),
            faults=tuple(sorted(self._faults, key=lambda fault: fault.row or 0)),
            skipped=tuple(sorted(faulty)),
            blank=self._blank,
            lacking=tuple(name for name in self._variables if name not in values),
        )

    # Columns

    def _columns(self) -> dict[str, int]:
        """Our column → its place in the file; what does not fit becomes a fault of the file."""
        found: dict[str, int] = {}
        header = [name.strip() for name in self._table.header]
        self._check_map(header)
        for place, theirs in enumerate(header):
            if theirs in self._map.ignore or (not theirs and self._is_empty(place)):
                continue
            ours = self._map.columns.get(theirs, theirs)
            if not theirs:
                self._fault_of_file(
                    _("{name}: column {place} holds cells but has no name; name it.").format(
                        name=self._table.name, place=place + 1
                    )
                )
            elif header.index(theirs) < place:
                self._fault_of_file(
                    _("{name}: the column {theirs} stands twice; keep one.").format(
                        name=self._table.name, theirs=shown(theirs)
                    )
                )
            elif ours not in self._variables and ours not in RESPONSE_COLUMNS:
                self._fault_of_file(self._unknown_column(theirs))
            elif ours in found:
                self._fault_of_file(
                    _("{name}: the columns {first} and {second} both stand for {ours}; keep one.").format(
                        name=self._table.name, first=shown(header[found[ours]]), second=shown(theirs), ours=ours
                    )
                )
            else:
                found[ours] = place
        return found

    def _is_empty(self, place: int) -> bool:
        return not any(row[place].strip() for row in self._rows)

    def _check_map(self, header: Sequence[str]) -> None:
        for theirs, ours in self._map.columns.items():
            if theirs not in header:
                self._fault_of_file(
                    _("{map}: {name} has no column {theirs}; correct the map.").format(
                        map=self._map.name, name=self._table.name, theirs=shown(theirs)
                    )
                )
            if ours not in self._variables and ours not in RESPONSE_COLUMNS:
                self._fault_of_file(
                    _("{map}: the questionnaire has no column {ours}; correct the map.").format(
                        map=self._map.name, ours=shown(ours)
                    )
                )

    def _unknown_column(self, theirs: str) -> str:
        near = difflib.get_close_matches(theirs.lower(), self._variables, n=1)
        if near:
            return _("{name}: the questionnaire has no column {theirs}; did you mean “{near}”?").format(
                name=self._table.name, theirs=shown(theirs), near=near[0]
            )
        return _("{name}: the questionnaire has no column {theirs}; rename it, or map or ignore it with --map.").format(
            name=self._table.name, theirs=shown(theirs)
        )
