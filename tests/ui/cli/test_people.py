"""Roles on the command line: `--as NAME`, the PIN from the variable or typed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.people import session
from servqual_desk.project import Project
from servqual_desk.store import file_keys
from tests.little_survey import little_survey
from ui.cli.commands import desk
from ui.cli.person import VARIABLE

Run = Callable[..., Result]
DATA = "t1_e,t1_p,e1_e,e1_p,sex,age,overall\n7,5,1,3,f,31,80\n6,6,2,2,m,44,70\n"


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """A survey with a head and an enumerator, and a data file beside it."""
    path = tmp_path / "survey.sqd"
    (tmp_path / "data.csv").write_text(DATA, encoding="utf-8")
    with Project.create(path, instrument=little_survey()) as project:
        project.people.save(Enumerator(code="budi", name="Budi"), pin="1111")
        project.people.save(Enumerator(code="ani", name="Ani Lestari", role="head"), pin="3333")
    return path


@pytest.fixture
def run(survey: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Each run is a process of its own as far as signing in goes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    with Project.open(survey) as project:
        identity = project.guard.identity

    def run(*arguments: str, typed: str = "", pin: str | None = None) -> Result:
        session.sign_out(identity)
        return CliRunner().invoke(desk, list(arguments), input=typed, env={VARIABLE: pin})

    yield run
    session.sign_out(identity)


def said(result: Result) -> list[str]:
    assert result.exit_code == 2, result.output
    return result.stderr.splitlines()


IMPORT = ("import", "survey.sqd", "data.csv")


def test_a_role_is_asked_for_and_given_by_name_and_pin(run: Run, survey: Path) -> None:
    assert said(run(*IMPORT)) == ["To import responses somebody must sign in who may: Supervisor, Head of the office."]
    assert said(run(*IMPORT, "--as", "ani", pin="0000")) == [
        "This is not the name and PIN of anybody in this survey. Try again."
    ]
    assert said(run(*IMPORT, "--as", "budi", pin="1111")) == [
        "budi may not import responses. Who may: Supervisor, Head of the office."
    ]
    assert run(*IMPORT, "--as", "Ani Lestari", typed="3333\n").exit_code == 0
    with Project.open(survey) as project:
        assert project.count() == 2
        assert {event.who for event in project.events() if event.kind == "imported"} == {"ani"}
        assert [event.variable for event in project.events() if event.kind == "pin_refused"] == ["ani"]


def test_answers_leave_the_survey_only_with_the_role(run: Run, tmp_path: Path) -> None:
    assert run(*IMPORT, "--as", "ani", pin="3333").exit_code == 0
    assert len(said(run("export", "survey.sqd", "-o", "out.csv"))) == 1
    assert len(said(run("export", "survey.sqd", "-o", "out.csv", "--as", "budi", pin="1111"))) == 1
    assert not (tmp_path / "out.csv").exists()
    assert run("export", "survey.sqd", "-o", "out.csv", "--as", "ani", pin="3333").exit_code == 0


def test_results_are_for_everybody_but_not_those_of_a_few(run: Run, tmp_path: Path) -> None:
    assert run(*IMPORT, "--as", "ani", pin="3333").exit_code == 0  # two responses
    of_a_few = [("analyse", "survey.sqd"), ("lab", "survey.sqd", "scores")]
    for command in of_a_few:
        assert "To see results below the minimum somebody must sign in who may" in said(run(*command))[0]
        assert "budi may not see results below the minimum" in said(run(*command, "--as", "budi", pin="1111"))[0]
        assert run(*command, "--as", "ani", pin="3333").exit_code == 0
    internal = ("report", "survey.sqd", "-o", "out.pdf", "--kind", "brief", "--internal")
    assert "budi may not see results below the minimum" in said(run(*internal, "--as", "budi", pin="1111"))[0]
    assert not (tmp_path / "out.pdf").exists()

    rows = "".join(f"{point},5,1,3,f,{20 + point},80\n" for point in range(1, 8))
    (tmp_path / "data.csv").write_text(DATA.split("\n")[0] + "\n" + rows, encoding="utf-8")
    assert run(*IMPORT, "--as", "ani", pin="3333").exit_code == 0
    for command in of_a_few:
        assert run(*command).exit_code == 0
    assert len(said(run("analyse", "survey.sqd", "--where", "age=21"))) == 1


def test_only_a_head_protects(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_PASSPHRASE", "empat kata yang mudah")
    assert len(said(run("protect", "survey.sqd", "--as", "budi", pin="1111"))) == 1
    assert run("protect", "survey.sqd", "--as", "ani", pin="3333").exit_code == 0


def test_name_and_pin_open_a_protected_survey_on_a_computer_that_knows_it(
    run: Run, survey: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run(*IMPORT, "--as", "ani", pin="3333").exit_code == 0
    with monkeypatch.context() as first:
        first.setenv("SERVQUAL_DESK_PASSPHRASE", "empat kata yang mudah")
        assert run("protect", "survey.sqd", "--as", "ani", pin="3333").exit_code == 0
        file_keys.lock_everything()
        assert run("verify", "survey.sqd", "--as", "ani", pin="3333").exit_code == 0
    file_keys.lock_everything()
    backup = ("backup", "survey.sqd", "copies", "--as", "ani")
    for arguments in (
        ("analyse", "survey.sqd", "--as", "Ani Lestari"),
        ("verify", "survey.sqd", "--as", "ani"),
        backup,
    ):
        assert run(*arguments, pin="3333").exit_code == 0, arguments
        file_keys.lock_everything()
    assert run("analyse", "survey.sqd", "--as", "ani", typed="3333\n").exit_code == 0  # typed once
    file_keys.lock_everything()
    assert "does not open it by this name and PIN" in said(run("analyse", "survey.sqd", "--as", "ani", pin="4444"))[0]
    assert "does not open it by this name and PIN" in said(run("analyse", "survey.sqd", "--as", "budi", pin="1111"))[0]
    monkeypatch.setenv("SERVQUAL_DESK_CONFIG", str(tmp_path / "another computer"))
    assert "is protected" in said(run("analyse", "survey.sqd", "--as", "ani", pin="3333"))[0]


def test_name_and_pin_are_enough_to_restore_and_to_merge(
    run: Run, survey: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also what another laptop's survey brings, which nobody there knows ani of."""
    with Project.create(tmp_path / "other.sqd", instrument=little_survey()) as other:
        other.people.save(Enumerator(code="cici", name="Cici", role="head"), pin="9999")
    assert run("import", "other.sqd", "data.csv", "--as", "cici", pin="9999").exit_code == 0
    with monkeypatch.context() as first:
        first.setenv("SERVQUAL_DESK_PASSPHRASE", "empat kata yang mudah")
        assert run("protect", "survey.sqd", "--as", "ani", pin="3333").exit_code == 0
        assert run("backup", "survey.sqd", "copies", "--as", "ani", pin="3333").exit_code == 0
    (backup,) = (tmp_path / "copies").glob("*.sqd")

    def alone(*arguments: str, who: str = "ani", pin: str = "3333") -> Result:
        file_keys.lock_everything()
        return run(*arguments, "--as", who, pin=pin)

    merged = alone("merge", "survey.sqd", "other.sqd")
    assert merged.exit_code == 0, merged.output
    assert "other.sqd: 2 new" in merged.stdout
    restored = alone("restore", str(backup), "survey.sqd")
    assert (restored.exit_code, restored.stderr) == (0, "")
    (aside,) = tmp_path.glob("survey-before-restore-*.sqd")
    assert alone("verify", aside.name).exit_code == 0
    for command in (("merge", "survey.sqd", "other.sqd"), ("restore", str(backup), "survey.sqd")):
        assert "does not open it by this name and PIN" in said(alone(*command, pin="4444"))[0]
        assert "does not open it by this name and PIN" in said(alone(*command, who="budi", pin="1111"))[0]


