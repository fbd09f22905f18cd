"""Who asks and about what: asked once where it is set up, carried by every response, changed with one key."""

from pathlib import Path

import pytest

from servqual_desk.fieldwork.field_plan import Service, Unit, Wave
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.project import Project
from tests.ui.driving import Person


@pytest.fixture
def planned(survey: Path) -> Path:
    """The survey with one enumerator with a PIN, two services and a current wave."""
    with Project.open(survey) as project:
        plan = project.fieldwork
        plan.save_units([Unit(code="duk", name="Dukcapil")])
        plan.save_services([Service(code="ktp", name="KTP", unit="duk"), Service(code="kk", name="KK", unit="duk")])
        plan.save_wave(Wave(code="w1", title="Gelombang 1"))
        project.people.save(Enumerator(code="siti", name="Siti"), pin="2468")
    return survey


@pytest.fixture
def enumerator(person: Person, planned: Path) -> Person:
    """Someone on the interview's page of the planned survey."""
    person.window.desk.open(planned)
    person.window.show_page("collect")
    return person


def places(path: Path) -> list[tuple[str | None, ...]]:
    with Project.open(path) as project:
        return project.database.execute("SELECT enumerator, unit, service, wave FROM response ORDER BY id").fetchall()


def begin_first(enumerator: Person) -> None:
    enumerator.press("Enter")  # begin: asks who
    enumerator.write("2468")
    enumerator.press("Enter")  # the service is still open
    enumerator.press("Down", "Enter")


def test_who_and_about_what_is_asked_before_the_first_interview(enumerator: Person, planned: Path) -> None:
    begin_first(enumerator)
    assert enumerator.asked.column == "sex"
    assert places(planned) == [("siti", "duk", "kk", "w1")]  # by name, KK stands before KTP


def test_a_wrong_pin_begins_nothing(enumerator: Person, planned: Path) -> None:
    enumerator.press("Enter")
    enumerator.write("1111")
    enumerator.press("Enter")
    assert enumerator.reads("This is not the PIN. Type it again.")
    assert places(planned) == []


def test_the_next_interview_keeps_the_choice_and_f2_changes_it(enumerator: Person, planned: Path) -> None:
    begin_first(enumerator)
    enumerator.press("Esc")
    assert enumerator.reads("Siti · KK · Gelombang 1")
    enumerator.press("Enter", "Esc")  # nothing is asked again
    enumerator.press("F2")
    enumerator.wait(
        lambda: enumerator.reads("Who interviews, and about which service?") and enumerator.reads("Start the interview")
    )
    enumerator.press("Down", "Enter")  # the focus is on the service
    assert places(planned) == [("siti", "duk", "kk", "w1"), ("siti", "duk", "kk", "w1"), ("siti", "duk", "ktp", "w1")]


def test_escape_leads_back_without_an_interview(enumerator: Person, planned: Path) -> None:
    enumerator.press("Enter", "Esc")
    assert enumerator.reads("Start an interview")
    assert places(planned) == []


def test_another_survey_asks_anew(enumerator: Person, planned: Path, tmp_path: Path) -> None:
    begin_first(enumerator)
    enumerator.window.desk.create(tmp_path / "other.sqd", instrument="skm-9", title="Lain")
    enumerator.window.desk.open(planned)
    enumerator.press("Enter")
    assert enumerator.reads("Who interviews, and about which service?")


def test_a_survey_without_a_plan_asks_nothing(interviewer: Person, survey: Path) -> None:
    assert interviewer.asked.column == "sex"
    assert places(survey) == [(None, None, None, None)]


def test_the_forms_after_one_that_was_gone_on_with_carry_the_same(enumerator: Person, planned: Path) -> None:
    with Project.open(planned) as project:
        project.interviews.start(
            mode="paper",
            language="en",
            serial="0006",
            context=InterviewContext(enumerator="siti", unit="duk", service="ktp", wave="w1"),
        ).leave()
    enumerator.window.show_page("responses")
    enumerator.window.show_page("collect")
    enumerator.click("Resume")
    enumerator.click("Finish this form")
    assert enumerator.reads("Siti · KTP · Gelombang 1")
    for text in ("20/11/2026", "9", "0007"):
        enumerator.write(text)
        enumerator.press("Enter")

    assert places(planned) == [("siti", "duk", "ktp", "w1")] * 2
