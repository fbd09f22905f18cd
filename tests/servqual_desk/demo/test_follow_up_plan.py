"""The simulated survey has a plan of what follows from it, about what its questionnaire asks."""

from pathlib import Path

import pytest

from instruments.i18n import LANGUAGES, use_language
from instruments.load import bundled
from servqual_desk.demo.follow_up_plan import PLAN, plan_follow_up
from servqual_desk.project import Project


@pytest.mark.parametrize("questionnaire", bundled())
def test_every_questionnaire_gets_the_part_that_it_asks_about(tmp_path: Path, questionnaire: str) -> None:
    with Project.create(tmp_path / "plan.sqd", instrument=questionnaire) as project:
        plan_follow_up(project)
        asked = {item.id for item in project.instrument.items} | {one.id for one in project.instrument.dimensions}
        about = {action.item or action.dimension for action in project.actions.list()}
        assert about == asked & {one.action.item or one.action.dimension for one in PLAN}
        assert len(project.timeline.list()) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_written_in_the_language_in_force(tmp_path: Path, language: str) -> None:
    with use_language(language), Project.create(tmp_path / "plan.sqd", instrument="loket-lengkap") as project:
        plan_follow_up(project)
        assert [action.what for action in project.actions.list()] == [one.what[language] for one in PLAN]
        assert {goal.indicator for goal in project.goals.list()} == {"ikm", "gap"}
