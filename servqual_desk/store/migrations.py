"""Numbered changes of the schema, each made once in a file, in their order; a file remembers which it has seen."""

from collections.abc import Callable

from msgspec import Struct

from servqual_desk.store.database import Database

MIGRATIONS = "_sqlite_migrations"  # sqlite-utils' own, which makes and fills it

Change = Callable[[Database], None]


class Migration(Struct, frozen=True, kw_only=True):
    """One change of the schema, and whether it stands in one transaction with the note that it was made."""

    name: str
    change: Change
    transactional: bool = True


class Migrations:
    """A set of changes by its name. A function becomes the newest of them by the decorator `@migrations()`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._all: list[Migration] = []

    def __call__(self, *, transactional: bool = True) -> Callable[[Change], Change]:
        def add(change: Change) -> Change:
            self._all.append(Migration(name=change.__name__, change=change, transactional=transactional))
            return change

        return add

    @property
    def names(self) -> tuple[str, ...]:
        """What this program knows, oldest first."""
        return tuple(one.name for one in self._all)

    def applied(self, database: Database) -> tuple[str, ...]:
        """What a file has seen, in the order in which it did; also what a newer program made."""
        if MIGRATIONS not in database.table_names():
            return ()
        sql = f"SELECT name FROM {MIGRATIONS} WHERE migration_set = ? ORDER BY rowid"
        return tuple(row[0] for row in database.conn.execute(sql, (self.name,)))

    def pending(self, database: Database) -> tuple[str, ...]:
        """What a file has not seen yet, oldest first."""
        seen = self.applied(database)
        return tuple(name for name in self.names if name not in seen)

    def apply(self, database: Database, *, until: str | None = None) -> None:
        """Make every pending change; one that fails is undone, and stays pending.

        Args:
            until: the change before which to stop, so that the file is as an older program would have made it.
        """
        from servqual_desk.store.sqlite_tables import Database as Tables
        from servqual_desk.store.sqlite_tables import Migrations as Runner

        runner = Runner(self.name)
        for one in self._all:
            runner(name=one.name, transactional=one.transactional)(_on(database, one.change))
        runner.apply(Tables(database.conn, execute_plugins=False), stop_before=until)


def _on(database: Database, change: Change) -> Callable[[object], None]:
    def run(_tables: object) -> None:
        change(database)

    return run
