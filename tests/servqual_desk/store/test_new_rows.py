"""What is put in by column is sealed as SQLite gives it back."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from servqual_desk.store.log_digests import Cell
from servqual_desk.store.new_rows import as_stored
from servqual_desk.store.sqlite import Database, sqlite
from tests.little_survey import little_survey

NUMBERS = st.integers(-(2**53), 2**53) | st.floats(-1e15, 1e15, allow_nan=False)
WORDS = st.from_regex(r"[a-z][a-z0-9_]{0,6}|[1-9][0-9]{0,5}", fullmatch=True)


@given(st.lists(st.none() | NUMBERS | st.booleans() | WORDS))
def test_what_a_column_of_whole_numbers_keeps(cells: list[Cell]) -> None:
    assert kept("INTEGER", cells) == exactly(as_stored("INTEGER", cells))


@given(st.lists(st.none() | NUMBERS | NUMBERS.map(str)))
def test_what_a_column_of_real_numbers_keeps(cells: list[Cell]) -> None:
    assert kept("REAL", cells) == exactly(as_stored("REAL", cells))


@given(st.lists(st.none() | st.text() | st.integers(-(2**53), 2**53)))
def test_what_a_column_of_texts_keeps(cells: list[Cell]) -> None:
    assert kept("TEXT", cells) == exactly(as_stored("TEXT", cells))


@given(st.lists(st.none() | st.binary(max_size=20)))
def test_what_a_column_of_blobs_keeps(cells: list[Cell]) -> None:
    assert kept("BLOB", cells) == exactly(as_stored("BLOB", cells))


def test_after_an_import_that_failed_every_new_row_is_noted_again(tmp_path: Path) -> None:
    with Project.create(tmp_path / "survey.sqd", instrument=little_survey()) as project:
        sound = list(simulate(project.instrument, 3))
        with pytest.raises(sqlite.IntegrityError):
            project.add_responses([*sound, Record(values={}, meta={"sqd_mode": "by pigeon"})], source="import")
        assert project.count() == 0

        project.start_interview().skip()
        project.add_responses(sound, source="import")

        assert project.verify().whole


def kept(type_: str, cells: list[Cell]) -> list[tuple[type, str]]:
    """What SQLite itself gives back."""
    database = Database(sqlite.connect(":memory:"))
    database.conn.execute(f"CREATE TABLE one (cell {type_})")
    database.conn.executemany("INSERT INTO one VALUES (?)", [(cell,) for cell in cells])
    found = [row[0] for row in database.conn.execute("SELECT cell FROM one ORDER BY rowid")]
    database.close()
    return exactly(found)


def exactly(cells: Sequence[Cell]) -> list[tuple[type, str]]:
    """With their kinds: 1, 1.0 and True are alike to Python."""
    return [(type(cell), repr(cell)) for cell in cells]
