"""Responses as they stand in the file, some thousand in one step of SQLite's, for whoever goes over all of them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from math import inf
from struct import iter_unpack
from typing import Any

from msgspec import Struct

from servqual_desk.store.changed_rows import RESPONSE, answers_tables, columns_of, telling_tables
from servqual_desk.store.filters import Condition
from servqual_desk.store.log_digests import DIGEST_BYTES, SALT_BYTES
from servqual_desk.store.rows_by_column import EMPTY, RowsByColumn
from servqual_desk.store.sqlite import Database, sqlite

LOCAL = "id"  # the number of a response's row, which is this file's own
AT_ONCE = 7000  # whose identifiers, of 36 letters, fill the 256 kB that pyarrow takes for them
_BEFORE_ALL = -inf  # the smallest number that a row can have comes after it too
_EVERY = Condition()

# Salt and seal of the newest line that has one; zeros, which nobody's seal is, where they are none, as an erasure leaves them.
_SEALS = f"""group_concat(ifnull(
    (SELECT iif(e.salt >= x'' AND e.seal >= x'' AND length(e.salt) = {SALT_BYTES} AND length(e.seal) = {DIGEST_BYTES},
                hex(e.salt) || hex(e.seal), NULL)
     FROM event AS e WHERE e.response = r.uuid AND e.seal IS NOT NULL ORDER BY e.sequence DESC, e.device DESC LIMIT 1),
    '{"0" * 2 * (SALT_BYTES + DIGEST_BYTES)}'), '')"""


class RowsRead:
    """`n` rows of a table, as they were selected by column."""

    def __init__(self, columns: RowsByColumn, together: Sequence[Any], n: int) -> None:
        self._columns, self._together, self._n = columns, together, n

    @cached_property
    def _given(self) -> Sequence[Any]:
        return self._columns.opened(self._together, self._n)

    def said(self) -> list[bytes]:
        """The bytes of each row."""
        return self._columns.said(self._given, self._n)

    def column(self, name: str) -> Sequence[Any]:
        """See `RowsByColumn.column`."""
        return self._columns.column(name, self._given)

    def objects(self, name: str) -> Sequence[Any]:
        """The same, as objects in any case; coded where all are the same."""
        cells = self.column(name)
        return [None if cell == EMPTY else cell for cell in cells] if isinstance(cells, bytes) else cells


class ResponseBlock(Struct, frozen=True, kw_only=True):
    """Some responses with all that is sealed of them, in their order in the file.

    Attributes:
        own: their own rows.
        answers: their rows in the wide table.
        told: table → its rows that tell of them besides.
        seals: for each its salt and seal in the log, in hexadecimal digits.
    """

    table: str
    own: RowsRead
    answers: RowsRead
    told: Mapping[str, RowsRead]
    seals: str

    def uuids(self) -> Sequence[str]:
        """Which responses they are."""
        return self.own.objects("uuid")

    def rows(self) -> list[tuple[bytes, ...]]:
        """What is sealed of each: the bytes of its own row, of its answers, and of each row that tells of it besides."""
        both = zip(self.own.said(), self.answers.said(), strict=True)
        if not self.told:
            return list(both)
        besides: dict[object, list[bytes]] = {}
        for table, rows in self.told.items():
            for uuid, said in zip(rows.column(RESPONSE), rows.said(), strict=True):
                besides.setdefault(uuid, []).append(table.encode() + said)
        return [(*two, *sorted(besides.get(uuid, ()))) for uuid, two in zip(self.uuids(), both, strict=True)]

    def salts_and_seals(self) -> Iterator[tuple[bytes, bytes]]:
        """What the log says of each; zeros where it says nothing that could be a seal."""
        return iter_unpack(f"{SALT_BYTES}s{DIGEST_BYTES}s", bytes.fromhex(self.seals))


def sealed_blocks(database: Database) -> Iterator[ResponseBlock]:
    """All responses that have answers, with what they are held against their seals by."""
    for table in answers_tables(database):
        yield from _blocks(database, table, _EVERY, is_sealed=True)


def answer_blocks(database: Database, table: str, limit: Condition) -> Iterator[ResponseBlock]:
    """The responses to one questionnaire that meet a condition, with nothing else that tells of them."""
    return _blocks(database, table, limit, is_sealed=False)


def _blocks(database: Database, table: str, limit: Condition, *, is_sealed: bool) -> Iterator[ResponseBlock]:
    """Whole numbers are read in runs; those of a column that turns out to hold others, from then on by themselves."""
    own = RowsByColumn([column for column in columns_of(database, RESPONSE) if column != LOCAL])
    answers = _answers_in_runs(database, table)
    width, last, at_once = len(own.selected("r")), _BEFORE_ALL, AT_ONCE
    while True:
        selected = [_SEALS if is_sealed else "''", *own.selected("r"), *answers.selected("a")]
        try:
            first, newest, n, seals, *cells = _further(database, table, selected, limit, last, at_once)
        except sqlite.DataError:  # longer than the longest text that SQLite writes
            if at_once == 1:
                raise
            at_once //= 2
            continue
        if not n:
            return
        if unfit := answers.unfit(cells[width:]):
            answers = answers.without(unfit)
            continue
        last = newest
        yield ResponseBlock(
            table=table,
            own=RowsRead(own, cells[:width], n),
            answers=RowsRead(answers, cells[width:], n),
            told=_told(database, first, newest) if is_sealed else {},
            seals=seals,
        )


def _answers_in_runs(database: Database, table: str) -> RowsByColumn:
    types = {
        row[1]: row[2] for row in database.conn.execute(f'PRAGMA main.table_info("{table}")') if row[1] != RESPONSE
    }
    (encoding,) = database.conn.execute("PRAGMA encoding").fetchone()  # in which SQLite writes a run
    return RowsByColumn(types, [name for name, type_ in types.items() if type_ == "INTEGER" and encoding == "UTF-8"])


def _further(
    database: Database, table: str, selected: Sequence[str], limit: Condition, last: float, at_once: int
) -> Sequence[Any]:
    """The next rows after that of the number `last`, in one: first and last number, how many, and what is selected."""
    # CROSS: in the order of the rows that were chosen.
    (found,) = database.conn.execute(
        f"""SELECT min(p.id), max(p.id), count(*), {", ".join(selected)}
            FROM (SELECT r.id AS id, a.rowid AS place FROM response AS r JOIN "{table}" AS a ON a.response = r.uuid
                  WHERE r.id > ? AND {limit.sql} ORDER BY r.id LIMIT ?) AS p
            CROSS JOIN response AS r ON r.id = p.id CROSS JOIN "{table}" AS a ON a.rowid = p.place""",
        (last, *limit.parameters, at_once),
    ).fetchall()
    return found  # type: ignore[no-any-return]


def _told(database: Database, first: int, last: int) -> dict[str, RowsRead]:
    """What the tables that tell of responses say of those whose numbers lie between."""
    found = {}
    for table in not_empty(database, telling_tables(database)):
        columns = RowsByColumn(columns_of(database, table))
        (n, *cells) = database.conn.execute(
            f"""SELECT count(*), {", ".join(columns.selected("t"))} FROM "{table}" AS t
                WHERE t.response IN (SELECT uuid FROM response WHERE id BETWEEN ? AND ?)""",
            (first, last),
        ).fetchone()
        if n:
            found[table] = RowsRead(columns, cells, n)
    return found


def not_empty(database: Database, tables: Sequence[str]) -> list[str]:
    """Which of these tables have a row."""
    asked = ", ".join(f'EXISTS (SELECT 1 FROM "{table}")' for table in tables)
    return list(compress(tables, database.conn.execute(f"SELECT {asked}").fetchone() if tables else ()))
