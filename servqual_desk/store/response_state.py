"""A response as it stands in the file with everything that tells of it, read as it is sealed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from typing import Any

from msgspec import Struct

from servqual_desk.store.changed_rows import ANSWERS, RESPONSE, answers_tables, columns_of, telling_tables
from servqual_desk.store.log_digests import Cell, RowBytes, seal_of
from servqual_desk.store.rows_by_column import RowsByColumn, rows_said
from servqual_desk.store.sqlite import Database

# The number of a response's row is this file's own.
_LOCAL = "id"
AT_ONCE = 2500  # rows that are read and packed together
_BEFORE_ALL = -(2**63)  # no row's number is smaller


class ResponseState(Struct, frozen=True):
    """What is sealed of a response: the bytes of its own row, of its answers, and of each row that tells of it besides."""

    uuid: str
    rows: tuple[bytes, ...]

    def seal(self, salt: bytes) -> bytes:
        """The digest of all of it."""
        return seal_of(salt, self.rows)


def response_state(database: Database, uuid: str) -> ResponseState | None:
    """One response; None where there is none."""
    besides = _besides(database, "WHERE response = ?", uuid)
    return next(_states(database, besides, "response AS r", "WHERE r.uuid = ?", uuid), None)


def changed_states(database: Database) -> Iterator[ResponseState]:
    """The responses that were written since they were last sealed."""
    changed = "(SELECT DISTINCT name FROM changed_row WHERE kind = 'response')"
    besides = _besides(database, f"WHERE response IN {changed}")
    # CROSS: from the few that were changed to their rows, and not through all rows.
    yield from _states(database, besides, f"{changed} AS c CROSS JOIN response AS r ON r.uuid = c.name", "")


def response_states(database: Database) -> Iterator[ResponseState]:
    """All responses in their order in the file."""
    return chain.from_iterable(states_in_parts(database))


def states_in_parts(database: Database) -> Iterator[list[ResponseState]]:
    """The same, as they are read: with what tells of them, for some thousand at a time."""
    for table in answers_tables(database):
        yield from _states_by_column(database, table)


def rows_as_sealed(table: str, columns: Mapping[str, Sequence[Cell]], n: int) -> list[bytes]:
    """What each of `n` rows of a table is in its response's seal, by column, as they stand in the file."""
    left_out = _LOCAL if table == RESPONSE else RESPONSE if table.startswith(ANSWERS) else ""
    rows = rows_said({name: cells for name, cells in columns.items() if name != left_out}, n)
    return rows if left_out else [table.encode() + row for row in rows]


def _states(
    database: Database, besides: Mapping[str, list[bytes]], source: str, where: str, *parameters: str | int
) -> Iterator[ResponseState]:
    fields = tuple(sorted(column for column in columns_of(database, RESPONSE) if column != _LOCAL))
    for table in answers_tables(database):
        answers = tuple(sorted(column for column in columns_of(database, table) if column != RESPONSE))
        selected = ", ".join([f'r."{column}"' for column in fields] + [f'a."{column}"' for column in answers])
        cursor = database.conn.execute(
            f'SELECT r.uuid, {selected} FROM {source} JOIN "{table}" AS a ON a.response = r.uuid {where}', parameters
        )
        while rows := cursor.fetchmany(AT_ONCE):
            uuids, *columns = zip(*rows, strict=True)
            own = rows_said(dict(zip(fields, columns[: len(fields)], strict=True)), len(rows))
            given = rows_said(dict(zip(answers, columns[len(fields) :], strict=True)), len(rows))
            yield from _stated(zip(uuids, own, given, strict=True), besides)


def _states_by_column(database: Database, table: str) -> Iterator[list[ResponseState]]:
    """Whole numbers are read in runs; those of a column that turns out to hold others, from then on by themselves."""
    fields = RowsByColumn([column for column in columns_of(database, RESPONSE) if column != _LOCAL])
    answers = _answers_in_runs(database, table)
    last, width = _BEFORE_ALL, len(fields.selected("r"))
    while rows := _further(database, table, [*fields.selected("r"), *answers.selected("a")], last):
        numbers, uuids, *columns = zip(*rows, strict=True)
        own, given, n = columns[:width], columns[width:], len(rows)
        if unfit := answers.unfit(given):
            answers = answers.without(unfit)
            continue
        span, last = (numbers[0], numbers[-1]), numbers[-1]
        besides = _besides(database, "WHERE response IN (SELECT uuid FROM response WHERE id BETWEEN ? AND ?)", *span)
        yield _stated(zip(uuids, fields.said(own, n), answers.said(given, n), strict=True), besides)


def _answers_in_runs(database: Database, table: str) -> RowsByColumn:
    types = {
        row[1]: row[2] for row in database.conn.execute(f'PRAGMA main.table_info("{table}")') if row[1] != RESPONSE
    }
    (encoding,) = database.conn.execute("PRAGMA encoding").fetchone()  # in which SQLite writes a run
    return RowsByColumn(types, [name for name, type_ in types.items() if type_ == "INTEGER" and encoding == "UTF-8"])


def _further(database: Database, table: str, selected: Sequence[str], last: int) -> list[tuple[Any, ...]]:
    """The next rows after that of the number `last`: number, uuid, and what is selected."""
    return database.conn.execute(
        f"""SELECT r.id, r.uuid, {", ".join(selected)} FROM response AS r JOIN "{table}" AS a ON a.response = r.uuid
            WHERE r.id > ? ORDER BY r.id LIMIT {AT_ONCE}""",
        (last,),
    ).fetchall()


def _stated(rows: Iterable[tuple[str, bytes, bytes]], besides: Mapping[str, list[bytes]]) -> list[ResponseState]:
    """Of each response its uuid, its own row and its answers, with what else tells of it."""
    if not besides:
        return [ResponseState(uuid, (own, given)) for uuid, own, given in rows]
    return [ResponseState(uuid, (own, given, *sorted(besides.get(uuid, ())))) for uuid, own, given in rows]


def _besides(database: Database, where: str, *parameters: str | int) -> dict[str, list[bytes]]:
    """Response → the rows of the tables that tell of it."""
    found: dict[str, list[bytes]] = {}
    for table in _not_empty(database, telling_tables(database)):
        columns = tuple(sorted(columns_of(database, table)))
        place, name = columns.index(RESPONSE), table.encode()
        selected, told = ", ".join(f'"{column}"' for column in columns), RowBytes(columns)
        for row in database.conn.execute(f'SELECT {selected} FROM "{table}" {where}', parameters):
            found.setdefault(row[place], []).append(name + told(row))
    return found


def _not_empty(database: Database, tables: Sequence[str]) -> list[str]:
    asked = ", ".join(f'EXISTS (SELECT 1 FROM "{table}")' for table in tables)
    return list(compress(tables, database.conn.execute(f"SELECT {asked}").fetchone() if tables else ()))
