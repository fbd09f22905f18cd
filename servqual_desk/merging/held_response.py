"""A response as one file holds it: its own row, its answers, the rows that tell of it, and its lines of the log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from servqual_desk.merging.log_causality import UNCHAINED, LogLine
from servqual_desk.store.changed_rows import answers_tables, telling_tables
from servqual_desk.store.event_log import Stored
from servqual_desk.store.log_digests import Cell, canonical, filled
from servqual_desk.store.sqlite import Database

Row = Mapping[str, Cell]
Answers = Mapping[str, Stored]

# The number of a response's row is this file's own.
LOCAL_COLUMN = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldResponse:
    """What a file holds of a response. `telling`: table → its rows about it, in one order."""

    fields: Row
    answers: Answers
    telling: Mapping[str, tuple[Row, ...]]
    lines: tuple[LogLine, ...]

    @property
    def is_erased(self) -> bool:
        return self.fields["status"] == "erased"


def held_response(database: Database, uuid: str) -> HeldResponse:
    """Read one response that is there."""
    (answers,) = answers_tables(database)
    return HeldResponse(
        fields=_without(_rows(database, "response", "uuid", uuid)[0], LOCAL_COLUMN),
        answers=_without(_rows(database, answers, "response", uuid)[0], "response"),  # type: ignore[arg-type]  # no blobs
        telling={table: in_order(_rows(database, table, "response", uuid)) for table in telling_tables(database)},
        lines=response_lines(database, uuid),
    )


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows in the one order in which two files' are compared."""
    return tuple(sorted(rows, key=row_words))


def row_words(row: Row) -> str:
    """All that a row holds."""
    return canonical(filled(row.items()))


def response_lines(database: Database, uuid: str) -> tuple[LogLine, ...]:
    """The log of one response in the order that is the same in every file."""
    rows = database.conn.execute(
        """SELECT sequence, device, kind, at, who, variable, new FROM event WHERE response = ? ORDER BY sequence, device""",
        (uuid,),
    )
    names = ("sequence", "device", "kind", "at", "who", "variable", "new")
    return tuple(LogLine(**dict(zip(names, row, strict=True))) for row in rows)


def as_ours(lines: Iterable[LogLine], ours: Iterable[LogLine]) -> tuple[LogLine, ...]:
    """Lines of a file whose chain proves nothing: those that we have in other words too are ours, the rest `UNCHAINED`."""
    known = {_content(line): line for line in ours}
    return tuple(known.get(_content(line)) or replace(line, device=UNCHAINED) for line in lines)


def _content(line: LogLine) -> tuple[object, ...]:
    return line.at, line.kind, line.variable


def _rows(database: Database, table: str, column: str, uuid: str) -> tuple[Row, ...]:
    cursor = database.conn.execute(f'SELECT * FROM "{table}" WHERE "{column}" = ?', (uuid,))
    names = [description[0] for description in cursor.description]
    return tuple(dict(zip(names, row, strict=True)) for row in cursor)


def _without(row: Row, column: str) -> Row:
    return {name: cell for name, cell in row.items() if name != column}
