"""Where a response's own row is written: the one INSERT into the table `response`."""

from collections.abc import Iterable, Mapping, Sequence

from servqual_desk.store.sqlite import Database

Cell = str | None


def insert_response(database: Database, row: Mapping[str, Cell]) -> None:
    """Write one response; `row` says column → value."""
    insert_responses(database, tuple(row), [tuple(row.values())])


def insert_responses(database: Database, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write many responses, each with these columns of the table."""
    marks = ", ".join("?" * len(columns))
    database.conn.executemany(f"INSERT INTO response ({', '.join(columns)}) VALUES ({marks})", rows)
