"""The sample size, as it is typed. Expected figures: the table of Krejcie & Morgan; Slovin by hand (10,000 / 26 = 384.6)."""

import pytest

from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.project import Project
from tests.ui.setup.driving import button, click, pick, texts, write
from ui.setup.sample_size import PlannerSection

SECTION = PlannerSection


@pytest.fixture
def plan(project: Project) -> Fieldwork:
    plan = project.fieldwork
    plan.save_wave(Wave(code="a", title="First"))
    plan.save_wave(Wave(code="b", title="Second"))
    return plan


def test_both_rules_answer_while_the_population_is_typed(plan: Fieldwork, section: PlannerSection) -> None:
    write(section.population.line, "10.000")

    assert "370" in texts(section.table)
    assert "385" in texts(section.formula)


def test_the_margin_changes_slovin_alone(plan: Fieldwork, section: PlannerSection) -> None:
    write(section.population.line, "1000")
    pick(section.margin, "0.1")  # 1000 / 11 = 90.9

    assert (section.table.sample, section.formula.sample) == (278, 91)


@pytest.mark.parametrize("typed", ["", "0", "many"])
def test_without_a_population_there_is_no_answer(plan: Fieldwork, section: PlannerSection, typed: str) -> None:
    write(section.population.line, typed)

    assert section.table.sample is None
    assert not section.table.use.isEnabled()


def test_a_sample_becomes_the_target_of_the_chosen_wave(plan: Fieldwork, section: PlannerSection) -> None:
    write(section.population.line, "500")
    pick(section.wave, "a")
    click(section.table.use)

    assert [(wave.code, wave.target) for wave in plan.waves()] == [("a", 217), ("b", None)]
    assert plan.current_wave() == Wave(code="b", title="Second")
    assert "“First” now asks for 217 responses." in texts(section)


def test_without_a_wave_the_planner_says_what_to_do(section: PlannerSection) -> None:
    write(section.population.line, "500")

    assert "Add a wave first" in texts(section)
    assert not button(section, "Use as the wave's target").isEnabled()
