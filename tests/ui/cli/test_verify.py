"""`servqual-desk verify` as a person or a script calls it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from servqual_desk.project import Project
from tests.little_survey import little_survey
from tests.servqual_desk.verification.lived_in import by_another_program
from ui.cli.commands import desk


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "loket.sqd"
    Project.create(path, instrument=little_survey()).close()
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(desk, ["verify", *arguments], env={"SERVQUAL_DESK_LANG": "en"})


def test_a_whole_survey_is_said_to_be_whole(survey: Path) -> None:
    result = run(str(survey))

    assert result.exit_code == 0
    assert "is whole: 0 responses" in result.output


def test_a_changed_survey_is_named_and_ends_with_two(survey: Path) -> None:
    with by_another_program(survey) as connection:
        connection.execute("UPDATE project SET value = 'Lain' WHERE key = 'title'")

    result = run(str(survey), "--json", "-")

    assert result.exit_code == 2
    assert 'project["title"] was changed outside the program: value.' in result.stderr
    found = json.loads(result.stdout)
    assert (found["whole"], found["responses"]) == (False, 0)
    assert found["faults"] == [{"code": "row_changed", "where": 'project["title"]', "params": {"columns": "value"}}]


def test_what_is_no_survey_is_not_whole(tmp_path: Path) -> None:
    (tmp_path / "not.sqd").write_text("hello")

    result = run(str(tmp_path / "not.sqd"), "--json", str(tmp_path / "out.json"))

    assert result.exit_code == 2
    assert json.loads((tmp_path / "out.json").read_text())["whole"] is False


def test_a_papers_code_is_held_until_the_whole_file_is_made_anew(survey: Path, tmp_path: Path) -> None:
    """Whoever rewrites everything, consistently, is betrayed by a paper that was printed before."""
    run(str(survey), "--json", str(tmp_path / "out.json"))
    [code] = json.loads((tmp_path / "out.json").read_text())["heads"]
    with Project.open(survey) as project:
        project.set_setting("office", "Kantor Utara")

    assert run(str(survey), "--head", code.lower().replace("-", " ")).exit_code == 0

    survey.unlink()
    Project.create(survey, instrument=little_survey()).close()
    assert run(str(survey)).exit_code == 0
    anew = run(str(survey), "--head", code)
    assert anew.exit_code == 2
    assert code in anew.stderr
