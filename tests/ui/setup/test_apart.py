"""An enumerator out of line is named calmly on the page of the field's progress."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from tests.little_survey import little_survey
from ui.setup.wave_progress import apart_words


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "desk.sqd", instrument=little_survey()) as made:
        yield made


def interviews(project: Project, who: str, answers: list[int]) -> None:
    battery = project.instrument.battery("perception")
    columns = [f"{item.id}_{battery.suffix}" for item in project.instrument.items if "perception" in item.batteries]
    project.add_responses(
        [Record(values=dict.fromkeys(columns, answer), meta={"sqd_enumerator": who}) for answer in answers],
        source="import",
    )


def test_who_stands_far_from_the_others_is_named_with_the_distance(project: Project) -> None:
    project.people.save(Enumerator(code="ani", name="Ani"))
    interviews(project, "ani", [5] * 10)
    interviews(project, "budi", [1, 3] * 5)

    lines = apart_words(project).splitlines()

    assert any(line.startswith("Ani: ") and "10" in line for line in lines)


def test_nobody_is_named_where_answers_are_alike(project: Project) -> None:
    interviews(project, "ani", [2, 3, 4] * 4)
    interviews(project, "budi", [2, 3, 4] * 4)

    assert apart_words(project) == ""
