"""Pictures of every page, in both languages: for looking at, and for the guides.

python -m tests.ui.screenshots FOLDER [--size 1366x768] [--text 100] [--theme light]
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtTest import QTest

from instruments.i18n import LANGUAGES
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from servqual_desk.settings import Settings
from ui import background
from ui.app import application
from ui.collect.page import CollectPage
from ui.pages import PAGES
from ui.results.page import ResultsPage
from ui.results.report_preview import ReportPreview
from ui.shared_state import Desk
from ui.widgets.chart_view import ChartView
from ui.window import MainWindow

QUESTIONNAIRE = "loket-lengkap"
CITIZENS = 384
PATIENCE = 60  # seconds
SETTLING_MS = 300

# The questions that show one of every kind of field.
QUESTIONS = ("consent", "age", "digital_services", "t1_e", "t1_p", "w_tangibles", "persyaratan_p", "overall", "comment")


def main() -> None:
    options = _options()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SERVQUAL_DESK_CONFIG"] = folder
        survey = _survey(Path(folder))
        application()
        for language in LANGUAGES:
            _photograph(options, survey, language)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--theme", default="light")
    return parser.parse_args()


def _survey(folder: Path) -> Path:
    path = folder / "mal-pelayanan-publik.sqd"
    with Project.create(path, instrument=QUESTIONNAIRE, title="Mal Pelayanan Publik 2026") as project:
        project.add_responses(simulate(project.instrument, CITIZENS), source=SOURCE)
    return path


def _photograph(options: argparse.Namespace, survey: Path, language: str) -> None:
    desk = Desk(Settings(language=language, text_percent=options.text, theme=options.theme))
    desk.dress()
    window = MainWindow(desk)
    width, _x, height = options.size.partition("x")
    window.resize(int(width), int(height))
    window.show()
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in _scenes(window, survey):
        QTest.qWait(SETTLING_MS)
        window.grab().save(str(options.folder / f"{name}-{language}.png"))
    window.close()
    background.cancel_all()


def _scenes(window: MainWindow, survey: Path) -> Iterator[str]:
    """Bring one scene after another on the screen, and give its name."""
    window.show_page("start")
    yield "start"
    window.page.show_new()
    yield "new"
    window.desk.open(survey)
    yield from _interview(window)
    yield from _results(window)
    for spec in PAGES:
        if spec.id not in ("start", "collect", "results"):
            window.show_page(spec.id)
            yield spec.id


def _interview(window: MainWindow) -> Iterator[str]:
    window.show_page("collect")
    yield "interview-home"
    page = window.page
    assert isinstance(page, CollectPage)
    page.begin()
    if page.session.interview is None:  # a survey with a field plan asks first who asks, and where
        chooser = page.placing.chooser
        for choice in (chooser.person, chooser.unit, chooser.service):
            choice.put(choice.values[-1])
        yield "interview-place"
        page.placing.settle()
    for column in QUESTIONS:
        _answer_up_to(page, column)
        yield f"interview-{column}"
    page.pause()
    yield "interview-paused"
    page.resume(window.desk.open_project.drafts()[0].uuid)
    page.review.show_unanswered(page.session.interview.unanswered if page.session.interview else ())
    page._views.setCurrentWidget(page.review)
    yield "interview-review"
    page.session.finish()
    yield "interview-thanks"


def _answer_up_to(page: CollectPage, column: str) -> None:
    """Answer what comes before a question; one answer is left out, for the review to show."""
    interview = page.session.interview
    while interview is not None and interview.question is not None and interview.question.column != column:
        asked = interview.question
        if asked.kind == "weights":
            page.session.answer(dict(zip(asked.columns, (25, 30, 20, 15, 10), strict=True)))
        elif asked.kind == "choices":
            page.session.answer([str(option.value) for option in asked.choices[:2]])
        elif asked.column == "e2_p" or not asked.choices:
            page.session.skip()
        else:
            page.session.answer(asked.choices[len(asked.choices) // 2 if asked.kind == "scale" else 0].value)


def _results(window: MainWindow) -> Iterator[str]:
    window.show_page("results")
    page = window.page
    assert isinstance(page, ResultsPage)
    _wait(lambda: page.content is not None)
    content = page.content
    assert content is not None
    for tab in content.tabs:
        content.show_tab(tab)
        QTest.qWait(SETTLING_MS)
        _wait(lambda: all(view.is_drawn for view in content.findChildren(ChartView) if view.isVisible()))
        yield f"results-{tab}"
    page.make_report()
    _wait(lambda: any(view.page_count for view in page.findChildren(ReportPreview)))
    yield "results-report"


def _wait(until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > deadline:
            raise TimeoutError("a page did not come")
        QTest.qWait(20)


if __name__ == "__main__":
    main()
