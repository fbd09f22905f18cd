"""What stands out in an interview is said at its end, and leads to the answers."""

import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from servqual_desk.project import Project
from tests.ui.driving import Person


def finish(person: Person, *, expectation: str, perception: str) -> None:
    """Answer every statement of a battery with the same key, nothing else, and finish."""
    for question in person.interview.questions:
        if question.role == "item":
            person.go_to(question.column)
            person.press(expectation if question.battery == "expectation" else perception)
    person.interview.go_to_end()
    person.go_to(person.interview.questions[-1].column)
    person.press("Enter")  # passes over the comment
    person.press("Enter")  # finishes


def test_signs_stand_on_the_page_of_thanks_and_are_stored(person: Person, tmp_path: Path) -> None:
    desk = person.window.desk
    desk.create(tmp_path / "s.sqd", instrument="servqual-22", title="S")
    person.window.show_page("collect")
    person.press("Enter")
    answer_required(person)
    finish(person, expectation="7", perception="7")
    assert person.reads("Worth a second look")
    assert person.reads("What was experienced is answered exactly as what should be")
    with Project.open(tmp_path / "s.sqd") as project:
        [response] = project.responses.list()
        codes = {flag.code for flag in project.quality_flags.of(response.uuid)}
    assert codes == {"straight_line", "identical", "extreme", "too_fast"}  # typed at a machine's speed
    person.click("Look at the answers again")
    assert person.window.page.metaObject().className() == "ResponsesPage"
    assert person.reads("What was experienced is answered exactly as what should be")


def answer_required(person: Person) -> None:
    for question in person.interview.questions:
        if question.required and question.role != "item":
            person.go_to(question.column)
            person.press("1")


def test_ordinary_answers_are_thanked_and_no_more(interviewer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    # The keys come at a machine's speed; the interview's clock runs as much faster.
    unhurried = SimpleNamespace(monotonic=lambda: 10_000 * time.monotonic())
    monkeypatch.setattr("servqual_desk.interviewing.interview.time", unhurried)
    interviewer.go_to("t1_e")
    interviewer.press("7")
    interviewer.press("6", "5", "4")
    interviewer.interview.go_to_end()
    interviewer.go_to("comment")
    interviewer.press("Enter")
    interviewer.press("Enter")
    assert interviewer.reads("Thank you")
    assert not interviewer.reads("Worth a second look")
