"""A damaged file is noticed: it is refused in one sentence, or it gives the same data. Never a bug, never other data."""

import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from instruments.load import instrument_from_toml
from servqual_desk.errors import KnownError, ProjectError
from servqual_desk.project import Project
from servqual_desk.store import project_file
from servqual_desk.store.page_check import require_sound_pages
from servqual_desk.store.sqlite import Database, connect, sqlite
from servqual_desk.verification.seal_check import require_sealed
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import finished
from ui.cli.commands import desk
from ui.jobs.analyse_project import analyse_project
from ui.jobs.selected_responses import project_to_read

ZEROED, FLIPPED = 45, 200  # a page each time, none twice
PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A survey of several pages a table."""
    path = tmp_path_factory.mktemp("sound") / "desk.sqd"
    with Project.create(path, instrument=instrument_from_toml(LITTLE, name="little-desk")) as project:
        for number in range(24):
            finished(project, visits=number, remark=f"Saran nomor {number}. " * (number % 7 + 1))
        project.start_interview().answer("counter")
    return path


def read(path: Path) -> str:
    """What results are made of."""
    with Project.open(path, readonly=True) as project:
        require_sealed(project)
        return str(project.frame(non_answers=True).to_csv())


def outcome(path: Path, whole: str) -> str:
    try:
        return "same" if read(path) == whole else "other"
    except KnownError:
        return "refused"


def test_a_file_that_is_damaged_while_it_is_opened_is_refused_in_one_sentence(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copyfile(sound, tmp_path / "desk.sqd"))

    def damage(database: Database, _path: Path) -> None:
        path.write_bytes(path.read_bytes()[:200] + b"\xff" * 9000)
        database.conn.execute("PRAGMA shrink_memory")  # what was read before is read anew

    monkeypatch.setattr(project_file, "keep_beside", damage)
    with pytest.raises(ProjectError):
        Project.open(path)


def test_a_zeroed_page_is_noticed(sound: Path, tmp_path: Path) -> None:
    chance, whole = random.Random(8), read(sound)
    pages = chance.sample(range(sound.stat().st_size // PAGE), ZEROED)
    for number, page in enumerate(pages):
        path = Path(shutil.copyfile(sound, tmp_path / f"{number}.sqd"))
        with path.open("rb+") as file:
            file.seek(PAGE * page)
            file.write(bytes(PAGE))

        assert outcome(path, whole) in ("refused", "same")
        assert code_of("analyse", path) in (0, 2)
        path.unlink()


def test_a_flipped_bit_is_noticed(sound: Path, tmp_path: Path) -> None:
    chance, whole = random.Random(80), read(sound)
    size = sound.stat().st_size
    found = []
    for number in range(FLIPPED):
        path = Path(shutil.copyfile(sound, tmp_path / f"{number}.sqd"))
        with path.open("rb+") as file:
            file.seek(place := chance.randrange(size))
            (byte,) = file.read(1)
            file.seek(place)
            file.write(bytes([byte ^ 1 << chance.randrange(8)]))
        found.append(outcome(path, whole))
        if number % 10 == 0:
            assert code_of("export", path, "-o", str(tmp_path / "out.csv")) in (0, 2)
        path.unlink()

    assert "other" not in found
    assert found.count("refused") > FLIPPED // 10


@pytest.mark.parametrize("read_whole", [analyse_project, lambda path: project_to_read(path).close()])
def test_a_damaged_page_that_no_answer_stands_on_is_noticed_by_whoever_opens_before_looking_at_pages(
    sound: Path, tmp_path: Path, read_whole: Callable[[Path], object]
) -> None:
    path = Path(shutil.copyfile(sound, tmp_path / "desk.sqd"))
    connection = sqlite.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'risk'").fetchone()
    connection.close()
    read_whole(path)
    before = path.stat()
    with path.open("rb+") as file:
        file.seek(PAGE * (page - 1))
        file.write(bytes(PAGE))
    if sys.platform != "win32":  # where it says, too, when the time of change was set back
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    with pytest.raises(ProjectError, match="rusak"):
        read_whole(path)
    with pytest.raises(ProjectError, match="rusak"):
        Project.open(path)


def test_one_file_is_not_taken_for_sound_because_another_one_is(sound: Path, tmp_path: Path) -> None:
    """Between its opening and the look at its pages, another file may be put in its place."""
    whole, holed = sound.read_bytes(), sound.read_bytes()[:-PAGE] + bytes(PAGE)
    path, other = tmp_path / "desk.sqd", tmp_path / "other.sqd"

    path.write_bytes(whole)
    other.write_bytes(holed)
    opened = connect(path, readonly=True)
    other.replace(path)
    require_sound_pages(opened, path)
    opened.close()
    with pytest.raises(ProjectError):
        Project.open(path)

    other.write_bytes(whole)
    opened = connect(path, readonly=True)
    other.replace(path)
    Project.open(path, readonly=True).close()
    with pytest.raises(ProjectError):
        require_sound_pages(opened, path)
    opened.close()


def code_of(command: str, path: Path, *rest: str) -> int:
    """The exit code of a command, as the shell would get it."""
    done = CliRunner().invoke(desk, [command, str(path), *rest])
    return done.exit_code


@pytest.mark.parametrize("length", [0, 50, 100, 4096, 40_000])
def test_a_file_cut_short_is_refused(sound: Path, tmp_path: Path, length: int) -> None:
    path = tmp_path / "cut.sqd"
    path.write_bytes(sound.read_bytes()[:length])

    with pytest.raises(ProjectError) as refused:
        read(path)

    assert len(refused.value.faults) == 1


def test_no_results_are_made_of_what_another_program_changed(sound: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(sound, tmp_path / "changed.sqd"))
    connection = sqlite.connect(path)
    connection.execute("UPDATE answers_little_desk SET overall = 1")
    connection.commit()
    connection.close()

    assert code_of("analyse", path) == 2
