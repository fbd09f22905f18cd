"""Figures from elsewhere: a table is pasted and added up by keys; cards stand below, in both languages."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.setup.driving import click, press, texts
from ui.setup.reported_figures import FiguresSection
from ui.shared_state import Desk

SECTION = FiguresSection


def test_a_pasted_sheet_is_added_up_month_by_month(section: FiguresSection) -> None:
    section.table.setPlainText("Month;Received;Waiting;Done\nJanuary;100;30;70\nFebruary;50;5;40\n")
    click(section.check_button)
    said = texts(section)
    assert "January: 2 parts, sum 100, total 100; adds up" in said
    assert "February: 2 parts, sum 45, total 50; does not add up" in said
    assert "5 belong to no part" in said


def test_a_text_without_a_number_is_refused_in_a_sentence(section: FiguresSection) -> None:
    press(section.table, Qt.Key.Key_A)
    click(section.check_button)
    assert "The table has no number" in texts(section)


@pytest.mark.parametrize(("language", "said"), [("en", "does not add up"), ("id", "tidak cocok jumlahnya")])
def test_cards_with_source_date_and_status(section: FiguresSection, desk: Desk, language: str, said: str) -> None:
    desk.set_language(language)
    assert "linimassa.id, 2024" in texts(section)
    assert said in texts(section)
    tangerang, south = texts(section).split("\nKota Tangerang Selatan\n")
    assert "LAKSA" in tangerang
    assert "LAKSA" not in south.partition("\n\n")[0]


def test_a_wrong_percentage_beside_a_right_sum_is_said_as_such(section: FiguresSection) -> None:
    section.table.setPlainText("Received;200\nDone;150;70%\nWaiting;50")
    click(section.check_button)
    said = texts(section)
    assert "sum 200, total 200; the sum is right, a printed percentage is not" in said
    assert "Done: printed 70%, computed 75%" in said
