"""The sound rows of a data file as typed columns, read again part by part when they are written."""

from collections.abc import Iterator, Mapping, Sequence

from servqual_desk.importing.column_reader import ColumnReader
from servqual_desk.importing.raw_table import Part, Rows, Table, Value
from servqual_desk.store.coded_cells import taken


class TypedParts:
    """The sound rows of a table, read again part by part; the last part is kept, for records are taken in order."""

    def __init__(self, table: Table, readers: Sequence[ColumnReader], sound: Sequence[Sequence[int]]) -> None:
        self._table, self._readers, self._sound = table, readers, sound
        self.counts = [len(places) for places in sound]
        self.names = frozenset(reader.name for reader in readers)
        self._at = -1
        self._rows: Iterator[Rows] = iter(())
        self._part: Part | None = None

    def part(self, index: int) -> Part:
        """The part at this place."""
        if self._part is None or index < self._at:
            self._rows, self._at = self._table.parts(), -1
        while self._at < index:
            rows = next(self._rows)
            self._at += 1
            self._part = self._typed(rows, self._sound[self._at]) if self._at == index else None
        if self._part is None:
            raise IndexError(index)
        return self._part

    def _typed(self, rows: Rows, places: Sequence[int]) -> Part:
        digests = rows.digests()
        return Part(
            columns=_Columns(rows, places, self._readers),
            digests=digests if len(places) == len(digests) else [digests[at] for at in places],
            words=[(at, one.name, cell) for one in self._readers for at, cell in one.first_said(rows, places)],
            n_rows=len(places),
        )


class _Columns(Mapping[str, Sequence[Value]]):
    """The columns of some rows, each read when it is first asked for."""

    def __init__(self, rows: Rows, places: Sequence[int], readers: Sequence[ColumnReader]) -> None:
        self._rows, self._places = rows, places
        self._readers = {reader.name: reader for reader in readers}
        self._read: dict[str, Sequence[Value]] = {}

    def __getitem__(self, name: str) -> Sequence[Value]:
        if name not in self._read:
            values = self._readers[name].values(self._rows)
            everything = len(self._places) == len(values)
            self._read[name] = values if everything else taken(values, self._places)
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._readers

    def __iter__(self) -> Iterator[str]:
        return iter(self._readers)

    def __len__(self) -> int:
        return len(self._readers)
