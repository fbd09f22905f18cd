"""A tooltip stays while it is wanted, and Esc takes it away (WCAG 2.2, 1.4.13)."""

from collections.abc import Iterator

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