def test_everybody_sets_a_passphrase_of_their_own_and_a_backup_brings_it_along(
    run: Run, survey: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opens(path: str, passphrase: str) -> bool:
        file_keys.lock_everything()
        monkeypatch.setenv("SERVQUAL_DESK_PASSPHRASE", passphrase)
        return run("verify", path).exit_code == 0

    monkeypatch.setenv("SERVQUAL_DESK_PASSPHRASE", "sandi milik ani")
    done = run("protect", "survey.sqd", "--as", "ani", pin="3333")
    assert done.exit_code == 0
    assert "copies “survey.sqd-keys” with it" in done.stdout
    assert (tmp_path / "survey.sqd-keys").exists()

    (tmp_path / "new").write_text("sandi milik budi\n", encoding="utf-8")
    file_keys.lock_everything()
    mine = run("protect", "survey.sqd", "--mine", "--new-key-file", "new", "--as", "budi", pin="1111")
    assert mine.exit_code == 0, mine.output
    assert run("backup", "survey.sqd", "stick").exit_code == 0
    (copy,) = (tmp_path / "stick").glob("*.sqd")
    for path in ("survey.sqd", str(copy)):
        assert [opens(path, one) for one in ("sandi milik ani", "sandi milik budi", "sandi orang lain")] == [
            True,
            True,
            False,
        ]
    assert said(run("protect", "survey.sqd", "--mine", "--change")) == [
        "--change and --mine are two different things; say one of them."
    ]
    file_keys.lock_everything()
