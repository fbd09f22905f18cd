"""A day that cannot be is refused where it is typed, with one living sentence, in the interview and on paper."""

from pathlib import Path

import pytest

from servqual_desk.project import Project
from tests.ui.collect.test_paper import line, number, say_when
from tests.ui.driving import Person

DAYS = (
    ("01/01/2199", "January 1, 2199 has not come yet; write today or an earlier day."),
    ("31/12/1901", "December 31, 1901 is more than 120 years ago; check the year."),
    ("31/02/2026", "There is no such day: 31/02/2026; check the day and the month."),
)


def stored(path: Path) -> object:
    with Project.open(path, readonly=True) as project:
        [uuid] = project.uuids()
        return project.responses.answers(uuid).get("visited")


@pytest.mark.parametrize(("typed", "said"), DAYS)
def test_at_the_counter(interviewer: Person, survey: Path, typed: str, said: str) -> None:
    interviewer.go_to("visited")
    interviewer.write(typed)
    interviewer.press("Enter")
    assert interviewer.asked.column == "visited"
    assert said in interviewer.texts()  # alone: the question itself stands above it
    assert stored(survey) is None

    interviewer.press("Ctrl+A")
    interviewer.write("20/11/2026")
    assert not interviewer.reads(said)
    interviewer.press("Enter")
    assert stored(survey) == "2026-11-20"


@pytest.mark.parametrize(("typed", "said"), DAYS)
def test_on_paper(person: Person, survey: Path, typed: str, said: str) -> None:
    person.window.desk.open(survey)
    person.window.show_page("collect")
    person.click("Enter paper forms")
    say_when(person)
    number(person, "0007")
    while line(person).asked.column != "visited":
        person.press("Down")
    person.write(typed)
    person.press("Enter")
    assert line(person).asked.column == "visited"
    assert said in person.texts()
    assert stored(survey) is None

    person.press("Ctrl+A")
    person.write("02/03/2026")
    person.press("Enter")
    assert "March 2, 2026" in person.texts()  # what was understood
