"""What was asked under headings stands in the annex: answers, steps and cross-tables, with the numbers of the file."""

import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from tests.exports.report.reading import whole
from ui.jobs.analyse_project import analyse_project, whole_result
from ui.jobs.write_report import Paper, report_project


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("city") / "city.sqd"
    with Project.create(path, instrument="kota-cerdas", title="Kota") as project:
        project.add_responses(simulate(project.instrument, 300, seed=5), source=SOURCE)
    return path


@pytest.fixture(scope="module")
def annex(city: Path) -> str:
    out = city.with_suffix(".pdf")
    report_project(city, out, language="en", paper=Paper(kind="annex"))
    return whole(PdfReader(out))


@pytest.fixture(scope="module")
def result(city: Path) -> dict[str, Any]:
    """What the JSON has."""
    return whole_result(city, analyse_project(city))


@pytest.mark.parametrize(
    "heading",
    [
        "Information about services",
        "Digital services",
        "Choice of channel",
        "Complaints",
        "Taking part",
        "Step by step",
    ],
)
def test_every_heading_is_a_part_of_the_annex(annex: str, heading: str) -> None:
    assert heading in annex


def test_the_steps_are_counted_as_the_answers_are(annex: str, city: Path) -> None:
    with Project.open(city, readonly=True) as project:
        frame = project.frame()
    known = (frame.complaint_known == "yes").sum()
    made = (frame.complaint_made == "yes").sum()
    assert re.search(rf"Knows where to complain\s+300\s+{known}\s+{100 * known / 300:.1f}%", annex)
    assert re.search(rf"Complained, past 12 months\s+{known}\s+{made}\s+{100 * made / known:.1f}%", annex)


def test_an_interval_of_a_share_is_printed_in_percent(annex: str) -> None:
    line = re.search(r"Knows where to complain\s+300\s+\d+\s+([\d.]+)%\s+([\d.]+),\s+([\d.]+)", annex)
    assert line is not None
    share, lower, upper = (float(number) for number in line.groups())
    assert 40 < lower < share < upper < 80


def test_headed_questions_are_crossed_with_the_unit_in_the_annex_and_the_json(
    annex: str, result: dict[str, Any]
) -> None:
    assert "Channel preferred by Unit" in annex
    headed = result["headed"]
    [table] = [t for t in headed["funnels"]["tables"] if t["id"] == "lab_funnel"]
    assert len(table["rows"]) == 14
    assert len(headed["crosstabs"]) == 23


def test_a_part_of_the_answers_has_neither_steps_nor_cross_tables(city: Path, tmp_path: Path) -> None:
    out = tmp_path / "part.pdf"
    paper = Paper(kind="annex", sections=("topics",))
    report_project(city, out, language="en", where={"sqd_unit": ["dukcapil"]}, paper=paper)
    text = whole(PdfReader(out))
    assert "Complaints" in text
    assert "Step by step" not in text
    assert "Channel preferred by Unit" not in text


def test_cross_tables_without_a_number_are_left_out_and_counted(tmp_path: Path) -> None:
    path, out = tmp_path / "small.sqd", tmp_path / "small.pdf"
    with Project.create(path, instrument="kota-cerdas", title="Kota") as project:
        project.add_responses(simulate(project.instrument, 60), source=SOURCE)
    report_project(path, out, language="en", paper=Paper(kind="annex", sections=("topics",)))
    text = whole(PdfReader(out))
    printed = len(set(re.findall(r"Table \d+\. [^.]*? by Unit", text)))
    told = re.search(r"(\d+) tables? (?:is|are) left out", text)
    assert told is not None
    assert printed + int(told.group(1)) == 23


def test_what_is_put_first_stands_in_the_annex_and_the_json(annex: str, city: Path, result: dict[str, Any]) -> None:
    assert "What is put first" in annex
    assert "Do people agree on the order?" in annex
    with Project.open(city, readonly=True) as project:
        orders = project.frame().problems_order.dropna().str.split(";")
    ranking = next(t for t in result["rankings"]["tables"] if t["id"] == "lab_ranking")
    columns = [column["id"] for column in ranking["columns"]]
    for row in ranking["rows"]:
        told = dict(zip(columns, row, strict=True))
        places = orders.map(lambda order, answer=told["answer"]: order.index(answer) + 1)
        assert told["mean_place"] == pytest.approx(places.mean())
        assert re.search(rf"\b{told['mean_place']:.2f}\b", annex)
