"""No results are made of a response that another program has changed, whatever of it, or brought, or taken away."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from instruments.progress import CancelledError
from servqual_desk.errors import ProjectError
from servqual_desk.project import Project
from servqual_desk.store import response_blocks
from servqual_desk.store.changed_rows import RESPONSE, answers_tables, telling_tables
from servqual_desk.store.response_blocks import LOCAL
from servqual_desk.store.sqlite import sqlite
from servqual_desk.verification.seal_check import checked_blocks, require_sealed
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.verification.lived_in import another, by_another_program, cells, columns, live_in
from ui.jobs.answers_in_memory import forget_answers, sealed_answers

Reading = Callable[[Project], object]


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lived") / "desk.sqd"
    return live_in(path, instrument_from_toml(LITTLE, name="little-desk"))


@pytest.fixture(autouse=True)
def blocks_of_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(response_blocks, "AT_ONCE", 2)


def with_answers(project: Project) -> None:
    with sealed_answers(project):
        pass


@pytest.fixture(params=[require_sealed, with_answers])
def reading(request: pytest.FixtureRequest) -> Iterator[Reading]:
    forget_answers()
    yield request.param
    forget_answers()


def is_refused(path: Path, reading: Reading) -> bool:
    with Project.open(path, readonly=True) as project:
        try:
            reading(project)
        except ProjectError:
            return True
    return False


def of_responses(path: Path) -> tuple[str, ...]:
    with Project.open(path, readonly=True) as project:
        return (RESPONSE, *answers_tables(project.database), *telling_tables(project.database))


def test_a_survey_that_was_lived_in_is_read(lived_in: Path, reading: Reading) -> None:
    assert not is_refused(lived_in, reading)


def test_a_change_in_any_cell_of_a_response_is_refused(lived_in: Path, tmp_path: Path, reading: Reading) -> None:
    unseen, told = [], of_responses(lived_in)
    for table, column, row in cells(lived_in):
        if table not in told or (table, column) == (RESPONSE, LOCAL):
            continue
        path = Path(shutil.copy(lived_in, tmp_path / "changed.sqd"))
        with by_another_program(path) as connection:
            old = connection.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (row,)).fetchone()[0]
            connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (another(old), row))
        if not is_refused(path, reading):
            unseen.append((table, column, old))

    assert unseen == []


def test_a_cell_of_another_kind_is_refused(lived_in: Path, tmp_path: Path, reading: Reading) -> None:
    unseen, tried = [], 0
    for column in columns(sqlite.connect(lived_in), "answers_little_desk"):
        for sql in (f"CAST({column} AS BLOB)", "x''", "9e999", "'['", "5e-324"):
            path = Path(shutil.copy(lived_in, tmp_path / "changed.sqd"))
            with by_another_program(path) as connection:
                changed = f"rowid = (SELECT max(rowid) FROM answers_little_desk WHERE {column} IS NOT NULL)"
                is_changed = connection.execute(
                    f"UPDATE answers_little_desk SET {column} = {sql} WHERE {changed}"
                ).rowcount
            tried += is_changed
            if is_changed and not is_refused(path, reading):
                unseen.append((column, sql))

    assert unseen == []
    assert tried > 20


def test_the_response_of_the_smallest_number_is_read(lived_in: Path, tmp_path: Path, reading: Reading) -> None:
    """Numbers are in no seal, so that results are the same, of as many; what is changed there is refused."""
    path = Path(shutil.copy(lived_in, tmp_path / "changed.sqd"))
    finished = "SELECT uuid FROM response WHERE status = 'finished'"
    with by_another_program(path) as other:
        (uuid,) = other.execute(f"{finished} ORDER BY id DESC LIMIT 1").fetchone()
        other.execute(f"UPDATE response SET id = {-(2**63)} WHERE uuid = ?", (uuid,))
    with Project.open(path, readonly=True) as project, sealed_answers(project) as answers:
        assert len(answers) == len(project.read_answers()) == project.count()
    assert not is_refused(path, reading)

    with by_another_program(path) as other:
        other.execute("UPDATE answers_little_desk SET overall = ifnull(overall, 0) % 5 + 1 WHERE response = ?", (uuid,))
    assert is_refused(path, reading)


def test_a_row_taken_away_is_refused(lived_in: Path, tmp_path: Path, reading: Reading) -> None:
    unseen = []
    for table in of_responses(lived_in):
        for last in ("min", "max"):
            path = Path(shutil.copy(lived_in, tmp_path / "changed.sqd"))
            with by_another_program(path) as other:
                other.execute(f'DELETE FROM "{table}" WHERE rowid = (SELECT {last}(rowid) FROM "{table}")')
            if not is_refused(path, reading):
                unseen.append((table, last))

    assert unseen == []


@pytest.mark.parametrize("with_answers", [True, False])
def test_a_response_that_the_program_never_wrote_is_refused(
    lived_in: Path, tmp_path: Path, reading: Reading, with_answers: bool
) -> None:
    path = Path(shutil.copy(lived_in, tmp_path / "changed.sqd"))
    with by_another_program(path) as other:
        other.execute(
            """INSERT INTO response (uuid, instrument, status, mode, language, started_at, source)
               SELECT 'new', instrument, status, mode, language, started_at, source FROM response LIMIT 1"""
        )
        if with_answers:
            other.execute("INSERT INTO answers_little_desk (response, overall) VALUES ('new', 3)")

    assert is_refused(path, reading)


@pytest.fixture
def with_a_poor_index(lived_in: Path, tmp_path: Path) -> Path:
    """A survey of which an index misses a response; every response is as it was."""
    path = Path(shutil.copy(lived_in, tmp_path / "changed.sqd"))
    index = "UPDATE sqlite_master SET sql = ? WHERE name = 'response_status'"
    with by_another_program(path) as other:
        (whole,) = other.execute("SELECT sql FROM sqlite_master WHERE name = 'response_status'").fetchone()
        other.execute("PRAGMA writable_schema = ON")
        other.execute(index, (f"{whole} WHERE status = 'nothing'",))
        other.execute("PRAGMA writable_schema = RESET")
        other.execute("UPDATE response SET id = id + 1000")
        other.execute("PRAGMA writable_schema = ON")
        other.execute(index, (whole,))
        other.execute("PRAGMA writable_schema = RESET")
    return path


def test_an_index_that_misses_a_response_is_refused(with_a_poor_index: Path, reading: Reading) -> None:
    assert is_refused(with_a_poor_index, reading)


def fail(path: Path, error: Exception) -> None:
    """Read all responses, and then fail at what is made of them."""
    with Project.open(path, readonly=True) as project, checked_blocks(project) as blocks:
        assert len(list(blocks)) > 1
        raise error


def test_a_damage_is_said_and_not_what_came_of_it(with_a_poor_index: Path) -> None:
    with pytest.raises(ProjectError, match="rusak"):
        fail(with_a_poor_index, ValueError("what cannot be worked with"))


def test_whoever_gives_up_does_not_wait_for_what_else_is_wrong(with_a_poor_index: Path) -> None:
    with pytest.raises(CancelledError):
        fail(with_a_poor_index, CancelledError())
