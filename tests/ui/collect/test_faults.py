"""A disk that refuses while somebody answers: one sentence at the question, which stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from servqual_desk.project import Project
from tests.disks import fill, small_disk
from tests.little_survey import little_survey
from tests.ui.driving import Person


@pytest.fixture
def cramped(tmp_path: Path) -> Iterator[Path]:
    """A project on a disk of its own."""
    with small_disk(tmp_path / "small") as folder:
        Project.create(folder / "little.sqd", instrument=little_survey()).close()
        yield folder


def test_a_full_disk_is_said_at_the_question_and_answering_goes_on_when_there_is_room(
    person: Person, cramped: Path
) -> None:
    person.window.desk.open(cramped / "little.sqd")
    person.window.show_page("collect")
    person.press("Enter")
    ballast = fill(cramped)
    for _try in range(200):  # what the file has reserved already still takes some answers
        person.go_to("sex")
        person.press("1" if person.asked.answer == "m" else "2")
        if person.reads("full"):
            break
    assert person.reads("full")
    assert person.asked.column == "sex"
    shown = person.asked.answer

    ballast.unlink()
    person.press("1" if shown == "m" else "2")
    assert person.asked.column == "channels"
    with Project.open(cramped / "little.sqd") as project:
        (draft,) = project.drafts()
        assert project.responses.answers(draft.uuid)["sex"] == ("f" if shown == "m" else "m")
    person.window.desk.close()
