"""A page that scrolls: its content is measured and dressed when the page is seen, not at each step of putting it together."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.layout import Measure, Scroll, column, panel, scrolling
from ui.widgets.spoken_words import Label

DRESSED = Qt.WidgetAttribute.WA_WState_Polished


def words_on_a_page() -> tuple[list[Label], Scroll]:
    words = [Label("Words that go on and on", wrap=True) for _line in range(40)]
    return words, scrolling(Measure(panel(column(*words)), 400))


def test_nothing_is_dressed_before_it_is_shown(qtbot: QtBot) -> None:
    words, scroll = words_on_a_page()
    page = panel(column(scroll))
    qtbot.addWidget(page)
    assert not [one for one in words if one.testAttribute(DRESSED)]
    page.show()
    assert all(one.testAttribute(DRESSED) and one.isVisible() for one in words)


def test_whoever_asks_for_its_size_is_told_of_its_content(qtbot: QtBot) -> None:
    _words, scroll = words_on_a_page()
    qtbot.addWidget(scroll)
    empty = scrolling(panel(column()))
    qtbot.addWidget(empty)
    assert scroll.sizeHint().width() > empty.sizeHint().width()


def test_a_line_can_be_brought_into_sight_before_the_page_is_shown(qtbot: QtBot) -> None:
    words, scroll = words_on_a_page()
    qtbot.addWidget(scroll)
    scroll.resize(300, 200)
    scroll.ensureWidgetVisible(words[-1])
    scroll.show()
    assert all(one.isVisible() for one in words)
