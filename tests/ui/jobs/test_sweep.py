"""What a kill leaves of unencrypted or half-made files is gone after the next start."""

import multiprocessing
import subprocess
import sys
import tempfile
from multiprocessing.util import get_temp_dir
from pathlib import Path

import pytest

from servqual_desk.project import Project
from tests.little_survey import little_survey
from tests.soak import PRELOADED
from tests.ui.jobs.killed_writing import KILLED, write_until
from ui.jobs.automatic_backup import sweep_places

BESIDE = {"survey.sqd-wal", "survey.sqd-shm"}  # SQLite's own, of whoever was killed while the survey was open
SCRIPT = """
import os, signal
from pathlib import Path
from servqual_desk.store.private_folder import private_temporary_folder
with private_temporary_folder() as folder:
    (folder / "answers.csv").write_text("Melati")
    print(folder, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_temporary_files_of_a_killed_program_are_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    left = Path(ran.stdout.strip())
    assert left.parent == tmp_path
    assert (left / "answers.csv").exists()
    survey = tmp_path / "survey.sqd"
    survey.write_text("kept")
    (left / "old").hardlink_to(survey)  # as a kill leaves it that came before the new file took the old one's name
    with (left / "answers.csv").open("rb") as still_seen:
        sweep_places(())
        assert still_seen.read() == bytes(len("Melati"))
    assert not left.exists()
    assert survey.read_text() == "kept"


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path, Path]:
    """Where the survey and its exports are, the system's temporary files, and the program's settings."""
    get_temp_dir()  # multiprocessing's own folder stays where it was
    desk, temporary, settings = (tmp_path / name for name in ("desk", "temporary", "settings"))
    for folder in (desk, temporary, settings):
        folder.mkdir()
    monkeypatch.setenv("SERVQUAL_DESK_CONFIG", str(settings))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with Project.create(desk / "survey.sqd", instrument=little_survey()) as project:
        interview = project.start_interview()
        while interview.question is not None:
            interview.skip()
        interview.finish()
    (desk / "came.csv").write_text("age\n42\n")
    return desk, temporary, settings


@pytest.mark.parametrize(
    ("work", "event"),
    [
        ("write out.csv", "os.rename"),  # what was made would take its name
        ("write out.xlsx", "os.remove"),  # the rows that the library kept in a file would go
        ("write package/", "os.rename"),
        ("encrypt out.csv", "os.rename"),
        ("read came.csv", "shutil.rmtree"),
    ],
)
def test_nothing_half_made_stays_of_work_that_is_killed(
    work: str, event: str, folders: tuple[Path, Path, Path]
) -> None:
    desk, temporary, settings = folders
    killed(event, desk / "survey.sqd", work, temporary, settings)
    left = [path for folder in (desk, temporary) for path in folder.glob(".servqual-desk-*/**/*") if path.is_file()]
    assert left

    sweep_places(())  # the survey's own folder is not named: notes say where to look

    assert {path.name for path in desk.iterdir()} <= {"survey.sqd", "came.csv", *BESIDE}
    assert not list(temporary.iterdir())
    assert not list(settings.glob("unfinished/*"))


def killed(*arguments: object) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    process = context.Process(target=write_until, args=arguments)
    process.start()
    process.join()
    assert process.exitcode == KILLED


def test_a_note_of_a_folder_on_a_stick_that_is_not_there_is_kept_until_it_comes_back(
    folders: tuple[Path, Path, Path],
) -> None:
    desk, _temporary, settings = folders
    killed("os.rename", desk / "survey.sqd", "write out.csv", *folders[1:])
    desk.rename(desk.with_name("away"))
    sweep_places(())
    assert list(settings.glob("unfinished/*"))

    desk.with_name("away").rename(desk)
    sweep_places(())
    assert not list(settings.glob("unfinished/*"))
    assert not list(desk.glob(".servqual-desk-*"))
