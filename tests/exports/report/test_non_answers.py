"""Who could not answer an item: counted in the file, told in paper and JSON, few people hidden."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest

from analysis.items.non_answers import non_answer_table
from analysis.table import Hidden
from exports.report.kind_names import Kind
from instruments.columns import item_column
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from ui.jobs.analyse_project import analyse_project, whole_result
from ui.jobs.write_report import Paper, report_project

PEOPLE = 30
DK, NA, BLANK = 8, 2, 3


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty citizens; of the element pengaduan eight do not know and two did not experience it."""
    path = tmp_path_factory.mktemp("survey") / "skm.sqd"
    with Project.create(path, instrument="skm-9", title="SKM") as project:
        said = [*["dk"] * DK, *["na"] * NA, *[None] * BLANK, *[3] * (PEOPLE - DK - NA - BLANK)]
        column = item_column(project.instrument.item("pengaduan"), project.instrument.batteries[0])
        records = [
            replace(record, values={**record.values, column: value})
            for record, value in zip(simulate(project.instrument, PEOPLE, seed=2), said, strict=True)
        ]
        project.add_responses(records, source=SOURCE)
    return path


def test_the_json_tells_each_count_and_its_share_of_those_who_answered_or_said_so(survey: Path) -> None:
    told = whole_result(survey, analyse_project(survey))["non_answers"]
    found = {(row[0], row[2]): tuple(row[3:]) for row in told["rows"] if row[0] == "pengaduan"}
    of = PEOPLE - BLANK
    assert found == {("pengaduan", "dk"): (DK, of, DK / of), ("pengaduan", "na"): (NA, of, NA / of)}


def test_of_few_people_neither_the_count_nor_what_would_tell_it_is_shown(survey: Path) -> None:
    with Project.open(survey, readonly=True) as project:
        counts = project.count_non_answers()
        made = non_answer_table(project.frame(), project.instrument, counts, 5)
    assert [row[2:] for row in made.rows if row[0] == "pengaduan"] == [("dk", DK, Hidden(), Hidden())]


@pytest.mark.parametrize(("kind", "section"), [("official", "results"), ("annex", "distribution")])
def test_the_papers_say_it_in_words(survey: Path, tmp_path: Path, kind: Kind, section: str) -> None:
    report_project(survey, tmp_path / "p.docx", language="id", wave="all", paper=Paper(kind=kind, sections=(section,)))
    rows = [[cell.text for cell in row.cells] for t in docx.Document(str(tmp_path / "p.docx")).tables for row in t.rows]
    assert [row[3:] for row in rows if row[2:3] == ["Tidak tahu"]] == [[str(DK)]]  # what would tell the few is left out


def test_the_official_report_has_one_table_of_who_answered(survey: Path, tmp_path: Path) -> None:
    paper = Paper(kind="official", sections=("results",), is_internal=True)
    report_project(survey, tmp_path / "p.docx", language="en", wave="all", paper=paper)
    with Project.open(survey, readonly=True) as project:
        frame = project.frame()
    tables = docx.Document(str(tmp_path / "p.docx")).tables
    [rows] = [
        [[cell.text for cell in row.cells] for row in t.rows] for t in tables if t.cell(0, 0).text == "Characteristic"
    ]
    heads = [row[0].split(" (n")[0] for row in rows if " (n = " in row[0]]
    assert heads[:4] == ["Sex", "Age", "Highest education", "Occupation"]
    n = int((frame["sex"] == "female").sum())
    assert ["Female", str(n), f"{100 * n / frame['sex'].notna().sum():.1f}"] in rows
