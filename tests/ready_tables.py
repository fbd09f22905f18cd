"""The tables of a new file, made by all migrations once in a process and written down at once from then on.

Thousands of tests make a survey, and half of its time are twenty changes of a schema that nobody has filled yet. A file that is
not empty goes the program's own way, and so does what `tests/servqual_desk/store/test_ready_tables.py` compares with this.
"""

from functools import cache

from servqual_desk.store.database import Database
from servqual_desk.store.migrations import MIGRATIONS, Migrations
from servqual_desk.store.sqlite import sqlite

REAL_APPLY = Migrations.apply


def ready_new_tables() -> None:
    Migrations.apply = apply  # type: ignore[method-assign]


def apply(self: Migrations, database: Database, *, until: str | None = None) -> None:
    """In place of `Migrations.apply`."""
    if until is None and not database.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        _write_down(database, *_after(self.name, tuple(self._all)))
    else:
        REAL_APPLY(self, database, until=until)


@cache
def _after(name: str, changes: tuple[object, ...]) -> tuple[Database, list[str], list[tuple[object, ...]]]:
    """What the migrations make of an empty file, the statements that make it, and the rows that say which were applied."""
    made = Migrations(name)
    made._all.extend(changes)
    fresh = Database(sqlite.connect(":memory:", check_same_thread=False))  # surveys are made in threads too
    REAL_APPLY(made, fresh)
    own = r"sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\'"
    statements = fresh.conn.execute(f"SELECT sql FROM sqlite_master WHERE {own} ORDER BY rowid").fetchall()
    applied = fresh.conn.execute(f"SELECT * FROM {MIGRATIONS}").fetchall()
    return fresh, [row[0] for row in statements], applied


def _write_down(database: Database, ready: Database, statements: list[str], applied: list[tuple[object, ...]]) -> None:
    (mark,) = database.conn.execute("PRAGMA application_id").fetchone()
    try:
        ready.conn.backup(database.conn)
    except sqlite.OperationalError:  # into a protected file no pages are copied
        with database.atomic():
            for statement in statements:
                database.conn.execute(statement)
            places = ", ".join("?" * len(applied[0]))
            database.conn.executemany(f"INSERT INTO {MIGRATIONS} VALUES ({places})", applied)
    else:
        database.conn.execute(f"PRAGMA application_id = {mark}")
