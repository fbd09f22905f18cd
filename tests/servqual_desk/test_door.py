"""What a notebook relies on: one import, light until something heavy is asked for, and one name for each part."""

import json
import subprocess
import sys

import pytest

import servqual_desk
from servqual_desk import Instrument, Project, ProjectError
from tests.servqual_desk.held_interviews import finished

HEAVY = ("pandas", "numpy", "scipy", "sqlite_utils", "PySide6", "matplotlib", "reportlab")


def test_one_import_for_a_notebook_and_what_is_heavy_comes_when_it_is_asked_for() -> None:
    code = (
        f"import json, sys, servqual_desk; heavy = lambda: [name for name in {HEAVY} if name in sys.modules]\n"
        "told = [heavy()]; servqual_desk.Project; told.append(heavy()); servqual_desk.analyse; told.append(heavy())\n"
        "print(json.dumps(told))"
    )

    told = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)

    assert told[:2] == [[], []]
    assert {"pandas", "numpy"} <= set(told[2])


def test_what_is_asked_for_by_name_is_the_thing_itself() -> None:
    from analysis.survey import analyse
    from instruments.model import Instrument as Model
    from servqual_desk.errors import ProjectError as Refused

    assert (servqual_desk.analyse, Instrument, ProjectError) == (analyse, Model, Refused)
    with pytest.raises(AttributeError, match="analyze"):
        _ = servqual_desk.analyze  # type: ignore[attr-defined]


def test_a_part_is_made_once_and_lives_with_the_project(project: Project) -> None:
    uuid = finished(project)

    assert project.responses is project.responses
    assert [response.uuid for response in project.responses.list()] == [uuid]
    assert project.interviews.drafts() == project.drafts() == ()


def test_the_instrument_says_what_it_is_made_of(project: Project) -> None:
    asked = project.instrument

    assert [item.id for item in asked.items] == ["s1", "c1"]
    assert [battery.id for battery in asked.batteries] == ["expectation", "perception"]
    assert [dimension.id for dimension in asked.dimensions] == ["speed", "care"]
    assert [question.id for question in asked.questions][:2] == ["channel", "apps"]
