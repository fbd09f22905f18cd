"""The pages of the results under a filter pass the gate that papers about a part of the answers pass."""

from pathlib import Path

import pytest

from analysis.methods.outcome import Outcome
from analysis.table import Hidden
from exports.report.saved_analysis_gate import WITHHELD_OF_A_PART
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.demo.visited_services import visited
from servqual_desk.project import Project
from ui.jobs.opened_item import opened_item
from ui.jobs.published_findings import Published, published_findings
from ui.jobs.results_part import Part, results_part


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Citizens of several units and services, as the demo has them."""
    path = tmp_path_factory.mktemp("filtered") / "loket.sqd"
    with Project.create(path, instrument="loket-lengkap", title="Loket") as project:
        project.fieldwork.save_catalogue(visited())
        project.add_responses(simulate(project.instrument, 200, seed=5), source=SOURCE)
    return path


@pytest.fixture(scope="module")
def women(survey: Path) -> Published:
    return published_findings(survey, where={"sex": ["female"]})


def shown_sizes(outcome: Outcome, name: str) -> list[object]:
    """The n of each row of the groups' tables."""
    return [
        row[[column.id for column in table.columns].index("n")]
        for table in outcome.tables
        if name in [column.id for column in table.columns]
        for row in table.rows
    ]


@pytest.mark.parametrize(("part", "name"), [("services", "unit"), ("skm", "group")])
def test_services_that_a_filter_divides_have_no_numbers(survey: Path, women: Published, part: Part, name: str) -> None:
    sizes = shown_sizes(results_part(survey, women, part), name)
    assert sizes
    assert all(isinstance(n, Hidden) for n in sizes)


def test_nor_have_they_on_the_page_of_an_item(survey: Path, women: Published) -> None:
    groups = opened_item(survey, women, "waktu").tables[1:]
    assert groups
    assert all(isinstance(row[1], Hidden) for table in groups for row in table.rows)


def test_the_index_of_all_whom_the_filter_leaves_is_shown(survey: Path, women: Published) -> None:
    [index] = [table for table in results_part(survey, women, "skm").tables if table.id == "skm_index"]
    assert index.rows[0][0] == women.findings.n


@pytest.mark.parametrize("part", ["funnels", "comments"])
def test_what_counts_who_gave_an_answer_is_not_shown_of_a_part(survey: Path, women: Published, part: Part) -> None:
    made = results_part(survey, women, part)
    assert WITHHELD_OF_A_PART in made.notes
    assert not {"count", "word"} & {column.id for table in made.tables for column in table.columns}


def test_services_that_a_filter_leaves_whole_are_shown_as_without_it(survey: Path) -> None:
    everybody = published_findings(survey)
    unit = str(everybody.findings.frame["sqd_unit"].value_counts().index[0])
    whole = {row[2]: row[3] for row in results_part(survey, everybody, "services").tables[0].rows}
    its = results_part(survey, published_findings(survey, where={"sqd_unit": [unit]}), "services").tables
    assert its
    assert all(whole[row[2]] == row[3] for table in its for row in table.rows)
