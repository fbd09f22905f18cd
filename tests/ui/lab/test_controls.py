"""The controls of a method's options show their figures."""

import pytest
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox
from pytestqt.qtbot import QtBot

from analysis.methods.fields import Control, Real, Whole
from tests.exports.surveys import counter
from ui.lab.controls import option_control
from ui.shared_state import Desk


@pytest.mark.parametrize(
    ("control", "value"), [(Whole(min=1, max=9_999), 1_000), (Real(min=0.0, max=1.0, step=0.05, decimals=2), 0.7)]
)
def test_a_figure_is_wide_enough_to_be_read(qtbot: QtBot, desk: Desk, control: Control, value: float) -> None:
    desk.dress()
    option = option_control(control, value, counter(), {}, lambda: None)
    qtbot.addWidget(option)
    option.resize(240, 48)
    option.show()
    qtbot.waitExposed(option)
    assert isinstance(option.control, QSpinBox | QDoubleSpinBox)
    line = option.control.lineEdit()
    assert line.contentsRect().width() > line.fontMetrics().horizontalAdvance(line.text())
