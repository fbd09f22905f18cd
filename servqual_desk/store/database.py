"""An open SQLite file: its connection, its transactions, and its tables by name.

The tables are sqlite-utils' own, which is loaded when the first one is asked for: the road to the first question asks for none.
"""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3  # noqa: TID251  only its types, which sqlcipher3 has none of

    from servqual_desk.store.raw_bytes import Node
    from servqual_desk.store.sqlite_tables import Database as Tables
    from servqual_desk.store.sqlite_tables import Table


class Database:
    """A connection, and what is done with it.

    Attributes:
        conn: the connection, of sqlcipher3, which has the methods of Python's own. Its triggers also see what another
            trigger or a REPLACE does.
    """

    def __init__(self, conn: "sqlite3.Connection") -> None:
        self.conn = conn
        conn.execute("PRAGMA recursive_triggers = ON")

    @property
    def node(self) -> "Node | None":
        """Which file is open, whatever stands at its path by now; None where it stands in memory alone."""
        return getattr(self.conn, "node", None)

    def close(self) -> None:
        """Close the connection."""
        self.conn.close()

    # Transactions

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """A transaction; inside another one, a part of it that is undone alone."""
        inside = self.conn.in_transaction
        name = f"part_{secrets.token_hex(8)}"
        begin, end = (f"SAVEPOINT {name}", f"RELEASE {name}") if inside else ("BEGIN", "COMMIT")
        self.conn.execute(begin)
        try:
            yield
            self.conn.execute(end)
        except BaseException:
            self._undo(name if inside else "")
            raise

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """All that is read inside is of one state of the file, whoever writes meanwhile; nothing is written inside."""
        if self.conn.in_transaction:
            yield
            return
        self.conn.execute("BEGIN")
        try:
            yield
        finally:
            self.rollback()

    def _undo(self, part: str) -> None:
        if not part:
            self.rollback()
        elif self.conn.in_transaction:  # SQLite itself may have given up the whole transaction
            self.conn.execute(f"ROLLBACK TO {part}")
            self.conn.execute(f"RELEASE {part}")

    def rollback(self) -> None:
        """Undo the transaction that is open, if one is."""
        if self.conn.in_transaction:
            self.conn.execute("ROLLBACK")

    # By name

    @cached_property
    def _tables(self) -> "Tables":
        from servqual_desk.store.sqlite_tables import Database as Tables  # 25 ms

        return Tables(self.conn, execute_plugins=False)

    def table(self, name: str) -> "Table":
        """A table by its name, with sqlite-utils' own ways to read and write its rows."""
        return self._tables.table(name)

    __getitem__ = table

    def table_names(self) -> list[str]:
        """The names of all tables."""
        return [row[0] for row in self.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]

    def execute(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> "sqlite3.Cursor":
        """Run one statement; a write outside a transaction is committed at once."""
        return self._tables.execute(sql, parameters)

    def query(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Iterator[dict[str, Any]]:
        """The rows of a query, as dictionaries; what only reads needs no more, and loads no sqlite-utils."""
        cursor = self.conn.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)
