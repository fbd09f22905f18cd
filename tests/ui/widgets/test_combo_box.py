"""A chosen name that has no room ends in “…”, in every list of the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QComboBox, QToolTip
from pytestqt.qtbot import QtBot

import ui
from ui.widgets.choice_list import Choice
from ui.widgets.spoken_words import as_it_is

LONG = "Penerbitan surat keterangan pindah datang penduduk antarkabupaten"


@pytest.mark.parametrize(("width", "is_cut"), [(180, True), (900, False)])
def test_what_has_no_room_is_cut_with_dots_and_told_by_the_tooltip(qtbot: QtBot, width: int, *, is_cut: bool) -> None:
    choice = Choice([("s1", as_it_is(LONG)), ("s2", as_it_is("KTP"))])
    qtbot.addWidget(choice)
    choice.resize(width, 30)
    choice.show()

    assert choice.shown_text.endswith("…") == is_cut
    assert choice.fontMetrics().horizontalAdvance(choice.shown_text) < width - 20
    QApplication.sendEvent(choice, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), choice.mapToGlobal(QPoint(5, 5))))
    assert (QToolTip.text() == LONG) == is_cut
    QToolTip.hideText()


def test_what_is_painted_is_what_fits(qtbot: QtBot) -> None:
    """The same picture as Qt's own list that has the cut words for its whole ones."""
    cut, plain = Choice([("s1", as_it_is(LONG))]), QComboBox()
    for one in (cut, plain):
        qtbot.addWidget(one)
        one.resize(180, 30)
        one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        one.show()  # dressed by the style sheet
    plain.addItem(cut.shown_text)
    assert cut.grab().toImage() == plain.grab().toImage()


def test_no_list_of_the_window_is_qts_own() -> None:
    sources = [path for path in Path(ui.__file__).parent.rglob("*.py") if path.name != "combo_box.py"]
    assert [path.name for path in sources if " = QComboBox(" in path.read_text("utf-8")] == []
