"""The tables that the tests write down at once are those that the program makes one change after another."""

from servqual_desk.store.database import Database
from servqual_desk.store.schema import migrations
from servqual_desk.store.sqlite import empty_in_memory
from tests import ready_tables


def _content(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """The schema, and every row of every table but the moment at which a migration was made."""
    schema = database.conn.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    names = [name for kind, name, *_rest in schema if kind == "table"]
    rows = {name: database.conn.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    rows["_sqlite_migrations"] = [row[:3] for row in rows["_sqlite_migrations"]]
    return rows | {"the schema": schema, "commits": database.conn.execute("PRAGMA user_version").fetchall()}


def test_ready_tables_are_those_of_the_program() -> None:
    by_changes, at_once = empty_in_memory(), empty_in_memory()
    ready_tables.REAL_APPLY(migrations, by_changes)
    ready_tables.apply(migrations, at_once)
    assert migrations.apply.__func__ is ready_tables.apply  # type: ignore[attr-defined]
    made = _content(by_changes)
    assert len(made["_sqlite_migrations"]) == len(migrations.names)
    assert _content(at_once) == made
