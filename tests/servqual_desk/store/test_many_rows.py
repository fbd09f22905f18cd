"""Rows put in by column stand in the file as those put in one by one, whether one statement holds one of them or a hundred."""

import sqlite3  # noqa: TID251  the driver's own says nothing of its limits
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servqual_desk.store.coded_cells import CodedCells, alike, in_full, taken
from servqual_desk.store.log_digests import Cell, RowBytes
from servqual_desk.store.many_rows import ROWS_AT_ONCE, insert_many
from servqual_desk.store.new_rows import as_stored
from servqual_desk.store.rows_by_column import rows_said
from servqual_desk.store.sqlite import Database, sqlite

CELLS: list[Cell] = [None, 0, 1, 125, 126, 127, 255, 256, -1, 1.0, -0.0, 2.5, "", "1", "ya", "ya ", "\0", b"", b"\0\1"]
SMALL: list[Cell] = [None, 0, 1, 1.0, 125, 126]


def coded_cells(of: list[Cell]) -> st.SearchStrategy[CodedCells[Cell]]:
    return st.lists(st.sampled_from(of), min_size=1, max_size=6).flatmap(
        lambda cells: st.lists(st.integers(0, len(cells) - 1), max_size=12).map(
            lambda codes: CodedCells(cells, bytes(codes))
        )
    )


CODED = coded_cells(CELLS) | coded_cells(SMALL)


@pytest.fixture
def database() -> Iterator[Database]:
    opened = Database(sqlite.connect(":memory:"))
    yield opened
    opened.close()


@pytest.mark.parametrize("n", [1, ROWS_AT_ONCE - 1, ROWS_AT_ONCE, 2 * ROWS_AT_ONCE + 1])
@pytest.mark.parametrize("width", [1, 5, 400])
def test_every_cell_stands_in_its_row_and_column(database: Database, n: int, width: int) -> None:
    columns: dict[str, Sequence[Cell]] = {
        f"c{place}": [CELLS[(row * place) % len(CELLS)] for row in range(n)] for place in range(width)
    }
    columns["coded"] = CodedCells(CELLS, bytes(row % len(CELLS) for row in range(n)))
    columns |= {f"same{place}": alike(cell, n) for place, cell in enumerate(CELLS)}
    database.conn.execute(f"CREATE TABLE one ({', '.join(columns)})")

    insert_many(database, "one", columns)

    rows = database.conn.execute("SELECT * FROM one ORDER BY rowid").fetchall()
    assert exactly(rows) == exactly([*zip(*columns.values(), strict=True)])


def test_a_statement_holds_no_more_cells_than_an_sqlite_without_more_room_takes() -> None:
    usual = Database(sqlite3.connect(":memory:"))
    usual.conn.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)
    columns = {f"c{place}": list(range(300)) for place in range(700)}
    usual.conn.execute(f"CREATE TABLE one ({', '.join(columns)})")

    insert_many(usual, "one", columns)

    assert usual.conn.execute("SELECT count(*), sum(c699) FROM one").fetchone() == (300, sum(range(300)))
    usual.close()


@given(CODED)
def test_coded_cells_are_those_of_their_rows(coded: CodedCells[Cell]) -> None:
    rows = [coded.different[code] for code in coded.codes]
    places = range(len(rows) - 1, -1, -2)

    assert exactly(coded) == exactly(rows)
    assert exactly(in_full(coded)) == exactly(rows)
    assert exactly(coded[1:3]) == exactly(rows[1:3])
    assert [coded.count(cell) for cell in CELLS] == [rows.count(cell) for cell in CELLS]
    assert exactly(taken(coded, places)) == exactly(taken(rows, places)) == exactly([rows[at] for at in places])


@given(CODED, st.sampled_from(["INTEGER", "TEXT", "BLOB"]))
def test_coded_cells_are_sealed_as_those_of_their_rows(coded: CodedCells[Cell], type_: str) -> None:
    stored, other = as_stored(type_, coded), taken(coded, range(len(coded))[::-1])

    assert exactly(stored) == exactly(as_stored(type_, list(coded)))
    one_by_one = map(RowBytes(("a", "b", "c")), zip(coded, other, coded, strict=True))
    assert rows_said({"c": coded, "b": other, "a": list(coded)}, len(coded)) == [*one_by_one]


def exactly(cells: Sequence[object]) -> list[tuple[type, str]]:
    """With their kinds: 1, 1.0 and True are alike to Python."""
    return [(type(cell), repr(cell)) for cell in cells]
