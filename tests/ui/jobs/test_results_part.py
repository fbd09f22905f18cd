"""What the pages of the results compute when they are looked at."""

from pathlib import Path

import pytest

from tests.ui.results.waves import three_waves
from ui.jobs.published_findings import published_findings
from ui.jobs.results_part import Part, results_part


@pytest.mark.parametrize("part", ["trend", "services"])
def test_behind_the_gate_a_chart_is_still_of_a_table_that_it_can_stand_with(tmp_path: Path, part: Part) -> None:
    path = three_waves(tmp_path / "waves.sqd", few=5)
    made = results_part(path, published_findings(path, wave="latest"), part)
    shown = {id(table) for table in made.tables}
    assert made.charts
    assert all(id(chart.table) in shown for chart in made.charts)
