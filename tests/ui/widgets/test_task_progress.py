"""What a task does and how far it is, without moving the page for what is done in a moment."""

from functools import partial
from threading import Event

from pytestqt.qtbot import QtBot

from instruments.progress import Progress
from servqual_desk.errors import KnownError
from ui import background
from ui.widgets import task_progress
from ui.widgets.task_progress import BusyPanel


def watched(qtbot: QtBot, *, at_once: bool) -> tuple[BusyPanel, Event]:
    """A panel that watches work which ends when the event is set."""
    panel, may_end, came = BusyPanel(), Event(), list[bool]()
    qtbot.addWidget(panel)
    panel.watch(background.run(partial(_wait, may_end), done=came.append, failed=_fail), at_once=at_once)
    return panel, may_end


def _wait(may_end: Event, _progress: Progress) -> bool:
    return may_end.wait(5)


def _fail(error: KnownError) -> None:
    raise error


def test_work_is_shown_at_once_and_gone_when_it_ends(qtbot: QtBot) -> None:
    panel, may_end = watched(qtbot, at_once=True)
    assert panel.isVisible()
    may_end.set()
    qtbot.waitUntil(panel.isHidden)


def test_quick_work_moves_nothing(qtbot: QtBot) -> None:
    panel, may_end = watched(qtbot, at_once=False)
    assert panel.isHidden()
    may_end.set()
    qtbot.waitUntil(lambda: not panel.is_busy)
    assert panel.isHidden()


def test_but_work_that_lasts_is_shown(qtbot: QtBot) -> None:
    panel, may_end = watched(qtbot, at_once=False)
    qtbot.waitUntil(panel.isVisible, timeout=10 * task_progress.MOMENT)
    may_end.set()
    qtbot.waitUntil(panel.isHidden)
