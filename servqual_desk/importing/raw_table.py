"""A data file before it is checked (`RawTable`) and a response after (`Record`)."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, overload

from instruments.columns import RESERVED_PREFIX
from instruments.progress import Progress
from servqual_desk.importing.grid import CHUNK_ROWS, Chunk, Grid, chunk_of

Value = int | float | str | None


class Rows:
    """Some rows of a table that stand together: the end of a chunk, from `start` on."""

    def __init__(self, chunk: Chunk, start: int = 0) -> None:
        self._chunk = chunk
        self._start = start
        self.numbers: Sequence[int] = chunk.row_numbers()[start:]
        self.lengths: Sequence[int] = chunk.row_lengths()[start:]

    def column(self, place: int) -> tuple[list[str], Sequence[int]]:
        """The column's different cells, and for each row which of them it has."""
        column = self._chunk.column(place)
        return column.cells, column.places()[self._start :]

    def digests(self) -> list[bytes]:
        """The hash of each row's cells."""
        return self._chunk.row_digests()[self._start :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """How a file writes its cells.

    Attributes:
        parted: a sign parts the cells, so that a row with another number of them than the header is broken.
        decimal_comma: 0,5 may be a half.
        thousands: 34.000 may be thirty-four thousand.
        day_zero: the day from which bare numbers count as dates.
        titles: column → the file's own words for it.
        sets: column of a multiple-response set → what it may be called by the set and its own words.
        counted: column of ticks → the cell that ticks it, where the file says that it is another one than 1.
        joined: column of a multiple-response set's answers → the columns of codes that stand joined in it.
        merged: a column's place and the rows (`3–4`) of a merged cell among the answers.
    """

    parted: bool = True
    decimal_comma: bool = False
    thousands: bool = False
    day_zero: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    counted: Mapping[str, str] = field(default_factory=dict)
    joined: Mapping[str, Sequence[str]] = field(default_factory=dict)
    merged: Sequence[tuple[int, str]] = ()


class Table(Protocol):
    """What is checked: a header, and rows in parts that fit into memory."""

    @property
    def name(self) -> str: ...
    @property
    def header(self) -> tuple[str, ...]: ...
    @property
    def header_row(self) -> int: ...
    @property
    def traits(self) -> Traits: ...
    @property
    def n_rows(self) -> int: ...
    @property
    def ragged(self) -> Mapping[int, int]: ...
    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]: ...
    @property
    def user_missing(self) -> Mapping[str, Collection[str]]: ...
    def parts(self) -> Iterator[Rows]: ...


