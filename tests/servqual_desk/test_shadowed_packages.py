"""A file of the user's that bears the name of one of our rooms, in the folder where the user works."""

import subprocess
import sys
from pathlib import Path

import pytest

from servqual_desk.shadowed_packages import ROOMS

ONE_DOOR = "from servqual_desk import Project, Instrument, analyse; print(Project, Instrument, analyse)"


def python(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False, cwd=cwd)


@pytest.mark.parametrize("room", ROOMS)
def test_an_import_names_the_file_and_does_not_run_it(tmp_path: Path, room: str) -> None:
    (tmp_path / f"{room}.py").write_text("print('run')", encoding="utf-8")
    done = python("-c", ONE_DOOR, cwd=tmp_path)
    assert done.returncode == 1
    assert str(tmp_path / f"{room}.py") in done.stderr.splitlines()[-1]
    assert "run" not in done.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_the_program_says_it_in_one_sentence(tmp_path: Path, room: str) -> None:
    (tmp_path / room).mkdir()
    (tmp_path / room / "__init__.py").touch()
    done = python("-m", "servqual_desk", "instruments", cwd=tmp_path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert str(tmp_path / room) in done.stderr


def test_a_script_that_is_called_like_a_room_is_told_so(tmp_path: Path) -> None:
    script = tmp_path / "analysis.py"
    script.write_text(ONE_DOOR, encoding="utf-8")
    done = python(str(script), cwd=tmp_path)
    assert str(script) in done.stderr.splitlines()[-1]


def test_a_folder_without_python_does_no_harm_or_is_named(tmp_path: Path) -> None:
    """It hides a room only from a program that is installed for working on it."""
    (tmp_path / "analysis").mkdir()
    done = python("-c", ONE_DOOR, cwd=tmp_path)
    assert done.returncode == 0 or str(tmp_path / "analysis") in done.stderr.splitlines()[-1]


def test_other_names_do_no_harm(tmp_path: Path) -> None:
    for name in ("data.py", "analysis.txt", "report.py"):
        (tmp_path / name).touch()
    assert python("-c", ONE_DOOR, cwd=tmp_path).returncode == 0


def test_without_a_console_the_program_speaks_to_nobody(tmp_path: Path) -> None:
    started = "import sys; sys.stdout = sys.stderr = None; from servqual_desk.__main__ import main; main()"
    assert python("-c", started, "--version", cwd=tmp_path).returncode == 0
