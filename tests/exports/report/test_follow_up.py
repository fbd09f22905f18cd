"""The follow-up plan on paper: the regulation's table by quarter, what came of what was promised, and goals."""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from exports.report.kind_names import Kind
from exports.words.numbers import signed
from instruments.i18n import use_language
from servqual_desk.errors import DataError
from servqual_desk.follow_up.actions import Action
from servqual_desk.follow_up.goals import Goal
from servqual_desk.follow_up.indicator_sheet import IndicatorValue
from servqual_desk.follow_up.month_figures import MonthFigures
from servqual_desk.follow_up.risks import Risk
from servqual_desk.follow_up.timeline import Happening
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.sources.propositions import Proposition
from servqual_desk.sources.source_coding import QUESTION
from servqual_desk.sources.sources import Source
from servqual_desk.words.responsible import OFFICE
from tests.exports.report.reading import whole
from tests.ui.results.waves import three_waves
from ui.jobs.analyse_project import analyse_project, whole_result
from ui.jobs.sources import write_matrix
from ui.jobs.write_report import Paper, report_project

WAITING = Action(
    item="waktu", what="Two more counters", owner="Ani", starts_on="2025-11-03", due_on="2026-05-31", wave="w1"
)


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three waves in which waiting gets better, and a plan of an office without a logo."""
    path = three_waves(tmp_path_factory.mktemp("plan") / "skm.sqd")
    with Project.open(path) as project:
        project.set_setting(OFFICE, "Kantor Kecamatan Sukamaju")
        project.actions.keep(WAITING)
        done = Action(
            item="biaya", what="Publish the fees", owner="Budi", due_on="2025-12-15", wave="w2", status="done"
        )
        project.actions.keep(replace(done, evidence="Board put up", evidence_place="foto/papan.jpg"))
        project.actions.keep(Action(what="Ask again", due_on="2027-02-01", wave="w3"))
        project.actions.keep(Action(what="Given up", due_on="2026-02-01", wave="w3", status="dropped"))
        project.goals.keep(Goal(indicator="ikm", due_on="2027-12-31", value=95.0))
        project.risks.keep(Risk(what="Queue app fails", category="application", likelihood=4, impact=3, owner="TI"))
        project.timeline.keep(Happening(title="New building", starts_on="2025-08-17"))
        for month, received in (("2025-03", 12), ("2025-04", 11)):
            project.month_sheets.put(
                MonthFigures(channel="LAKSA", month=month, received=received, waiting=2, in_process=1, done=9)
            )
        project.indicator_sheet.keep(
            IndicatorValue(indicator="downtime", period="2026", value=7.5, source="Register", counted_on="2026-10-31")
        )
        project.goals.keep(Goal(indicator="sheet/downtime", due_on="2027-12-31", value=8))
        read(project)
    return path


def read(project: Project) -> None:
    """Two informants of three wanted and a document, coded; a proposition that was found."""
    for code in (
        Code(code="wait", title="Waiting"),
        Code(code="system", title="System", parent="wait", memo="Faults."),
    ):
        project.comments.save_code(code)
    project.informants.set_quota("government", "key", 3)
    for code, words in (("wait", "we wait"), ("system", "it stops")):
        kept = project.sources.keep(
            Source(kind="interview", title="Pak Camat", category="government", role="key", text=f"{words}, he said")
        )
        project.source_coding.code_passage(str(kept.id), "Ani", code, words)
    document = project.sources.keep(Source(kind="document", title="Perwal 26/2019", text="One day."))
    project.source_coding.give(str(document.id), QUESTION, "Budi", ["wait"])
    project.propositions.keep(Proposition(words="Leaders decide", found="partly", evidence="Interview 1"))


@cache
def written(survey: Path, kind: Kind, ending: str, language: str = "en") -> Path:
    """A paper about the latest wave, beside the survey, which no test changes: written once, and only read."""
    out = survey.with_name(f"{kind}-{language}{ending}")
    report_project(survey, out, language=language, wave="latest", paper=Paper(kind=kind))
    return out


def paper(survey: Path, kind: Kind, language: str = "en") -> str:
    return whole(written(survey, kind, ".pdf", language))


@cache
def tables_of(survey: Path, kind: Kind) -> list[list[list[str]]]:
    """Every table of a DOCX, row by row."""
    document = docx.Document(str(written(survey, kind, ".docx")))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_the_official_report_has_the_regulations_table_a_year_each(survey: Path) -> None:
    tables = tables_of(survey, "official")
    plans = [rows for rows in tables if rows[0][3:7] == [f"Quarter {roman}" for roman in ("I", "II", "III", "IV")]]

    named = [[row[1:] for row in rows[1:]] for rows in plans]

    assert named == [  # 2025, 2026, 2027; what is done since an earlier wave and what was dropped are no plan any more
        [["Time to completion", "Two more counters", "", "", "", "✓", "Ani"]],
        [["Time to completion", "Two more counters", "✓", "✓", "", "", "Ani"]],
        [["", "Ask again", "✓", "", "", "", ""]],
    ]
    text = paper(survey, "official")
    assert [f"Follow-up plan, {year}" in text for year in (2025, 2026, 2027, 2028)] == [True, True, True, False]


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_what_was_promised_stands_beside_what_came_of_it_as_the_json_has_it(survey: Path, ending: str) -> None:
    plan = whole_result(survey, analyse_project(survey, wave="latest"))["follow_up"]
    change = next(one["change"] for one in plan["actions"] if one["item"] == "waktu")
    if ending == ".pdf":
        text = paper(survey, "official")
    else:
        text = " ".join(cell for rows in tables_of(survey, "official") for row in rows for cell in row)
    with use_language("en"):
        assert f"Better by {signed(change['difference']).lstrip('+')} since Wave I 2025" in " ".join(text.split())
    assert change["difference"] == 2.5  # by hand: from 1.5 to 4
    assert "Publish the fees" in text
    assert "overdue" in text


def test_goals_stand_beside_the_result(survey: Path) -> None:
    goal, _counted = whole_result(survey, analyse_project(survey, wave="latest"))["follow_up"]["goals"]
    text = paper(survey, "official")
    assert goal["verdict"] == "missed"
    assert "95.00 Dec 31, 2027" in text
    assert f"{goal['result']:.2f}" in text
    assert f"\N{MINUS SIGN}{-goal['difference']:.2f} Goal not reached" in text


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_brief_names_what_is_open_and_keeps_to_two_pages_without_a_logo(survey: Path, language: str) -> None:
    text = paper(survey, "brief", language)
    assert len(PdfReader(written(survey, "brief", ".pdf", language)).pages) <= 2
    assert "Two more counters" in text
    assert "Ask again" in text
    assert "Publish the fees" not in text
    assert "Kantor Kecamatan Sukamaju" in text


def test_the_annex_has_the_whole_plan(survey: Path) -> None:
    text = paper(survey, "annex")
    for words in ("foto/papan.jpg", "Given up", "New building", "Queue app fails", "not checked against the text"):
        assert words in text
    assert "High (4 × 3)" in text  # size 16 of the matrix
    assert "a year after the last one" in text


def test_a_plan_without_actions_has_lines_to_be_filled_in(tmp_path: Path) -> None:
    path = three_waves(tmp_path / "skm.sqd")
    tables = tables_of(path, "official")
    [plan] = [rows for rows in tables if rows[0][3:4] == ["Quarter I"]]
    assert [row[0] for row in plan[1:]] == ["1", "2", "3", "4", "5"]
    assert "What is being done" not in paper(path, "brief")


def test_a_filtered_paper_tells_no_change_that_could_be_subtracted(survey: Path, tmp_path: Path) -> None:
    report_project(
        survey, tmp_path / "p.pdf", language="en", wave="latest", where={"sqd_unit": "loket"}, paper=Paper(kind="annex")
    )
    text = whole(PdfReader(tmp_path / "p.pdf"))
    assert "Two more counters" in text
    assert "Better by" not in text
    assert "Goal not reached" not in text


def test_complaints_by_month_stand_in_the_annex_and_the_json(survey: Path) -> None:
    [table] = [rows for rows in tables_of(survey, "annex") if rows[0][:2] == ["Channel", "Month"]]
    assert table[1:] == [
        ["LAKSA", "March 2025", "12", "2", "1", "9", "75.0%", "adds up"],
        ["LAKSA", "April 2025", "11", "2", "1", "9", "", "the parts are 1 too many"],
    ]
    months = whole_result(survey, analyse_project(survey))["follow_up"]["months"]
    assert [(one["status"], one["difference"], one["share_done"]) for one in months] == [
        ("adds_up", 0, 0.75),
        ("does_not", 1, None),
    ]


def test_the_indicator_sheet_stands_beside_its_goals_in_the_annex_and_the_json(survey: Path) -> None:
    tables = tables_of(survey, "annex")
    [sheet] = [rows for rows in tables if rows[0][-1] == "Source of the value"]
    assert sheet[1][:1] == ["Services that can be had over the internet (% of services)"]
    name = "Time in which the city's application could not be used (hours a month)"
    figures = ["2026", "7.50", "8 by Dec 31, 2027", "\N{MINUS SIGN}0.50. Goal reached", "Register, Oct 31, 2026"]
    assert sheet[2] == [name, *figures]
    plan = whole_result(survey, analyse_project(survey))["follow_up"]
    assert [(one["indicator"], one["is_computed"]) for one in plan["indicators"]] == [
        ("online-services", True),
        ("downtime", False),
    ]
    assert [one["verdict"] for one in plan["goals"] if one["indicator"] == "sheet/downtime"] == ["reached"]


def test_findings_stand_beside_the_kinds_of_sources_and_nobody_is_named(survey: Path) -> None:
    tables = tables_of(survey, "annex")
    matrix = next(rows for rows in tables if rows[0][0] == "Finding" and "Kinds of sources" in rows[0])
    assert matrix == [
        ["Finding", "Document (n = 1)", "Interview: Government (n = 2)", "Sources", "Kinds of sources"],
        ["Waiting", "1", "2", "3", "2"],  # with the code beneath it
        ["\N{NO-BREAK SPACE}" * 4 + "System", "0", "1", "1", "1"],
    ]
    assert ["Government, Key informant", "2 of 3"] in [row for rows in tables for row in rows]
    assert ["Leaders decide", "matches in part", "Interview 1"] in [row for rows in tables for row in rows]
    assert ["System", "“it stops”", "Interview of an informant 2"] in [row for rows in tables for row in rows]
    assert "Camat" not in str(tables)
    assert "Camat" not in paper(survey, "annex")


def test_the_json_has_what_the_matrix_has(survey: Path) -> None:
    found = whole_result(survey, analyse_project(survey, wave="latest"))["follow_up"]["sources"]
    assert [(one["code"], one["n"], one["kinds"], one["memo"]) for one in found["findings"]] == [
        ("wait", 3, 2, ""),
        ("system", 1, 1, "Faults."),
    ]
    assert found["informants"][0]["missing"] == 1
    assert "Camat" not in str(found)


def test_the_matrix_is_written_as_csv(survey: Path, tmp_path: Path) -> None:
    with use_language("en"), Project.open(survey, readonly=True) as project:
        assert write_matrix(project, tmp_path / "m.csv") == 2
        with pytest.raises(DataError, match="csv"):
            write_matrix(project, tmp_path / "m.xls")
    rows = list(csv.reader((tmp_path / "m.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[2] == ["system", "System", "0", "1", "1", "1", "Faults.", "Interview of an informant 2: “it stops”"]
