"""What the pages of the results compute when they are looked at."""

from pathlib import Path

import pytest

from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from tests.ui.results.waves import three_waves
from ui.jobs.published_findings import published_findings
from ui.jobs.results_part import Part, present_parts, results_part


@pytest.mark.parametrize("part", ["trend", "services"])
def test_behind_the_gate_a_chart_is_still_of_a_table_that_it_can_stand_with(tmp_path: Path, part: Part) -> None:
    path = three_waves(tmp_path / "waves.sqd", few=5)
    made = results_part(path, published_findings(path, wave="latest"), part)
    shown = {id(table) for table in made.tables}
    assert made.charts
    assert all(id(chart.table) in shown for chart in made.charts)


@pytest.mark.parametrize(("questionnaire", "is_there"), [("servperf-22", False), ("skm-9", True)])
def test_services_are_ranked_where_there_is_an_index_or_a_gap(
    tmp_path: Path, questionnaire: str, is_there: bool
) -> None:
    path = tmp_path / "survey.sqd"
    with Project.create(path, instrument=questionnaire, title="Kantor Kecamatan") as project:
        project.add_responses(simulate(project.instrument, 30), source=SOURCE)
    assert ("services" in present_parts(published_findings(path, wave="latest"))) is is_there