def parts_of(table: Table, progress: Progress) -> Iterator[Rows]:
    """The parts of a table, one after another, saying how far it is."""
    done = 0
    for rows in table.parts():
        yield rows
        done += len(rows.numbers)
        progress(min(done / max(table.n_rows, 1), 1.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A data file as it was read: every cell a text, "" where it is empty, nothing trimmed or checked.

    Attributes:
        name: the file's name, for faults.
        header: the columns' names (row 1).
        rows: as many cells each as the header has; `numbers` are their rows as a spreadsheet counts.
        ragged: row → its number of cells, for the rows that have more or fewer than the header; they are not in `rows`.
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
    traits: Traits = field(default_factory=Traits)
    header_row: int = 1

    @property
    def n_rows(self) -> int:
        return len(self.rows)

    def parts(self) -> Iterator[Rows]:
        """The rows, some thousand at a time."""
        for start in range(0, len(self.rows), CHUNK_ROWS):
            rows = self.rows[start : start + CHUNK_ROWS]
            yield Rows(chunk_of(self.numbers[start : start + CHUNK_ROWS], rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTable:
    """A table of a foreign file: a sheet's grid on disk, from the row after its header on, which may have several."""

    name: str
    header: tuple[str, ...]
    header_row: int
    grid: Grid
    last_header_row: int = 0
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    user_missing: Mapping[str, Collection[str]] = field(default_factory=dict)
    traits: Traits = field(default_factory=Traits)
    ragged: Mapping[int, int] = field(default_factory=dict)
    n_rows: int = 0  # about: for the progress

    def parts(self) -> Iterator[Rows]:
        """The rows below the header, a chunk at a time."""
        for chunk in self.grid.chunks():
            numbers = chunk.row_numbers()
            start = bisect_right(numbers, max(self.header_row, self.last_header_row))
            if start < len(numbers):
                yield Rows(chunk, start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One response as it is stored.

    `values`: column → int (scale, integer, weight), float (number), a non-answer's or a choice's id, `a;b`, ISO date, text;
    None where it is missing. `meta`: the program's own `sqd_*` columns, those that are not empty.
    """

    values: Mapping[str, Value]
    meta: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some records by column: our column → values, one a record; `digests` tell the file's rows apart, where there is a file.

    `words`: each cell whose meaning a person told, where it comes first: the record's place, our column, the trimmed cell.
    """

    columns: Mapping[str, Sequence[Value]]
    digests: Sequence[bytes] = ()
    words: Sequence[tuple[int, str, str]] = ()
    n_rows: int


class Parts(Protocol):
    """Records in parts, each loaded when it is asked for; `counts` says how many each has, `names` which columns."""

    @property
    def counts(self) -> Sequence[int]: ...
    @property
    def names(self) -> Collection[str]: ...
    def part(self, index: int) -> Part: ...


class WholeTable:
    """Records that stand in memory, as one part."""

    def __init__(self, columns: Mapping[str, Sequence[Value]], n_rows: int) -> None:
        self._part = Part(columns=columns, n_rows=n_rows)
        self.counts: Sequence[int] = [n_rows]
        self.names: Collection[str] = columns.keys()

    def part(self, _index: int) -> Part:
        return self._part


class Records(Sequence[Record]):
    """Responses kept by column and shown as `Record`s one at a time; a slice of them is cheap where slices are taken in order."""

    def __init__(self, parts: Parts, start: int = 0, stop: int | None = None) -> None:
        self._parts = parts
        self._start = start
        self._stop = sum(parts.counts) if stop is None else stop

    def __len__(self) -> int:
        return self._stop - self._start

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> "Records": ...
    def __getitem__(self, index: int | slice) -> "Record | Records":
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step != 1:
                raise ValueError("records are taken in order")
            return Records(self._parts, self._start + start, self._start + max(start, stop))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        at = index % len(self)
        return next(iter(self[at : at + 1]))

    def __iter__(self) -> Iterator[Record]:
        for part, start, stop in self._pieces():
            answers = {name: values for name, values in part.columns.items() if not name.startswith(RESERVED_PREFIX)}
            own = {name: values for name, values in part.columns.items() if name.startswith(RESERVED_PREFIX)}
            for at in range(start, stop):
                yield Record(
                    values={name: values[at] for name, values in answers.items()},
                    meta={name: str(values[at]) for name, values in own.items() if values[at] is not None},
                )

    def spans(self, most: int) -> Iterator[slice]:
        """The records in their order, so many at a time; none of two parts together, whose columns would have to be joined."""
        done = -self._start
        for count in self._parts.counts:
            first, last = max(done, 0), min(done + count, len(self))
            yield from (slice(at, min(at + most, last)) for at in range(first, last, most))
            done += count

    def answer_columns(self, names: Sequence[str]) -> dict[str, Sequence[Value]]:
        """What `answer_columns` gives, without a `Record` for each; columns that the file does not have are left out."""
        known = [name for name in names if name in self._parts.names]
        pieces = [{name: part.columns[name][start:stop] for name in known} for part, start, stop in self._pieces()]
        if len(pieces) == 1:
            return pieces[0]
        return {name: [value for piece in pieces for value in piece[name]] for name in known}

    def meta_columns(self, names: Sequence[str]) -> list[list[str | None]]:
        """What `meta_columns` gives, without a `Record` for each."""
        found: list[list[str | None]] = [[] for _name in names]
        known = [(name, cells) for name, cells in zip(names, found, strict=True) if name in self._parts.names]
        for part, start, stop in self._pieces() if known else ():
            for name, cells in known:
                cells += [None if cell is None else str(cell) for cell in part.columns[name][start:stop]]
        return found

    def digests(self) -> list[bytes]:
        """The hash of each row in its file; nothing where there is no file."""
        return [digest for part, start, stop in self._pieces() for digest in part.digests[start:stop]]

    def words(self) -> list[tuple[int, str, str]]:
        """The cells whose meaning a person told; nothing where there is no file."""
        found, done = [], 0
        for part, start, stop in self._pieces():
            found += [(done + at - start, column, cell) for at, column, cell in part.words if start <= at < stop]
            done += stop - start
        return found

    def _pieces(self) -> Iterator[tuple[Part, int, int]]:
        """The parts that the records stand in, and from where to where in each."""
        done = 0
        for index, count in enumerate(self._parts.counts):
            start, stop = max(self._start - done, 0), min(self._stop - done, count)
            if start < stop:
                yield self._parts.part(index), start, stop
            done += count


def spans_of(records: Sequence[Record], most: int) -> Iterator[slice]:
    """Where to take records from, at most so many at a time, so that none is taken from its part twice."""
    if (by_column := _by_column(records)) is not None:
        yield from by_column.spans(most)
    else:
        yield from (slice(at, at + most) for at in range(0, len(records), most))


def digests_of(records: Sequence[Record]) -> list[bytes]:
    """The hash of each record's row in its file; nothing where they do not come from a file."""
    by_column = _by_column(records)
    return by_column.digests() if by_column is not None else []


def words_of(records: Sequence[Record]) -> list[tuple[int, str, str]]:
    """The cells whose meaning a person told: the record's place, our column, the cell; not each time that one comes again."""
    by_column = _by_column(records)
    return by_column.words() if by_column is not None else []


def _by_column(records: Sequence[Record]) -> Records | None:
    """The records kept by column, also where another sequence stands around them."""
    inner = records if isinstance(records, Records) else records[:]
    return inner if isinstance(inner, Records) else None


def answer_columns(records: Sequence[Record], names: Sequence[str]) -> Mapping[str, Sequence[Value]]:
    """Each of these columns in which a record may have something, a cell a record; None where it has none."""
    if (by_column := _by_column(records)) is not None:
        return by_column.answer_columns(names)
    return {name: [record.values.get(name) for record in records] for name in names}


def meta_columns(records: Sequence[Record], names: Sequence[str]) -> list[list[str | None]]:
    """Each of these `sqd_*` columns, a cell a record; an empty list for a column of which no record says anything."""
    if (by_column := _by_column(records)) is not None:
        return by_column.meta_columns(names)
    columns = [[record.meta.get(name) for record in records] for name in names]
    return [cells if any(cells) else [] for cells in columns]
