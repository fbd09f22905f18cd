"""Quotas: a grid of two questions, or of one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from servqual_desk.fieldwork.field_plan import Quota, Wave
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.project import Project
from tests.ui.setup.driving import click, pick, press, shortcut, texts, write
from ui.setup.quotas import QuotaSection

SECTION = QuotaSection


@pytest.fixture
def plan(project: Project) -> Fieldwork:
    return project.fieldwork


def test_targets_of_sex_by_age_are_typed_and_saved(section: QuotaSection, plan: Fieldwork) -> None:
    assert section.pair == ("sex", "age")
    write(section.grid.cell("m", "young"), "30")
    write(section.grid.cell("f", "old"), "12")
    assert section.grid.total == 42

    shortcut(section, "Ctrl+S")

    assert plan.quotas() == (
        Quota(variable="sex", value="m", variable2="age", value2="young", target=30),
        Quota(variable="sex", value="f", variable2="age", value2="old", target=12),
    )
    assert "Sex × Age (2 groups)" in texts(section)


def test_the_sum_is_set_against_the_waves_target(section: QuotaSection, plan: Fieldwork) -> None:
    plan.save_wave(Wave(code="a", title="First", target=50))
    section.refresh()

    write(section.grid.cell("m", "young"), "30")

    assert "Sum: 30; the wave “First” asks for 50." in texts(section)


def test_arrows_lead_up_and_down(section: QuotaSection) -> None:
    section.grid.cell("m", "old").setFocus()
    press(section.grid.cell("m", "old"), Qt.Key.Key_Down)
    QTest.keyClicks(section.window().focusWidget(), "7")

    assert section.grid.cell("f", "old").text() == "7"


def test_a_wrong_cell_is_marked_and_nothing_is_saved(section: QuotaSection, plan: Fieldwork) -> None:
    write(section.grid.cell("m", "young"), "ten")

    click(section.save_button)

    assert section.grid.cell("m", "young").property("faulty")
    assert "whole number in the marked cell" in texts(section)
    assert plan.quotas() == ()


def test_quotas_of_other_questions_stay(section: QuotaSection, plan: Fieldwork) -> None:
    write(section.grid.cell("m", "young"), "30")
    click(section.save_button)
    pick(section.columns, None)
    write(section.grid.cell("f"), "60")
    click(section.save_button)

    assert [(one.variable, one.variable2, one.target) for one in plan.quotas()] == [("sex", "age", 30), ("sex", "", 60)]


def test_a_pair_is_the_same_the_other_way_round(section: QuotaSection, plan: Fieldwork) -> None:
    plan.set_quotas([Quota(variable="age", value="old", variable2="sex", value2="f", target=12)])
    section.refresh()

    assert section.grid.cell("f", "old").text() == "12"
    write(section.grid.cell("f", "old"), "")
    QTest.keyClick(section.grid.cell("f", "old"), Qt.Key.Key_Backspace)
    click(section.save_button)
    assert plan.quotas() == ()
