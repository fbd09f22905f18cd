"""Protected surveys on the command line: the passphrase by prompt, key file or variable, and every command works on them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from servqual_desk.project import Project
from servqual_desk.store import file_keys
from servqual_desk.store.file_keys import is_protected
from tests.little_survey import little_survey
from ui.cli.commands import desk
from ui.cli.passphrase import VARIABLE

Run = Callable[..., Result]
PASSPHRASE = "empat kata yang mudah"
ANSWERS = """\
t1_e,t1_p,e1_e,e1_p,w_tangibles,w_empathy,sex,age,overall
7,5,1,3,60,40,f,31,80
6,6,2,2,50,50,m,44,70
7,4,1,4,70,30,f,25,55
6,5,2,3,,,m,31,60
5,dk,1,2,40,60,f,67,90
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Each run is a process of its own as far as keys go."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    monkeypatch.delenv(VARIABLE, raising=False)

    def run(*arguments: str, typed: str = "", variable: str | None = None) -> Result:
        file_keys.lock_everything()
        return CliRunner().invoke(desk, list(arguments), input=typed, env={VARIABLE: variable})

    yield run
    file_keys.lock_everything()


@pytest.fixture
def survey(tmp_path: Path, run: Run) -> Path:
    """`survey.sqd` with five responses."""
    (tmp_path / "data.csv").write_text(ANSWERS, encoding="utf-8")
    Project.create(tmp_path / "survey.sqd", instrument=little_survey()).close()
    assert run("import", "survey.sqd", "data.csv").exit_code == 0
    return tmp_path / "survey.sqd"


@pytest.fixture
def protected(survey: Path, run: Run) -> Path:
    assert run("protect", "survey.sqd", typed=f"{PASSPHRASE}\n{PASSPHRASE}\n").exit_code == 0
    return survey


def faults(result: Result) -> list[str]:
    assert result.exit_code == 2, result.output
    return result.stderr.splitlines()


def test_a_typed_passphrase_protects_and_the_code_is_told_once(survey: Path, run: Run) -> None:
    result = run("protect", "survey.sqd", typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert result.exit_code == 0
    assert is_protected(survey)
    code = result.stdout.partition("only now: ")[2].split(". ")[0]
    with Project.open(survey, passphrase=code) as project:
        assert project.count()


@pytest.mark.parametrize("name", ["code.pdf", "code.txt"])
def test_the_code_goes_on_a_sheet(survey: Path, run: Run, name: str) -> None:
    result = run("protect", "survey.sqd", "--recovery", name, variable=PASSPHRASE)
    assert result.exit_code == 0
    sheet = survey.with_name(name)
    words = PdfReader(sheet).pages[0].extract_text() if name.endswith(".pdf") else sheet.read_text(encoding="utf-8")
    code = "".join(line for line in words.splitlines() if " – " in line)
    assert code
    assert code.replace(" – ", "-") not in result.output
    with Project.open(survey, passphrase=code.replace(" – ", "")) as project:
        assert project.count()


def test_two_different_passphrases_protect_nothing(survey: Path, run: Run) -> None:
    assert faults(run("protect", "survey.sqd", typed="empat kata yang mudah\nempat kata yang mudah?\n")) == [
        "The two passphrases are not the same. Start again."
    ]
    assert not is_protected(survey)


@pytest.mark.parametrize(
    "command",
    [
        ["analyse", "--json", "out.json"],
        ["report", "-o", "out.pdf"],
        ["export", "-o", "out.csv"],
        ["form", "-o", "out.pdf"],
        ["backup"],
        ["backups", "--json", "out.json"],
        ["imports"],
        ["lab", "scores"],
    ],
)
def test_every_command_opens_it_with_the_passphrase_and_refuses_it_without(
    protected: Path, run: Run, command: list[str]
) -> None:
    verb, *others = command
    wrong = f"{protected.name}: the passphrase is not right. Try again, or use the recovery code."
    locked = f"{protected.name}: is protected. Give its passphrase or its recovery code to open it."
    assert faults(run(verb, protected.name, *others)) == [locked]
    assert faults(run(verb, protected.name, *others, variable="bukan ini")) == [wrong]
    assert faults(run(verb, protected.name, *others, typed="bukan ini\n")) == [wrong]
    result = run(verb, protected.name, *others, variable=PASSPHRASE)
    assert result.exit_code == 0, result.output


def test_a_key_file_opens_it_and_one_that_is_not_there_is_said(protected: Path, run: Run) -> None:
    protected.with_name("key").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    result = run("analyse", "survey.sqd", "--key-file", "key", "--json", "-")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["data"]["n_responses"]
    assert faults(run("analyse", "survey.sqd", "--key-file", "none")) == [
        "“none” does not exist. Check the name and the folder."
    ]


def test_the_protection_is_taken_away_with_passphrase_or_key_file_alone(protected: Path, run: Run) -> None:
    faults(run("unprotect", "survey.sqd"))
    faults(run("unprotect", "survey.sqd", variable="bukan ini"))
    assert is_protected(protected)
    assert run("unprotect", "survey.sqd", variable=PASSPHRASE).exit_code == 0
    assert not is_protected(protected)
    assert faults(run("unprotect", "survey.sqd", variable=PASSPHRASE)) == [
        "survey.sqd: is not protected, so there is nothing to take away."
    ]


def test_another_passphrase_is_given_only_when_it_is_asked_for(protected: Path, run: Run) -> None:
    assert faults(run("protect", "survey.sqd", variable=PASSPHRASE)) == [
        "survey.sqd: is protected already. To give it another passphrase, use --change."
    ]
    protected.with_name("new").write_bytes(bytes(range(200, 240)))
    arguments = ("protect", "survey.sqd", "--change", "--new-key-file", "new")
    faults(run(*arguments, variable="bukan ini"))
    assert run(*arguments, variable=PASSPHRASE).exit_code == 0
    faults(run("analyse", "survey.sqd", variable=PASSPHRASE))
    assert run("analyse", "survey.sqd", "--key-file", "new").exit_code == 0


def test_a_file_that_is_no_survey_is_not_protected(tmp_path: Path, run: Run) -> None:
    (tmp_path / "letter.sqd").write_text("Dear Sir")
    for name in ("letter.sqd", "none.sqd"):
        assert len(faults(run("protect", name, variable=PASSPHRASE))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["letter.sqd"]


def test_a_backup_goes_back_into_a_protected_survey(protected: Path, run: Run) -> None:
    assert run("backup", "survey.sqd", "stick", variable=PASSPHRASE).exit_code == 0
    (copy,) = (protected.parent / "stick").iterdir()
    assert is_protected(copy)
    faults(run("restore", str(copy), "survey.sqd", variable="bukan ini"))
    assert run("restore", str(copy), "survey.sqd", variable=PASSPHRASE).exit_code == 0
    assert is_protected(protected)
