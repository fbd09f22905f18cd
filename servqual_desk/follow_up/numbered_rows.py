"""Rows that have a number and no code of their own: read, kept and removed in one way, each change with its line in the log."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.people.rights import Right
from servqual_desk.store.event_log import Event
from servqual_desk.store.project_file import ProjectPart
from servqual_desk.store.row_numbers import number_of, row_number


class Numbered(Protocol):
    """A frozen dataclass whose fields are the table's columns; `id` is 0 until it is kept."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> int: ...

    @property
    def name(self) -> str:
        """By which the log calls it."""
        ...


Row = TypeVar("Row", bound=Numbered)


class NumberedRows(ProjectPart, Generic[Row]):
    """One table, oldest row first. Whoever writes needs the right to change the plan, where a table does not say otherwise."""

    table: ClassVar[str]
    kind: type[Row]
    right: ClassVar[Right | None] = Right.FOLLOW_UP
    removing: ClassVar[Right | None] = Right.FOLLOW_UP

    def list(self) -> tuple[Row, ...]:
        rows = self.project.database.query(f'SELECT * FROM "{self.table}" ORDER BY id')
        return tuple(self.of_row(row) for row in rows)

    def get(self, number: int) -> Row:
        """The row with this number of its own.

        Raises:
            DataError: there is none.
        """
        found = next((row for row in self.list() if row.id == number), None)
        if found is None:
            raise DataError(_("This entry is not in the survey any more; somebody has removed it."))
        return found

    def faults(self, row: Row) -> Sequence[str]:
        """A sentence for everything for which it cannot be kept."""
        return []

    def row(self, kept: Row) -> dict[str, Any]:
        """What stands in the table."""
        return asdict(kept)

    def of_row(self, row: Mapping[str, Any]) -> Row:
        """What stood there."""
        return self.kind(**row)

    def key(self, row: Row) -> tuple[str, ...]:
        """By what two laptops that add the same thing know it for one; empty where each addition is a thing of its own."""
        return ()

    def twin(self, row: Row) -> Row | None:
        """Another row with the same key."""
        key = self.key(row)
        return next((other for other in self.list() if self.key(other) == key and other.id != row.id), None)

    def _number(self, row: Row) -> int:
        key = self.key(row)
        number = number_of(self.table, *key) if key else row_number()
        return row_number() if any(other.id == number for other in self.list()) else number

    def _require(self, right: Right | None) -> None:
        if right is not None:
            self.project.require(right)

    def keep(self, row: Row, *, who: str | None = None) -> Row:
        """Add a row, or change the one with its number; returns it as it is kept.

        Raises:
            DataError: it cannot be kept; nothing has changed.
            RightError: whoever is signed in may not do this.
        """
        self._require(self.right)
        with self.project.transaction():
            if faults := self.faults(row):
                raise DataError(faults)
            kept = row if row.id else replace(row, id=self._number(row))
            self.project.database.table(self.table).upsert(self.row(kept), pk="id")
            self.project.log(Event(kind=self.table, variable=str(kept.id), new=kept.name, who=who))
        return kept

    def put(self, row: Row, *, who: str | None = None) -> Row:
        """Keep the row in place of the one with its key.

        Raises:
            DataError, RightError: as of `keep`.
        """
        twin = self.twin(row)
        return self.keep(row if twin is None else replace(row, id=twin.id), who=who)

    def remove(self, row: Row, *, who: str | None = None) -> None:
        """Take a row out; the log keeps what it held.

        Raises:
            RightError: whoever is signed in may not do this.
        """
        self._require(self.removing)
        with self.project.transaction():
            self.project.database.table(self.table).delete_where("id = ?", [row.id])
            self.project.log(Event(kind="removed", variable=self.table, old=row.name, who=who))
