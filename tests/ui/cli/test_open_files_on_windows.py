"""On Windows an open file can be neither replaced, renamed nor deleted. Here the system's calls are made to refuse so too."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from servqual_desk.project import Project
from servqual_desk.store import file_keys, raw_bytes
from tests.little_survey import little_survey
from ui.cli.commands import desk
from ui.cli.passphrase import VARIABLE

PASSPHRASE = "empat kata yang mudah"
ANSWERS = "t1_e,t1_p,e1_e,e1_p,sex,age\n7,5,1,3,f,31\n6,6,2,2,m,44\n7,4,1,4,f,25\n"
OWN_FILES = Path("/proc/self/fd")

pytestmark = pytest.mark.skipif(not OWN_FILES.exists(), reason="the open files of a process are listed by Linux alone")


def open_files() -> set[str]:
    """What this process has open, but for the handles that only other systems than Windows need."""
    kept = {str(handle) for handle in raw_bytes._kept.values()}
    found = set()
    for link in OWN_FILES.iterdir():
        try:
            found.add(str(link.readlink()) if link.name not in kept else "")
        except FileNotFoundError:  # the handle by which the folder itself was listed
            continue
    return found


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """As Windows does it, for every file of ours; what was refused."""
    refusals: list[str] = []

    def guard(name: str) -> None:
        real: Callable[..., Any] = getattr(os, name)

        def guarded(*paths: Any, **more: Any) -> Any:
            named = {
                str(Path(os.fsdecode(path)).absolute()) for path in paths if isinstance(path, str | bytes | os.PathLike)
            }
            if not more.get("dir_fd") and (held := named & open_files()):
                refusals.append(f"{name} {' '.join(sorted(held))}")
                raise PermissionError(
                    13, "The process cannot access the file because it is being used by another process", *held
                )
            return real(*paths, **more)

        monkeypatch.setattr(os, name, guarded)

    for name in ("replace", "rename", "unlink", "remove"):
        guard(name)
    return refusals


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Result]]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    (tmp_path / "data.csv").write_text(ANSWERS, encoding="utf-8")
    Project.create(tmp_path / "survey.sqd", instrument=little_survey()).close()

    def run(*arguments: str) -> Result:
        file_keys.lock_everything()
        return CliRunner().invoke(desk, list(arguments), catch_exceptions=False)

    yield run
    file_keys.lock_everything()


def test_the_fake_refuses_what_windows_refuses(tmp_path: Path, refused: list[str]) -> None:
    path = tmp_path / "open.txt"
    with path.open("w", encoding="utf-8"):
        for change in (
            lambda: path.rename(tmp_path / "other.txt"),
            path.unlink,
            lambda: Path(tmp_path / "no.txt").replace(path),
        ):
            with pytest.raises(PermissionError):
                change()
    path.unlink()
    assert len(refused) == 3


def test_every_command_that_puts_a_file_in_anothers_place_has_closed_it(
    tmp_path: Path, run: Callable[..., Result], refused: list[str]
) -> None:
    steps = (
        ("import", "survey.sqd", "data.csv"),
        ("backup", "survey.sqd", "backups"),
        ("export", "survey.sqd", "-o", "out.csv"),
        ("export", "survey.sqd", "-o", "out.csv"),  # over the one before
        ("export", "survey.sqd", "-o", "out.sav"),
        ("export", "survey.sqd", "-o", "out.xlsx"),
        ("export", "survey.sqd", "-o", "out.xlsx"),
        ("report", "survey.sqd", "-o", "out.pdf", "--internal"),
        ("report", "survey.sqd", "-o", "out.pdf", "--internal"),
        ("protect", "survey.sqd"),
        ("verify", "survey.sqd"),
        ("unprotect", "survey.sqd"),
        ("verify", "survey.sqd"),
    )
    for step in steps:
        done = run(*step)
        assert (done.exit_code, refused) == (0, []), f"{step}: {done.output}"
    backup = next(path for path in (tmp_path / "backups").iterdir() if path.suffix == ".sqd")
    done = run("restore", str(backup), "survey.sqd")
    assert (done.exit_code, refused) == (0, []), done.output
    done = run("merge", "survey.sqd", str(backup))
    assert (done.exit_code, refused) == (0, []), done.output
    with Project.open(tmp_path / "survey.sqd", readonly=True) as project:
        assert project.count() == 3
