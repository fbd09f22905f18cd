"""A table of results measures its columns when their words change, and not whenever something moves around it."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from analysis.methods import METHODS
from tests.analysis.methods.survey import frame, instrument
from ui.widgets.table_view import TableView


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The columns that were measured, one after another."""
    found: list[int] = []

    def noted(view: TableView, column: int) -> int:
        found.append(column)
        return 40 + column

    monkeypatch.setattr(TableView, "sizeHintForColumn", noted, raising=False)
    return found


def test_each_column_is_measured_once_until_its_words_change(qtbot: QtBot, measured: list[int]) -> None:
    outcome = METHODS["scores"].run(frame(), instrument(), METHODS["scores"].options())
    view = TableView(outcome.tables[0], instrument())
    qtbot.addWidget(view)
    columns = [*range(view.model().columnCount())]
    view.choose(())
    assert measured == []  # nobody sees it yet
    view.show()
    view.resize(300, 200)
    view.resize(900, 400)
    QApplication.processEvents()
    assert measured == columns
    view.speak()
    QApplication.processEvents()
    assert measured == columns * 2
