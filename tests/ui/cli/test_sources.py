"""Sources are added, listed and written at the command line; no list says a name."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.sources.source_coding import QUESTION
from ui.cli.commands import desk

pytestmark = pytest.mark.usefixtures("skm_survey")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(desk, ["sources", *arguments])


def interview(*more: str) -> Result:
    return run("add", "a.sqd", "--kind", "interview", "--title", "Pak Camat", *more)


def test_an_interview_is_kept_with_its_text_and_listed_without_its_title() -> None:
    assert run("list", "a.sqd").output == "The survey holds no source yet.\n"
    Path("a.txt").write_text("Kami menunggu.\n", encoding="utf-8-sig")
    kept = interview("--text", "a.txt", "--category", "government", "--role", "key", "--date", "2026-03-02")
    assert (kept.exit_code, kept.output) == (0, "Interview of an informant 1 is in the survey.\n")

    with Project.open("a.sqd") as project:
        (source,) = project.sources.list()
        assert (source.text, source.held_on) == ("Kami menunggu.", "2026-03-02")
        project.comments.save_code(Code(code="wait", title="Waiting"))
        project.source_coding.give(str(source.id), QUESTION, "Ani", ["wait"])
        project.informants.set_quota("government", "key", 2)
    listed = run("list", "a.sqd").output
    assert listed == "Interview of an informant 1\nGovernment, Key informant: 1 of 2\n"
    told = json.loads(run("list", "a.sqd", "--json", "-").output)
    assert [(one["code"], one["n"]) for one in told["findings"]] == [("wait", 1)]
    assert "Camat" not in listed + str(told)

    assert run("matrix", "a.sqd", "-o", "m.csv").output == "m.csv is written.\n"
    assert "Waiting" in Path("m.csv").read_text(encoding="utf-8-sig")


def test_the_lab_sets_findings_against_kinds_of_sources_where_nobody_was_asked() -> None:
    interview("--category", "government")
    with Project.open("a.sqd") as project:
        (source,) = project.sources.list()
        project.comments.save_code(Code(code="wait", title="Waiting"))
        project.source_coding.give(str(source.id), QUESTION, "Ani", ["wait"])
    made = CliRunner().invoke(desk, ["lab", "a.sqd", "sources", "--json", "-"])
    assert made.exit_code == 0, made.output
    tables = {table["id"]: table["rows"] for table in json.loads(made.output)["tables"]}
    assert tables == {
        "lab_sources_matrix": [["Waiting", 1, 1, 1]],
        "lab_sources_interviews": [["Waiting", "Government", 1, 1]],
    }


def test_no_text_of_the_matrix_is_a_formula_to_a_spreadsheet() -> None:
    interview("--category", "government")
    with Project.open("a.sqd") as project:
        (source,) = project.sources.list()
        project.comments.save_code(Code(code="wait", title="=1+1", memo="-2+3"))
        project.source_coding.give(str(source.id), QUESTION, "Ani", ["wait"])
    run("matrix", "a.sqd", "-o", "m.csv")

    cells = [cell for row in csv.reader(Path("m.csv").read_text("utf-8-sig").splitlines()) for cell in row]
    assert {"'=1+1", "'-2+3"} <= set(cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ((), "category"),
        (("--category", "media", "--date", "2 March"), "2 March"),
        (("--category", "media", "--text", "gone.txt"), "gone.txt"),
        (("--category", "media", "--text", "a.pdf"), "a.pdf"),
    ],
)
def test_what_cannot_be_kept_is_one_sentence(more: tuple[str, ...], words: str) -> None:
    refused = interview(*more)
    assert (refused.exit_code, refused.output.count("\n")) == (2, 1)
    assert words in refused.output
    with Project.open("a.sqd") as project:
        assert project.sources.list() == ()


def test_without_a_coded_source_there_is_no_matrix() -> None:
    refused = run("matrix", "a.sqd", "-o", "m.csv")
    assert (refused.exit_code, Path("m.csv").exists()) == (2, False)
