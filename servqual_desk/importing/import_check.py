"""Checking a data file against the questionnaire: typed records, or every fault with its row and column.

Column by column, and each different cell of a column is read once: 100,000 rows cost no more than a look-up a cell.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from instruments.columns import variables, weight_variables
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.importing import cell_values
from servqual_desk.importing.cell_values import CellError, Reader
from servqual_desk.importing.column_map import ColumnMap, match_columns
from servqual_desk.importing.own_readers import own_readers
from servqual_desk.importing.raw_table import RawTable, Record, Records, Value
from servqual_desk.importing.row_rules import Columns, Fault, fault_of_file, uuid_faults, weight_faults
from servqual_desk.words.response_columns import BY_NAME

__all__ = ["Fault", "Intake", "RawTable", "Record", "Records", "check"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What checking found.

    Attributes:
        records: the rows without a fault, in the file's order.
        faults: every fault, those of the whole file first, then by row.
        skipped: the rows that have a fault.
        blank: rows without any content between others; they are no responses.
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
            DataError: there is a fault; with `skip_invalid`, only one of the whole file, or when no row is sound.
        """
        refused = [fault for fault in self.faults if fault.row is None or not skip_invalid]
        if not refused and not self.records:
            refused = list(self.faults)
        if refused:
            raise DataError([fault.sentence for fault in refused])
        return self.records


def check(
    table: RawTable,
    instrument: Instrument,
    column_map: ColumnMap | None = None,
    *,
    known_uuids: Collection[str] = frozenset(),
) -> Intake:
    """Check a data file's rows against the questionnaire.

    An empty cell is missing; blank outcomes and weights are allowed; a row of empty cells only is no response.

    Args:
        column_map: their names for our columns, and which to ignore.
        known_uuids: responses that the project has already; a row that brings one again is a fault.
    """
    names = [variable.name for variable in variables(instrument)]
    table, blank = _without_blank_rows(table)
    header, faults = _header(table)
    places, unfit = match_columns(header, [*names, *BY_NAME], column_map or ColumnMap(), name=table.name)
    faults += [fault_of_file(sentence) for sentence in unfit]
    if not faults and not any(name in places for name in names):
        faults.append(
            fault_of_file(
                _("{name}: has no column of the questionnaire; look at its first row.").format(name=table.name)
            )
        )
    if not table.rows and not table.ragged:
        sentence = _("{name}: has column names but no rows of answers; add them and import it again.")
        faults.append(fault_of_file(sentence.format(name=table.name)))
    faults += [_ragged(row, count, len(header)) for row, count in table.ragged.items()]
    columns, unreadable = _read_columns(table, instrument, places)
    faults += unreadable
    weights = {header[places[variable.name]] for variable in weight_variables(instrument) if variable.name in places}
    spoilt = {fault.row for fault in unreadable if fault.row is not None and fault.column in weights}
    faults += weight_faults(table, instrument, columns, spoilt)
    faults += uuid_faults(table, columns, known_uuids)
    return _intake(table, names, columns, faults, blank)


def _intake(
    table: RawTable, names: Sequence[str], columns: Columns, faults: Sequence[Fault], blank: tuple[int, ...]
) -> Intake:
    faulty = {fault.row for fault in faults if fault.row is not None}
    answers = {name: columns[name] for name in names if name in columns}
    meta = {name: columns[name] for name in BY_NAME if name in columns}
    sound = [place for place, number in enumerate(table.numbers) if number not in faulty]
    return Intake(
        records=Records(answers, meta, sound),
        faults=tuple(sorted(faults, key=lambda fault: fault.row or 0)),
        skipped=tuple(sorted(faulty)),
        blank=blank,
        lacking=tuple(name for name in names if name not in columns),
    )


def _without_blank_rows(table: RawTable) -> tuple[RawTable, tuple[int, ...]]:
    """The table without rows of empty cells, and which of these stood between others."""
    filled = [place for place, row in enumerate(table.rows) if any(row) and any(map(str.strip, row))]
    if len(filled) == len(table.rows):
        return table, ()
    numbers = [table.numbers[place] for place in filled]
    last = max([*numbers, *table.ragged], default=0)
    blank = tuple(sorted(number for number in set(table.numbers) - set(numbers) if number < last))
    kept = RawTable(
        name=table.name,
        header=table.header,
        rows=[table.rows[place] for place in filled],
        numbers=numbers,
        ragged=table.ragged,
        labels=table.labels,
        user_missing=table.user_missing,
    )
    return kept, blank


def _header(table: RawTable) -> tuple[tuple[str, ...], list[Fault]]:
    """The trimmed names, and a fault for each column that has cells but no name."""
    header = tuple(name.strip() for name in table.header)
    nameless = [
        place for place, name in enumerate(header) if not name and any(row[place].strip() for row in table.rows)
    ]
    return header, [
        fault_of_file(
            _("{name}: column number {place} has cells but no name in row 1; name it or empty it.").format(
                name=table.name, place=place + 1
            )
        )
        for place in nameless
    ]


def _ragged(row: int, count: int, width: int) -> Fault:
    what = _("the number of cells is {count}, the header's is {width}; put a text that holds a comma in quotes.")
    return Fault(row=row, column="", what=what.format(count=count, width=width))


def _read_columns(table: RawTable, instrument: Instrument, places: Mapping[str, int]) -> tuple[Columns, list[Fault]]:
    by_column = list(zip(*table.rows, strict=True)) if table.rows else [()] * len(table.header)
    columns: Columns = {}
    faults: list[Fault] = []
    readers = _readers(table, instrument, places)
    for name in sorted(places, key=places.__getitem__):
        theirs = table.header[places[name]]
        memo = _Memo(readers[name])
        column = by_column[places[name]]
        columns[name] = list(map(memo.__getitem__, column))
        if memo.refused:
            faults += [
                Fault(row=number, column=theirs.strip(), what=memo.refused[cell])
                for number, cell in zip(table.numbers, column, strict=True)
                if cell in memo.refused
            ]
    return columns, faults


class _Memo(dict[str, Value]):
    """Each different cell of a column is read once; a cell that cannot be read is None, and why stands in `refused`."""

    def __init__(self, read: Reader) -> None:
        super().__init__()
        self._read = read
        self.refused: dict[str, str] = {}

    def __missing__(self, cell: str) -> Value:
        trimmed = cell.strip()
        value: Value = None
        if trimmed:
            try:
                value = self._read(trimmed)
            except CellError as error:
                self.refused[cell] = str(error)
        self[cell] = value
        return value


def _readers(table: RawTable, instrument: Instrument, places: Mapping[str, int]) -> dict[str, Reader]:
    """Our column → the reader of its cells, for the columns that the file has."""
    own = own_readers(instrument)
    readers = {name: read for name, read in own.items() if name in places}
    for variable in variables(instrument):
        if variable.name in places:
            theirs = table.header[places[variable.name]]
            readers[variable.name] = cell_values.reader(
                variable, table.labels.get(theirs, {}), table.user_missing.get(theirs, ())
            )
    return readers
