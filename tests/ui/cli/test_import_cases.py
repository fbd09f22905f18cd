"""Data files as people have them, kept beside the project with the rows that must come of them, through the command."""

import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from ui.cli.commands import desk

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases" / "import"
PROGRAM = Path(sys.executable).with_name("servqual-desk")

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not on this machine")


@pytest.fixture(scope="module")
def judge() -> ModuleType:
    """What stands beside the cases and says whether one became what it must, with our commands in this process."""
    spec = spec_from_file_location("import_cases", CASES / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    module.run = in_this_process
    return module


def in_this_process(_program: object, *words: object, home: Path, **_limits: object) -> tuple[int, str]:
    """Exit code and everything said; what one file taught, another home folder does not know."""
    done = CliRunner(env={"SERVQUAL_DESK_CONFIG": str(home)}).invoke(desk, [str(word) for word in words])
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def empty(judge: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A survey with the cases' questionnaire and no responses."""
    folder = tmp_path_factory.mktemp("cases")
    code, said = judge.run(None, "new", folder / "empty.sqd", "--instrument", CASES / "form.toml", home=folder)
    assert code == 0, said
    return folder / "empty.sqd"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.json")), ids=lambda path: path.stem)
def test_the_case_becomes_what_it_must(judge: ModuleType, empty: Path, case: Path) -> None:
    assert judge.try_case(None, case, empty) == ""


@pytest.mark.skipif(not PROGRAM.exists(), reason="the program is not installed beside this Python")
def test_the_command_as_it_is_started_says_the_same() -> None:
    command = [sys.executable, CASES / "run.py", PROGRAM, "-v", "--only", "tab"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
