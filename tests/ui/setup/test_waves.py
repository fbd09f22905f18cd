"""Waves: dates, targets, and the one that new interviews belong to."""

import pytest
from PySide6.QtCore import Qt

from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.project import Project
from tests.ui.setup.driving import button, click, press, texts, write
from ui.setup.waves import WaveForm, WaveSection

SECTION = WaveSection


@pytest.fixture
def plan(project: Project) -> Fieldwork:
    return project.fieldwork


def open_form(section: WaveSection) -> WaveForm:
    click(button(section, "Add a wave"))
    return section.findChild(WaveForm)


def test_a_wave_is_added_with_its_days_and_target(section: WaveSection, plan: Fieldwork) -> None:
    form = open_form(section)
    write(form.name.line, "Second half 2026")
    write(form.starts.line, "1/7/2026")
    write(form.ends.line, "2026-12-31")
    write(form.target.line, "384")
    assert "Wednesday, July 1, 2026" in texts(form.starts)
    press(form, Qt.Key.Key_Return)

    wave = Wave(
        code="second-half-2026", title="Second half 2026", starts_on="2026-07-01", ends_on="2026-12-31", target=384
    )
    assert plan.waves() == (wave,)
    assert plan.current_wave() == wave
    assert section.list.thing == wave


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [("31/12/2026", "1/7/2026", "before the first day"), ("", "31/6/2026", "There is no such day: 31/6/2026")],
)
def test_days_that_cannot_be_are_refused_in_place(
    section: WaveSection, plan: Fieldwork, starts: str, ends: str, words: str
) -> None:
    form = open_form(section)
    write(form.name.line, "Wave")
    write(form.starts.line, starts)
    write(form.ends.line, ends)

    press(form, Qt.Key.Key_Return)

    assert words in texts(form.ends)
    assert form.isVisible()
    assert plan.waves() == ()


def test_another_wave_is_made_current(section: WaveSection, plan: Fieldwork) -> None:
    plan.save_wave(Wave(code="a", title="First"))
    plan.save_wave(Wave(code="b", title="Second"))
    section.refresh()
    section.list.choose(plan.waves()[0])

    click(button(section, "Make current"))

    assert plan.current_wave() == plan.waves()[0]
    assert "“First”" in texts(section)


def test_a_wave_is_changed_by_enter_and_removed_by_delete(section: WaveSection, plan: Fieldwork) -> None:
    plan.save_wave(Wave(code="a", title="First", target=10))
    section.refresh()

    press(section.list, Qt.Key.Key_Return)
    form = section.findChild(WaveForm)
    write(form.target.line, "20")
    press(form, Qt.Key.Key_Return)
    assert plan.waves()[0].target == 20

    press(section.list, Qt.Key.Key_Delete)
    assert plan.waves() == ()
