"""`merge` on the command line: what it says, its JSON, and conflicts settled by a file."""

import json
import tomllib
from pathlib import Path

import pytest
import tomli_w
from click.testing import CliRunner, Result

from instruments.load import instrument_from_toml
from servqual_desk.project import Project
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import finished
from tests.servqual_desk.merging.laptops import copied_laptop
from ui.cli.commands import desk


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")


@pytest.fixture
def laptops(tmp_path: Path) -> tuple[Path, Path, str]:
    """Two files that corrected one answer differently, and the response's uuid."""
    with Project.create(tmp_path / "a.sqd", instrument=instrument_from_toml(LITTLE, name="little-desk")) as one:
        uuid = finished(one)
        with copied_laptop(one, "b") as other:
            one.responses.correct(uuid, "visits", 7, reason="read again")
            other.responses.correct(uuid, "visits", 8, reason="read again")
            finished(other)
    return tmp_path / "a.sqd", tmp_path / "b.sqd", uuid


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(desk, ["merge", *map(str, arguments)])


def visits(path: Path, uuid: str) -> object:
    with Project.open(path) as project:
        return project.responses.answers(uuid)["visits"]


def test_json_of_a_dry_run_and_of_a_merge(laptops: tuple[Path, Path, str], tmp_path: Path) -> None:
    ours, theirs, uuid = laptops
    out = tmp_path / "merge.json"
    assert run(ours, theirs, "--dry-run", "--json", out).exit_code == 0
    dry = json.loads(out.read_text())
    assert run(ours, theirs, "--json", out).exit_code == 0
    assert dry["written"] is False
    assert json.loads(out.read_text()) == dry | {"written": True}
    (counts,) = dry["files"]
    assert (counts["path"], counts["new"], counts["conflicting"]) == (str(theirs), 1, 1)
    (conflict,) = dry["conflicts"]
    assert conflict == {"uuid": uuid, "column": "visits", "ours": 7, "theirs": 8, "file": str(theirs), "serial": ""}


def test_a_folder_stands_for_every_survey_in_it(laptops: tuple[Path, Path, str]) -> None:
    ours, _theirs, _uuid = laptops
    result = run(ours, ours.parent)
    assert result.exit_code == 0
    assert "1 new, 1 in conflict" in result.output
    assert "visits" in result.output


def test_a_conflict_is_settled_by_a_file(laptops: tuple[Path, Path, str], tmp_path: Path) -> None:
    ours, theirs, uuid = laptops
    form = tmp_path / "form.toml"
    assert run(ours, theirs, "--conflicts", form).exit_code == 0
    assert visits(ours, uuid) == 7
    document = tomllib.loads(form.read_text())
    document["conflict"][0] |= {"keep": "theirs", "reason": "asked Sari"}
    form.write_text(tomli_w.dumps(document))
    assert "1 answer settled." in run(ours, "--resolve", form).output
    assert visits(ours, uuid) == 8
    assert not json.loads(run(ours, theirs, "--dry-run", "--json", "-").output)["conflicts"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[[conflict", "TOML"),
        ("conflict = 3", "[[conflict]]"),
        ('[[conflict]]\nuuid = "x"', "needs column, keep, reason"),
        ('[[conflict]]\nuuid = "x"\ncolumn = "visits"\nkeep = "both"\nreason = "r"', "both"),
        ('[[conflict]]\nuuid = "x"\ncolumn = "visits"\nkeep = "ours"\nreason = " "', "no reason"),
    ],
)
def test_a_form_that_cannot_be_read(laptops: tuple[Path, Path, str], tmp_path: Path, content: str, says: str) -> None:
    form = tmp_path / "form.toml"
    form.write_text(content)
    result = run(laptops[0], laptops[1], "--resolve", form)
    assert result.exit_code == 2
    assert says in result.output


def test_nothing_to_merge_is_said(laptops: tuple[Path, Path, str]) -> None:
    assert run(laptops[0]).exit_code == 2
