"""Rows read many at once are said as those read one by one, whatever stands in their cells."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project
from servqual_desk.store.log_digests import Cell, RowBytes
from servqual_desk.store.response_state import response_state, response_states
from servqual_desk.store.rows_by_column import RowsByColumn
from servqual_desk.store.sqlite import Database, sqlite

ANSWERS = "answers_servqual_22"
NUMBERS = ("a", "b", "d")
COLUMNS = (*NUMBERS, "c")
ODD: list[Cell] = [
    *(None, 0, 5, 125, 126, 127, 128, -1, 300, 2**60),
    *(2.5, 5.0, 0.1, 5e-324, float("inf")),
    *("dk", "~", "", '["\x00', "[[1]]", "Ω😀", b"\x05", b"~", b""),
]


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    opened = Database(sqlite.connect(":memory:"))
    # Without a type, so that each cell stays what it is.
    opened.conn.execute(f"CREATE TABLE one (place INTEGER PRIMARY KEY, {', '.join(COLUMNS)})")
    yield opened
    opened.close()


@given(st.lists(st.tuples(*[st.sampled_from(ODD)] * len(COLUMNS)), min_size=1, max_size=6))
def test_runs_say_what_single_cells_say(database: Database, rows: list[tuple[Cell, ...]]) -> None:
    database.conn.execute("DELETE FROM one")
    database.conn.executemany(f"INSERT INTO one ({', '.join(COLUMNS)}) VALUES (?, ?, ?, ?)", rows)
    said = RowsByColumn(COLUMNS, NUMBERS)
    misfits = {name for name, cells in zip(COLUMNS, zip(*rows, strict=True), strict=True) if not all(map(fits, cells))}

    assert said.unfit(read(database, said)) == misfits - {"c"}
    without = said.without(misfits)
    assert without.unfit(read(database, without)) == set()
    in_order = sorted(COLUMNS)
    one_by_one = [RowBytes(tuple(in_order))([row[COLUMNS.index(name)] for name in in_order]) for row in rows]
    assert without.said(without.opened(read(database, without), len(rows)), len(rows)) == one_by_one


def test_more_columns_than_a_function_takes_are_said_too(database: Database) -> None:
    names = [f"n{number:03}" for number in range(250)]
    database.conn.execute(f"CREATE TABLE wide ({', '.join(names)})")
    row: list[Cell] = [None if number % 7 == 0 else number % 100 for number in range(250)]
    database.conn.execute(f"INSERT INTO wide VALUES ({', '.join('?' * 250)})", row)
    said = RowsByColumn(names, names)

    found = database.conn.execute(f"SELECT {', '.join(said.selected('wide'))} FROM wide").fetchall()

    assert said.said(said.opened(found[0], 1), 1) == [RowBytes(tuple(names))(row)]


@pytest.mark.parametrize("cell", [300, -1, 2.5, float("inf"), "dk", b"\x05"])
def test_a_response_is_sealed_alike_alone_and_among_all(tmp_path: Path, cell: Cell) -> None:
    with Project.create(tmp_path / "one.sqd", instrument="servqual-22") as project:
        project.add_responses(simulate(project.instrument, 30, seed=5), source="simulated")
        rows = "(SELECT rowid FROM answers_servqual_22 LIMIT 5 OFFSET 20)"
        project.database.conn.execute(f'UPDATE "{ANSWERS}" SET t1_e = ?, r2_p = NULL WHERE rowid IN {rows}', (cell,))

        found = list(response_states(project.database))

        assert found == [response_state(project.database, state.uuid) for state in found]
        assert len({state.uuid for state in found}) == 30


def test_a_column_that_holds_others_late_is_read_by_itself_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("servqual_desk.store.response_blocks.AT_ONCE", 4)
    with Project.create(tmp_path / "one.sqd", instrument="servqual-22") as project:
        project.add_responses(simulate(project.instrument, 20, seed=5), source="simulated")
        for column, row in (("t1_e", 6), ("overall", 13), ("w_empathy", 14), ("a1_p", 20)):
            project.database.conn.execute(f'UPDATE "{ANSWERS}" SET {column} = 1000 WHERE rowid = ?', (row,))

        found = list(response_states(project.database))

        stored = [row[0] for row in project.database.conn.execute("SELECT uuid FROM response ORDER BY id")]
        assert [state.uuid for state in found] == stored
        assert found == [response_state(project.database, uuid) for uuid in stored]


def read(database: Database, said: RowsByColumn) -> Sequence[Sequence[Cell]]:
    in_order = "(SELECT * FROM one ORDER BY place)"
    return database.conn.execute(f"SELECT {', '.join(said.selected('t'))} FROM {in_order} AS t").fetchone()


def fits(cell: Cell) -> bool:
    return cell is None or (type(cell) is int and 0 <= cell <= 125)


@pytest.mark.parametrize("other", [None, 1, 2.5])
@pytest.mark.parametrize("rows", [2, 4])
def test_a_text_of_which_each_half_looks_like_a_cell_is_read(database: Database, other: Cell, rows: int) -> None:
    """Beside the other cell, JSON says both as twice the same, none of which is a cell."""
    cells = [f",{'null' if other is None else other},", other] * (rows // 2)
    database.conn.execute("DELETE FROM one")
    database.conn.executemany("INSERT INTO one (c) VALUES (?)", [(cell,) for cell in cells])
    said = RowsByColumn(["c"])

    assert said.column("c", said.opened(read(database, said), rows)) == cells


@given(st.sampled_from(ODD), st.sampled_from(ODD), st.integers(1, 5))
def test_cells_that_are_the_same_in_all_rows_are_said_as_others(
    database: Database, cell: Cell, other: Cell, n: int
) -> None:
    """Beside a column of which the first cell is another one, of the same length or not."""
    rows: list[tuple[Cell, ...]] = [(cell, other if number else cell, cell, cell) for number in range(n)]
    database.conn.execute("DELETE FROM one")
    database.conn.executemany("INSERT INTO one (a, b, c, d) VALUES (?, ?, ?, ?)", rows)
    said = RowsByColumn(COLUMNS)

    found = said.opened(read(database, said), n)

    assert said.said(found, n) == [RowBytes(tuple(sorted(COLUMNS)))(row) for row in rows]
    assert [list(said.column(name, found)) for name in "abcd"] == [list(column) for column in zip(*rows, strict=True)]
