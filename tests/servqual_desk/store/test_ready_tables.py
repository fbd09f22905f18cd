"""The tables that the tests write down at once are those that the program makes one change after another."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from servqual_desk.store import file_keys
from servqual_desk.store.database import Database
from servqual_desk.store.schema import APPLICATION_ID, migrations
from servqual_desk.store.sqlite import connect
from tests import ready_tables


def _content(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """The schema, and every row of every table but the moment at which a migration was made."""
    schema = database.conn.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    names = [name for kind, name, *_rest in schema if kind == "table"]
    rows = {name: database.conn.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    rows["_sqlite_migrations"] = [row[:3] for row in rows["_sqlite_migrations"]]
    said = ("user_version", "application_id", "journal_mode", "secure_delete", "foreign_keys", "page_size")
    return rows | {"the schema": schema} | {name: database.conn.execute(f"PRAGMA {name}").fetchall() for name in said}


@pytest.mark.parametrize("is_protected", [False, True])
def test_ready_tables_are_those_of_the_program(tmp_path: Path, is_protected: bool) -> None:
    key = file_keys.drawn_key() if is_protected else None
    by_changes, at_once = (connect(tmp_path / name, mark=APPLICATION_ID, key=key) for name in ("changes", "at once"))
    ready_tables.REAL_APPLY(migrations, by_changes)
    ready_tables.apply(migrations, at_once)
    assert migrations.apply.__func__ is ready_tables.apply  # type: ignore[attr-defined]
    made = _content(by_changes)
    assert len(made["_sqlite_migrations"]) == len(migrations.names)
    assert _content(at_once) == made
    by_changes.close()
    at_once.close()
    file_keys.lock_everything()


def test_they_are_ready_in_every_thread(tmp_path: Path) -> None:
    def tables(name: str) -> int:
        database = connect(tmp_path / name, mark=APPLICATION_ID)
        ready_tables.apply(migrations, database)
        (n,) = database.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        database.close()
        return int(n)

    with ThreadPoolExecutor(2) as threads:
        assert len({tables("here"), *threads.map(tables, ("there", "elsewhere"))}) == 1
