"""The counter's small screens: the answers stay whole and the receipt is never cut, at every size of text."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.ui.driving import Person
from ui.widgets.answers.answer_field import AnswerField
from ui.widgets.buttons import Button
from ui.window_frame import Rail, StatusLine

# What a window manager, a taskbar and scaling leave of a screen, in the pixels of the program.
SCREENS = {
    "1366 × 768": QSize(1350, 700),
    "1366 × 768 at 125 %": QSize(1077, 526),
    "1280 × 720": QSize(1264, 640),
    "1920 × 1080": QSize(1904, 1000),
}


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.fixture
def asked(person: Person, tmp_path_factory: pytest.TempPathFactory) -> Person:
    """At the longest statement of the complete questionnaire."""
    desk = person.window.desk
    desk.create(tmp_path_factory.mktemp("mall") / "mall.sqd", instrument="loket-lengkap", title="Mal")
    person.window.show_page("collect")
    person.press("Enter")
    person.press("1")  # consents
    person.go_to(max((one for one in person.interview.questions if one.battery), key=lambda one: len(one.text)).column)
    return person


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("text", [100, 150, 200])
def test_the_answers_and_the_receipt_are_whole(asked: Person, screen: str, text: int) -> None:
    window = asked.window
    window.resize(SCREENS[screen])
    window.desk.settings.text_percent = text
    window.desk.dress()
    asked.qtbot.wait(50)
    asked.window.page.session.show_question()
    asked.qtbot.wait(50)

    assert window.size() == SCREENS[screen]
    line = place(next(iter(window.findChildren(StatusLine))), window)
    assert window.rect().contains(line)
    if text == 200 and SCREENS[screen].height() < 650:
        return  # there the answers scroll
    field = next(one for one in window.findChildren(AnswerField) if one.isVisible())
    numbers = [one for one in field.findChildren(QAbstractButton) if one.isVisible()]
    shown = field.visibleRegion().boundingRect()
    assert [one.text() for one in numbers if not shown.contains(place(one, field))] == []


@pytest.mark.parametrize(
    ("screen", "text"),
    [
        (screen, text)
        for screen, size in SCREENS.items()
        for text in (100, 150, 200)
        if text < 200 or size.height() > 600  # on the lowest the answers alone fill the screen
    ],
)
def test_a_statement_within_its_section_is_whole_above_its_answers(asked: Person, screen: str, text: int) -> None:
    window = asked.window
    window.resize(SCREENS[screen])
    window.desk.settings.text_percent = text
    window.desk.dress()
    longest = {
        one.battery: one for one in sorted(asked.interview.questions, key=lambda one: len(one.text)) if one.battery
    }
    for one in longest.values():
        section = [other.column for other in asked.interview.questions if other.battery == one.battery]
        for column in (next(name for name in section if name != one.column), one.column):
            asked.go_to(column)
            asked.qtbot.wait(50)
        label = next(part for part in window.findChildren(QLabel) if part.isVisible() and part.text() == one.text)
        assert label.visibleRegion().boundingRect() == label.rect(), one.column


def test_the_rail_folds_where_the_text_is_large(asked: Person) -> None:
    rail = next(iter(asked.window.findChildren(Rail)))
    asked.window.resize(1366, 700)
    wide = rail.width()
    asked.window.desk.settings.text_percent = 200
    asked.window.desk.dress()
    asked.qtbot.wait(50)

    assert rail.width() < wide
    assert all(button.accessibleName() and button.toolTip() for button in rail.findChildren(Button))
