"""The rows of responses in a file that is being filled: read and changed one by one, by the response's identifier."""

from collections.abc import Mapping
from typing import Any

from servqual_desk.store.changed_rows import RESPONSE, answers_tables, columns_of
from servqual_desk.store.event_log import Stored
from servqual_desk.store.log_digests import Cell
from servqual_desk.store.sqlite import Database


class SavedRows:
    """Of one file, inside its transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.run = database.conn.execute
        self.answers_tables = answers_tables(database)

    def uuids(self) -> list[str]:
        return [row[0] for row in self.run("SELECT uuid FROM response ORDER BY id")]

    def status(self, uuid: str) -> str:
        return str(self.run("SELECT status FROM response WHERE uuid = ?", (uuid,)).fetchone()[0])

    def answers_table(self, uuid: str) -> str:
        """The table with a response's answers; "" where they are lost."""
        found = (
            t for t in self.answers_tables if self.run(f'SELECT 1 FROM "{t}" WHERE response = ?', (uuid,)).fetchone()
        )
        return next(found, "")

    def answers(self, table: str, uuid: str) -> dict[str, Stored]:
        row = self.row_of(table, RESPONSE, uuid)
        return {column: cell for column, cell in row.items() if column != RESPONSE}

    def row_of(self, table: str, key: str, uuid: str) -> dict[str, Any]:
        columns = columns_of(self._database, table)
        selected = ", ".join(f'"{column}"' for column in columns)
        row = self.run(f'SELECT {selected} FROM "{table}" WHERE "{key}" = ?', (uuid,)).fetchone()
        return dict(zip(columns, row, strict=True))

    def insert(self, table: str, row: Mapping[str, Cell]) -> None:
        names, marks = ", ".join(f'"{column}"' for column in row), ", ".join("?" * len(row))
        self.run(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))

    def update(self, place: tuple[str, str], uuid: str, cells: Mapping[str, Cell]) -> None:
        """Change the row of a table by its column with the response's identifier."""
        assignments = ", ".join(f'"{column}" = ?' for column in cells)
        self.run(f'UPDATE "{place[0]}" SET {assignments} WHERE "{place[1]}" = ?', (*cells.values(), uuid))
