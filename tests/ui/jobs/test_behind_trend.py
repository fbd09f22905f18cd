"""Events and stages of a survey stand behind its trend: on the results' page, in the lab, and on paper."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from exports.charts.draw import draw
from servqual_desk.follow_up.timeline import Happening
from servqual_desk.project import Project
from servqual_desk.store.saved_analyses import SavedAnalysis
from tests.exports.report.reading import whole
from tests.ui.results.waves import three_waves
from ui.jobs.published_findings import published_findings
from ui.jobs.results_part import results_part
from ui.jobs.saved_analyses import run_kept
from ui.jobs.write_report import Paper, report_project


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """Waves from 1 January 2025, 1 June 2025 and 1 January 2026."""
    path = three_waves(tmp_path / "waves.sqd")
    with Project.open(path) as project:
        project.timeline.keep(Happening(title="New counter hall", starts_on="2025-06-01"))
        project.timeline.keep(Happening(title="Stage of planning", starts_on="2025-01-01", ends_on="2026-01-01"))
    return path


def test_the_results_page_has_them_behind_the_lines_with_their_names(survey: Path) -> None:
    published = published_findings(survey, wave="w3")
    outcome = results_part(survey, published, "trend")
    [chart] = [chart for chart in outcome.charts if chart.kind == "lines"]
    assert [(one.name, one.start, one.end) for one in chart.spans] == [
        ("Stage of planning", 0.0, 2.0),
        ("New counter hall", 1.0, None),
    ]
    picture = draw(chart, published.shown.instrument)
    words = [text.get_text() for text in picture.axes[0].texts]
    assert words == ["Stage of planning", "New counter hall"]


def test_no_name_lies_over_another(survey: Path) -> None:
    with Project.open(survey) as project:
        for place in range(4):
            project.timeline.keep(Happening(title=f"Event number {place}", starts_on="2025-06-02"))
        outcome, _n = run_kept(project, SavedAnalysis(method="trend", options={}))
        picture = draw(outcome.charts[0], project.instrument)
    picture.draw_without_rendering()
    boxes = [text.get_window_extent() for text in picture.axes[0].texts]
    assert len(boxes) == 6
    assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


def test_a_kept_trend_is_printed_with_them(survey: Path, tmp_path: Path) -> None:
    with Project.open(survey) as project:
        project.saved_analyses.keep(SavedAnalysis(method="trend", options={}))
    report_project(survey, tmp_path / "p.pdf", language="en", wave="all", paper=Paper(kind="annex"))
    assert (
        whole(PdfReader(tmp_path / "p.pdf")).count("New counter hall") == 2
    )  # in the chart, and in the table of events
