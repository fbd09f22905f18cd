"""What a project remembers of itself, by key: its title, the current questionnaire and wave, where its backups go."""

from servqual_desk.store.sqlite import Database


def setting(database: Database, key: str, default: str = "") -> str:
    """The value kept under `key`."""
    row = database.conn.execute("SELECT value FROM project WHERE key = ?", (key,)).fetchone()
    return row[0] if row else default


def put_setting(database: Database, key: str, value: str) -> None:
    """Keep a value. Call it inside a transaction."""
    database.table("project").upsert({"key": key, "value": value}, pk="key")
