"""A data file before it is checked (`RawTable`) and a response after (`Record`)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import overload

Value = int | float | str | None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One response as it is stored.

    `values`: column → int (scale, integer, weight), float (number), a non-answer's or a choice's id, `a;b`, ISO date, text;
    None where it is missing. `meta`: the program's own `sqd_*` columns, those that are not empty.
    """

    values: Mapping[str, Value]
    meta: Mapping[str, str] = field(default_factory=dict)


class RowValues(Mapping[str, Value]):
    """One row of columns as column → value, looked up and never copied."""

    __slots__ = ("_columns", "_place")

    def __init__(self, columns: Mapping[str, Sequence[Value]], place: int) -> None:
        self._columns = columns
        self._place = place

    def __getitem__(self, name: str) -> Value:
        return self._columns[name][self._place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


class Records(Sequence[Record]):
    """Responses kept by column and shown as `Record`s one at a time, so that 100,000 of them stay small in memory.

    Args:
        answers: column → its values, all of one length.
        meta: the same for the `sqd_*` columns.
        places: which places of the columns are the responses, in order.
    """

    def __init__(
        self, answers: Mapping[str, Sequence[Value]], meta: Mapping[str, Sequence[Value]], places: Sequence[int]
    ) -> None:
        self._answers = answers
        self._meta = meta
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> "Records": ...
    def __getitem__(self, index: int | slice) -> "Record | Records":
        if isinstance(index, slice):
            return Records(self._answers, self._meta, self._places[index])
        return self._record(self._places[index])

    def __iter__(self) -> Iterator[Record]:
        return map(self._record, self._places)

    def answer_rows(self, names: Sequence[str]) -> Iterable[tuple[Value, ...]]:
        """What `answer_rows` gives, without a `Record` for each."""
        return self._rows(self._answers, names)

    def meta_rows(self, names: Sequence[str]) -> Iterable[tuple[str | None, ...]]:
        """What `meta_rows` gives, without a `Record` for each."""
        for row in self._rows(self._meta, names):
            yield tuple([None if cell is None else str(cell) for cell in row])

    def _rows(self, columns: Mapping[str, Sequence[Value]], names: Sequence[str]) -> Iterator[tuple[Value, ...]]:
        cells = (
            map(columns[name].__getitem__, self._places) if name in columns else repeat(None, len(self))
            for name in names
        )
        return zip(*cells, strict=True)

    def _record(self, place: int) -> Record:
        return Record(
            values=RowValues(self._answers, place),
            meta={name: str(column[place]) for name, column in self._meta.items() if column[place] is not None},
        )


def answer_rows(records: Sequence[Record], names: Sequence[str]) -> Iterable[tuple[Value, ...]]:
    """Each record's values of these columns, None where it has none."""
    if isinstance(records, Records):
        return records.answer_rows(names)
    return (tuple(map(record.values.get, names)) for record in records)


def meta_rows(records: Sequence[Record], names: Sequence[str]) -> Iterable[tuple[str | None, ...]]:
    """The same for the `sqd_*` columns."""
    if isinstance(records, Records):
        return records.meta_rows(names)
    return (tuple(map(record.meta.get, names)) for record in records)
