"""The one door to threads: a value comes back, a fault is told, a bug is logged, a cancelled result never arrives."""

import threading
import time
from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from instruments.progress import Progress
from servqual_desk.errors import DataError, KnownError
from ui import background
from ui.widgets.cancellable_write import Job
from ui.widgets.task_progress import BusyPanel


@pytest.fixture(autouse=True)
def _at_the_end(qapp: object) -> Iterator[None]:
    yield
    background.cancel_all()


def unexpected(error: KnownError) -> None:
    raise AssertionError(error)


def test_a_value_comes_back_in_the_windows_thread(qtbot: QtBot) -> None:
    got: list[tuple[object, bool]] = []

    def done(value: object) -> None:
        got.append((value, threading.current_thread() is threading.main_thread()))

    background.run(
        lambda _progress: threading.current_thread() is threading.main_thread(), done=done, failed=unexpected
    )
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(False, True)]


def test_progress_is_told(qtbot: QtBot) -> None:
    told: list[tuple[str, float]] = []

    def work(progress: Progress) -> int:
        progress.step("Computing …", 0.25)
        return 1

    task = background.run(work, done=lambda _value: None, failed=unexpected)
    task.progressed.connect(lambda sentence, share: told.append((sentence, share)))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("Computing …", 0.25)]


def test_who_listens_after_quick_work_has_stopped_misses_nothing(qtbot: QtBot) -> None:
    told: list[object] = []
    has_stopped = threading.Event()

    def work(progress: Progress) -> int:
        progress.step("Computing …", 0.5)
        has_stopped.set()
        return 1

    task = background.run(work, done=told.append, failed=unexpected)
    assert has_stopped.wait(10)
    time.sleep(0.1)  # the window is busy with something else until the work's thread is through
    task.progressed.connect(lambda sentence, _share: told.append(sentence))
    task.ended.connect(lambda: told.append("ended"))
    task.let_go.connect(lambda: told.append("let go"))
    qtbot.waitUntil(lambda: "let go" in told)
    assert told == ["Computing …", "ended", 1, "let go"]


def test_a_fault_of_the_user_is_handed_over(qtbot: QtBot) -> None:
    faults: list[KnownError] = []

    def work(_progress: Progress) -> None:
        raise DataError("Row 3: 9 is not on the scale.")

    background.run(work, done=unexpected, failed=faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert faults[0].faults == ("Row 3: 9 is not on the scale.",)


def test_a_bug_goes_where_bugs_go(qtbot: QtBot) -> None:
    with capture_exceptions() as caught:
        background.run(lambda _progress: 1 / 0, done=unexpected, failed=unexpected)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_nobody_is_told_who_is_gone(qtbot: QtBot) -> None:
    asker, may_go_on = Asker(), threading.Event()
    task = background.run(lambda _progress: may_go_on.wait(5), done=asker.take, failed=unexpected)
    delete(asker)
    with qtbot.waitSignal(task.ended):
        may_go_on.set()
    assert Asker.taken == []


class Asker(QObject):
    """Someone who asks for work to be done and does not live to see it."""

    taken: ClassVar[list[object]] = []

    def take(self, value: object) -> None:
        self.taken.append(value)


def test_a_cancelled_result_never_arrives(qtbot: QtBot) -> None:
    may_go_on, arrived = threading.Event(), []

    def work(progress: Progress) -> int:
        may_go_on.wait(5)
        progress.step("Computing …")
        return 1

    task = background.run(work, done=arrived.append, failed=unexpected)
    with qtbot.waitSignal(task.ended):
        task.cancel()
    may_go_on.set()
    second: list[int] = []
    background.run(lambda _progress: 2, done=second.append, failed=unexpected)  # behind the first, in the same thread
    qtbot.waitUntil(lambda: bool(second))
    assert arrived == []


@pytest.mark.parametrize("is_panel", [True, False])
def test_a_widget_that_is_destroyed_before_its_work_ends_is_told_nothing(qtbot: QtBot, is_panel: bool) -> None:
    going_on = threading.Event()

    def work(_progress: Progress) -> bool:
        return going_on.wait(30)

    if is_panel:
        widget: QWidget = (panel := BusyPanel())
        panel.watch(background.run(work, done=lambda _value: None, failed=unexpected))
    else:
        widget = job = Job()
        job.start(work)
    delete(widget)
    with capture_exceptions() as exceptions:
        going_on.set()
        background.wait()
        qtbot.wait(50)
    assert exceptions == []
