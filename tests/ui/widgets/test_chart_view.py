"""Charts on a page that scrolls: what is in sight is drawn before anything that may wait, and what was left is not drawn."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from servqual_desk.errors import KnownError
from tests.exports.charts.test_draw import chart
from tests.exports.surveys import counter
from ui import background
from ui.widgets.chart_view import SETTLING_MS, ChartView
from ui.widgets.layout import Scroll, column, panel, scrolling


def unexpected(error: KnownError) -> None:
    raise AssertionError(error)


@pytest.fixture
def gate(qapp: QApplication) -> Iterator[threading.Event]:
    """The background is busy until this is set."""
    opened = threading.Event()
    background.run(lambda _progress: opened.wait(30), done=lambda _value: None, failed=unexpected)
    yield opened
    opened.set()
    background.cancel_all()


@pytest.fixture
def charts() -> list[ChartView]:
    return [ChartView(chart("bars", ("one", "a", 1.0)), counter(), f"chart {place}") for place in range(6)]


@pytest.fixture
def page(charts: list[ChartView], qtbot: QtBot) -> Scroll:
    """A page as high as two charts; the others are beneath."""
    shown = scrolling(panel(column(*charts)))
    qtbot.addWidget(shown)
    shown.resize(500, 230)
    with qtbot.waitExposed(shown):
        shown.show()
    QApplication.processEvents()
    return shown


def test_what_is_in_sight_goes_before_work_and_work_before_the_rest(
    gate: threading.Event, charts: list[ChartView], page: Scroll, qtbot: QtBot
) -> None:
    drawn_by_then: list[list[bool]] = []
    work = background.run(lambda _progress: None, done=lambda _value: None, failed=unexpected)
    work.ended.connect(lambda: drawn_by_then.append([one.is_drawn for one in charts]))
    gate.set()
    qtbot.waitUntil(lambda: all(one.is_drawn for one in charts))
    assert drawn_by_then == [[True, True, False, False, False, False]]


def test_what_is_scrolled_into_sight_meanwhile_is_in_sight(
    gate: threading.Event, charts: list[ChartView], page: Scroll, qtbot: QtBot
) -> None:
    page.ensureWidgetVisible(charts[5])
    qtbot.waitUntil(lambda: not charts[5]._can_wait)
    drawn_by_then: list[list[bool]] = []
    work = background.run(lambda _progress: None, done=lambda _value: None, failed=unexpected)
    work.ended.connect(lambda: drawn_by_then.append([one.is_drawn for one in charts]))
    gate.set()
    qtbot.waitUntil(lambda: all(one.is_drawn for one in charts))
    assert drawn_by_then[0][2:] == [False, False, True, True]


def test_a_page_that_is_left_has_nothing_drawn_until_it_is_back(
    gate: threading.Event, charts: list[ChartView], page: Scroll, qtbot: QtBot
) -> None:
    page.hide()
    gate.set()
    background.wait()
    QApplication.processEvents()
    assert not any(one.is_drawn for one in charts)
    page.show()
    qtbot.waitUntil(lambda: all(one.is_drawn for one in charts))


def test_a_window_that_is_dragged_is_drawn_once_it_holds_still(
    charts: list[ChartView], page: Scroll, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: all(one.is_drawn for one in charts))
    page.resize(420, 230)
    QApplication.processEvents()
    assert [one._settled.interval() for one in charts] == [SETTLING_MS] * len(charts)
    qtbot.waitUntil(lambda: all(one._image.width() == one.width() for one in charts))
