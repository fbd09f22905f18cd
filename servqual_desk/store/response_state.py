"""A response as it stands in the file with everything that tells of it, read as it is sealed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from servqual_desk.store.changed_rows import RESPONSE, answers_tables, columns_of, telling_tables
from servqual_desk.store.digests import Cell, canonical, filled, row_seal
from servqual_desk.store.sqlite import Database

# The number of a response's row is this file's own.
_LOCAL = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseState:
    """The filled cells of a response's own row and of its answers, and what else is kept of it.

    Attributes:
        besides: the rows of other tables that tell of it (flags, codes, a second entry, ...), in one order.
    """

    uuid: str
    fields: dict[str, Cell]
    answers: dict[str, Cell]
    besides: tuple[str, ...]

    def seal(self, salt: bytes) -> bytes:
        """The digest of all of it."""
        return row_seal(salt, self.fields, self.answers, self.besides)


def response_state(database: Database, uuid: str) -> ResponseState | None:
    """One response; None where there is none."""
    besides = _besides(database, "WHERE response = ?", uuid)
    return next(_states(database, besides, "WHERE r.uuid = ?", uuid), None)


def response_states(database: Database, *, changed: bool = False) -> Iterator[ResponseState]:
    """All responses in their order in the file, or those that were written since they were last sealed."""
    which = "IN (SELECT name FROM changed_row WHERE kind = 'response')" if changed else "IS NOT NULL"
    besides = _besides(database, f"WHERE response {which}")
    yield from _states(database, besides, f"WHERE r.uuid {which}")


def _states(
    database: Database, besides: Mapping[str, list[str]], where: str, *parameters: str
) -> Iterator[ResponseState]:
    for table in answers_tables(database):
        fields = sorted(column for column in columns_of(database, RESPONSE) if column != _LOCAL)
        answers = sorted(column for column in columns_of(database, table) if column != RESPONSE)
        selected = [f'r."{column}"' for column in fields] + [f'a."{column}"' for column in answers]
        cursor = database.conn.execute(
            f'SELECT r.uuid, {", ".join(selected)} FROM response AS r JOIN "{table}" AS a ON a.response = r.uuid '
            f"{where} ORDER BY r.id",
            parameters,
        )
        middle = 1 + len(fields)
        for row in cursor:
            yield ResponseState(
                uuid=row[0],
                fields=filled(zip(fields, row[1:middle], strict=True)),
                answers=filled(zip(answers, row[middle:], strict=True)),
                besides=tuple(sorted(besides.get(row[0], ()))),
            )


def _besides(database: Database, where: str, *parameters: str) -> dict[str, list[str]]:
    """Response → the rows of the tables that tell of it."""
    found: dict[str, list[str]] = {}
    for table in telling_tables(database):
        columns = sorted(columns_of(database, table))
        place = columns.index(RESPONSE)
        selected = ", ".join(f'"{column}"' for column in columns)
        for row in database.conn.execute(f'SELECT {selected} FROM "{table}" {where}', parameters):
            said = canonical(filled(zip(columns, row, strict=True)))
            found.setdefault(row[place], []).append(table + said)
    return found
