"""Outcomes and faults are said while the focus is elsewhere: what Qt hands to the system's screen reader."""

from collections.abc import Iterator

import pytest
from PySide6 import QtGui
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.layout import column
from ui.widgets.spoken_words import FaultLine, OutcomeLine, as_it_is

POLITE, ASSERTIVE = QAccessible.AnnouncementPoliteness.Polite, QAccessible.AnnouncementPoliteness.Assertive
Heard = list[tuple[str, QAccessible.AnnouncementPoliteness]]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """What would be said, with a screen reader that listens."""
    said: Heard = []

    class Listener(QAccessible):
        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            said.append((event.message(), event.politeness()))

    monkeypatch.setattr(QtGui, "QAccessible", Listener)  # from which it is taken when something is said
    return said


def test_a_fault_and_an_outcome_are_announced_when_they_change(qtbot: QtBot, heard: Heard) -> None:
    place, outcome, fault = QWidget(), OutcomeLine(), FaultLine()
    place.setLayout(column(outcome, fault))
    qtbot.addWidget(place)
    outcome.say(as_it_is("Not shown yet."))
    place.show()
    for words in ("Saved.", "Saved.", "", "Saved."):
        outcome.say(as_it_is(words))
    fault.say(as_it_is("This is wrong."))
    outcome.speak()

    assert heard == [("Saved.", POLITE), ("Saved.", POLITE), ("This is wrong.", ASSERTIVE)]
