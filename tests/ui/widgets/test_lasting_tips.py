"""A tooltip stays while it is wanted, and Esc takes it away (WCAG 2.2, 1.4.13)."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QTimerEvent
from PySide6.QtGui import QCursor, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from tests.ui.driving import Person
from ui.widgets.lasting_tips import LastingTips

A_TIMER = 0  # none of Qt's own: what the filter lets through does nothing then


@pytest.fixture
def tips(qapp: QApplication) -> Iterator[LastingTips]:
    """The application as it is started; the one that tests share is made by pytest."""
    tips = LastingTips(qapp)
    qapp.installEventFilter(tips)
    yield tips
    qapp.removeEventFilter(tips)
    tips.deleteLater()


def point_at(widget: QWidget) -> QLabel:
    """Rest on a widget until its tooltip is there."""
    at = widget.rect().center()
    QCursor.setPos(widget.mapToGlobal(at))
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    tip = next(one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel") and one.isVisible())
    assert isinstance(tip, QLabel)
    return tip


@pytest.mark.usefixtures("on_start")
def test_a_tooltip_stays_over_its_place_and_under_the_pointer(tips: LastingTips, person: Person) -> None:
    button = person.button("New survey")
    tip = point_at(button)
    assert tips.eventFilter(tip, QTimerEvent(A_TIMER))
    QCursor.setPos(tip.geometry().center())
    assert tips.eventFilter(tip, QTimerEvent(A_TIMER))
    QCursor.setPos(QPoint(0, 0))
    assert not tips.eventFilter(tip, QTimerEvent(A_TIMER))
    QToolTip.hideText()
    person.wait(lambda: not QToolTip.isVisible())


@pytest.mark.usefixtures("tips")
def test_esc_takes_a_tooltip_away_and_nothing_else(interviewer: Person) -> None:
    point_at(interviewer.button("Pause"))
    interviewer.hit("Esc")
    interviewer.wait(lambda: not QToolTip.isVisible())
    assert interviewer.interview.question is not None  # still at the question
    interviewer.hit("Esc")
    interviewer.wait(lambda: interviewer.reads("Start an interview"))


# The program as it runs; soon after the first screen somebody rests on a button until its tooltip comes, and presses Esc.
RUNNING = """
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip
from ui import app

window = app.show(None, kiosk=False)

def rest():
    button = next(one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.toolTip())
    at = button.rect().center()
    QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, at, button.mapToGlobal(at)))
    print("there" if QToolTip.isVisible() else "none", flush=True)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    QTest.qWait(600)
    print("still there" if QToolTip.isVisible() else "gone", flush=True)
    window.close()

QTimer.singleShot(2 * app.TIPS_MS, rest)
app.run_until_closed(window)
"""


def test_the_program_that_runs_takes_a_tooltip_away_at_esc(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "SERVQUAL_DESK_CONFIG": str(tmp_path)}
    script = [sys.executable, "-c", RUNNING]
    done = subprocess.run(script, capture_output=True, text=True, check=True, env=environment, timeout=120)
    assert done.stdout.split("\n")[:2] == ["there", "gone"]
