"""A response as it stands in the file with everything that tells of it, read as it is sealed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from servqual_desk.store.changed_rows import ANSWERS, RESPONSE, answers_tables, columns_of, telling_tables
from servqual_desk.store.log_digests import Cell, RowBytes, seal_of
from servqual_desk.store.response_blocks import LOCAL, not_empty, sealed_blocks
from servqual_desk.store.rows_by_column import rows_said
from servqual_desk.store.sqlite import Database

_AT_ONCE = 2500  # rows that are read and packed together


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
    for block in sealed_blocks(database):
        yield from map(ResponseState, block.uuids(), block.rows())


def rows_as_sealed(table: str, columns: Mapping[str, Sequence[Cell]], n: int) -> list[bytes]:
    """What each of `n` rows of a table is in its response's seal, by column, as they stand in the file."""
    left_out = LOCAL if table == RESPONSE else RESPONSE if table.startswith(ANSWERS) else ""
    rows = rows_said({name: cells for name, cells in columns.items() if name != left_out}, n)
    return rows if left_out else [table.encode() + row for row in rows]


def _states(
    database: Database, besides: Mapping[str, list[bytes]], source: str, where: str, *parameters: str | int
) -> Iterator[ResponseState]:
    fields = tuple(sorted(column for column in columns_of(database, RESPONSE) if column != LOCAL))
    for table in answers_tables(database):
        answers = tuple(sorted(column for column in columns_of(database, table) if column != RESPONSE))
        selected = ", ".join([f'r."{column}"' for column in fields] + [f'a."{column}"' for column in answers])
        cursor = database.conn.execute(
            f'SELECT r.uuid, {selected} FROM {source} JOIN "{table}" AS a ON a.response = r.uuid {where}', parameters
        )
        while rows := cursor.fetchmany(_AT_ONCE):
            uuids, *columns = zip(*rows, strict=True)
            own = rows_said(dict(zip(fields, columns[: len(fields)], strict=True)), len(rows))
            given = rows_said(dict(zip(answers, columns[len(fields) :], strict=True)), len(rows))
            yield from _stated(zip(uuids, own, given, strict=True), besides)


def _stated(rows: Iterable[tuple[str, bytes, bytes]], besides: Mapping[str, list[bytes]]) -> Iterator[ResponseState]:
    """Of each response its uuid, its own row and its answers, with what else tells of it."""
    return (ResponseState(uuid, (own, given, *sorted(besides.get(uuid, ())))) for uuid, own, given in rows)


def _besides(database: Database, where: str, *parameters: str | int) -> dict[str, list[bytes]]:
    """Response → the rows of the tables that tell of it."""
    found: dict[str, list[bytes]] = {}
    for table in not_empty(database, telling_tables(database)):
        columns = tuple(sorted(columns_of(database, table)))
        place, name = columns.index(RESPONSE), table.encode()
        selected, told = ", ".join(f'"{column}"' for column in columns), RowBytes(columns)
        for row in database.conn.execute(f'SELECT {selected} FROM "{table}" {where}', parameters):
            found.setdefault(row[place], []).append(name + told(row))
    return found
