"""What is read ahead is of one state of the file, says what went wrong, and leaves no thread and no connection behind."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from instruments.i18n import language, use_language
from servqual_desk.errors import DataError, ProjectError
from servqual_desk.project import Project
from servqual_desk.store import raw_bytes
from servqual_desk.store.reading_ahead import MOST_AHEAD, reading_ahead
from servqual_desk.store.sqlite import Database, in_memory, sqlite
from tests.little_survey import little_survey

TITLES = 3 * MOST_AHEAD


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "little.sqd", instrument=little_survey()) as made:
        yield made


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """No thread but those before, and no connection but the project's."""
    before = threading.active_count()
    yield
    assert threading.active_count() == before


def title_read_often(database: Database) -> Iterator[str]:
    for _time in range(TITLES):
        yield database.conn.execute("SELECT value FROM project WHERE key = 'title'").fetchone()[0]


def connections(project: Project) -> int:
    seen = project.path.stat()
    return raw_bytes._connected[(seen.st_dev, seen.st_ino)]


def test_what_is_written_meanwhile_is_not_read(project: Project) -> None:
    before = project.title
    with reading_ahead(project.database, project.path, title_read_often) as read:
        first = next(read)
        assert connections(project) == 2
        project.set_setting("title", "another")
        assert [first, *read] == [before] * TITLES
        assert connections(project) == 1
        project.set_setting("title", "another")
        assert (
            project.is_one_file
        )  # nobody keeps the write-ahead log from being emptied, whatever is made of what was read

    assert project.title == "another"


def test_it_goes_on_while_nothing_is_asked_for_but_not_far(project: Project) -> None:
    made = []
    enough = threading.Event()

    def numbers(_database: Database) -> Iterator[int]:
        for number in range(TITLES):
            made.append(number)
            if len(made) == MOST_AHEAD:
                enough.set()
            yield number

    with reading_ahead(project.database, project.path, numbers) as read:
        assert enough.wait(60)
        assert list(made) == list(range(MOST_AHEAD))
        assert list(read) == list(range(TITLES))


@pytest.mark.parametrize("spoken", ["id", "en"])
def test_an_error_arrives_where_its_step_is_asked_for_in_the_language_there(project: Project, spoken: str) -> None:
    def read(_database: Database) -> Iterator[str]:
        yield "sound"
        raise DataError(language())

    with use_language(spoken), reading_ahead(project.database, project.path, read) as steps:
        assert next(steps) == "sound"
        with pytest.raises(DataError, match=spoken):
            next(steps)


def test_a_fault_of_sqlite_arrives_as_itself(project: Project) -> None:
    def read(database: Database) -> Iterator[str]:
        yield database.conn.execute("SELECT nothing FROM project").fetchone()

    with (
        pytest.raises(sqlite.OperationalError, match="nothing"),
        reading_ahead(project.database, project.path, read) as steps,
    ):
        next(steps)
    assert connections(project) == 1


def test_leaving_early_ends_the_step_that_is_being_made(project: Project) -> None:
    begun = threading.Event()

    def endless(database: Database) -> Iterator[int]:
        begun.set()
        yield from database.conn.execute(
            "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        ).fetchone()

    with reading_ahead(project.database, project.path, endless):
        assert begun.wait(60)
    assert connections(project) == 1


def test_a_file_that_is_gone_is_one_error(project: Project, tmp_path: Path) -> None:
    with (
        reading_ahead(project.database, tmp_path / "gone" / "little.sqd", title_read_often) as read,
        pytest.raises(Exception, match="gone"),
    ):
        next(read)


@pytest.mark.parametrize("title", ["another", ""])
def test_another_file_at_the_path_is_not_read_for_the_open_one(project: Project, tmp_path: Path, title: str) -> None:
    """Not even an older copy of the same survey: its seals say nothing of what is open."""
    with Project.create(tmp_path / "other.sqd", instrument=little_survey(), title=title or project.title) as other:
        of_other = other.path
    of_other.replace(project.path)

    with (
        reading_ahead(project.database, project.path, title_read_often) as read,
        pytest.raises(ProjectError, match=re.escape(str(project.path))),
    ):
        next(read)


def test_what_this_connection_is_writing_is_read_on_it(project: Project) -> None:
    with project.transaction():
        project.set_setting("title", "not yet")
        with reading_ahead(project.database, project.path, title_read_often) as read:
            assert set(read) == {"not yet"}


def test_a_file_in_memory_is_read_there(project: Project) -> None:
    copy = in_memory(Database(sqlite.connect(project.path)))
    copy.conn.execute("UPDATE project SET value = 'in memory' WHERE key = 'title'")
    copy.conn.commit()
    with reading_ahead(copy, project.path, title_read_often) as read:
        assert set(read) == {"in memory"}
    copy.close()


def test_a_protected_file_is_read_with_the_key_that_is_held(tmp_path: Path) -> None:
    passphrase = "tujuh kuda hijau di pasar"
    with Project.create(tmp_path / "locked.sqd", instrument=little_survey(), passphrase=passphrase) as project:
        with reading_ahead(project.database, project.path, title_read_often) as read:
            assert set(read) == {project.title}
        assert connections(project) == 1
