"""Another window on the same survey: what the page says when a write is refused, and how the person goes on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from servqual_desk.project import Project
from tests.ui.collect.kiosk.conftest import Opener, open_kiosk
from tests.ui.collect.test_paper import agree_to_second, number, type_all, typist
from tests.ui.driving import Person

__all__ = ["open_kiosk", "typist"]


def take_over(other: Project, uuid: str) -> None:
    other.database.conn.execute("UPDATE lease SET pid = 0, began = 'long ago'")
    other.database.conn.commit()
    other.resume(uuid)


def finish(other: Project, uuid: str) -> None:
    take_over(other, uuid)
    interview = other.resume(uuid)
    while (question := interview.question) is not None:
        if question.required:
            interview.answer(question.choices[0].value)
        else:
            interview.skip()
    interview.finish()


def void(other: Project, uuid: str) -> None:
    finish(other, uuid)
    other.responses.void(uuid, reason="twice")


def erase(other: Project, uuid: str) -> None:
    other.responses.erase(str(other.responses.get(uuid).withdrawal_code))


def merge(other: Project, uuid: str) -> None:
    """The same interview was finished on another laptop, whose file comes in now."""
    other.be_whole()
    stick = other.path.with_name("stick.sqd")
    shutil.copyfile(other.path, stick)
    with Project.open(stick) as laptop:
        finish(laptop, uuid)
    other.merge([stick])


MEANWHILE: dict[str, tuple[Callable[[Project, str], None], str]] = {
    "finished": (finish, "finished elsewhere meanwhile"),
    "voided": (void, "voided or set aside meanwhile"),
    "erased": (erase, "erased on the citizen's request"),
    "merged": (merge, "finished elsewhere meanwhile"),
}


def stored(project: Project, uuid: str) -> tuple[str, dict[str, object]]:
    return project.responses.get(uuid).status, dict(project.responses.answers(uuid))


@pytest.mark.parametrize("meanwhile", MEANWHILE)
def test_the_interview_page_says_what_became_of_it_and_goes_on_with_the_next(
    interviewer: Person, survey: Path, meanwhile: str
) -> None:
    interviewer.press("1")
    uuid = interviewer.interview.uuid
    happened, sentence = MEANWHILE[meanwhile]
    with Project.open(survey) as other:
        happened(other, uuid)
        before = stored(other, uuid)

        interviewer.press("2", "Enter")

        assert interviewer.reads(sentence)
        assert stored(other, uuid) == before
        interviewer.press("Esc", "Esc")  # what is chosen cannot be kept, which is said once more
        assert interviewer.reads("Start an interview")
        interviewer.press("Enter")
        assert interviewer.interview.uuid != uuid


@pytest.mark.parametrize("meanwhile", MEANWHILE)
def test_the_paper_form_says_what_became_of_it_and_goes_on_with_the_next(
    typist: Person, survey: Path, meanwhile: str
) -> None:
    number(typist, "0007")
    typist.press("2")
    happened, sentence = MEANWHILE[meanwhile]
    with Project.open(survey) as other:
        (draft,) = other.drafts()
        happened(other, draft.uuid)
        before = stored(other, draft.uuid)

        typist.press("1", "Enter")

        assert typist.reads(sentence)
        assert stored(other, draft.uuid) == before
        typist.press("Esc", "Esc")  # what is typed in the cell cannot be kept, which is said once more
        typist.click("Enter paper forms")
        number(typist, "0008")
        assert typist.reads("Form 0008")


@pytest.mark.parametrize("meanwhile", ["erased", "entered elsewhere"])
def test_the_second_entry_says_what_became_of_the_form(typist: Person, survey: Path, meanwhile: str) -> None:
    number(typist, "0007")
    type_all(typist)
    typist.press("Enter")
    agree_to_second()
    number(typist, "0007")
    typist.press("2")
    with Project.open(survey) as other:
        (one,) = other.responses.list()
        if meanwhile == "erased":
            erase(other, one.uuid)
        else:
            other.second_entry(one.uuid, language="en").answer("overall", 10)
        before = other.database.conn.execute("SELECT * FROM second_entry").fetchall()

        typist.press("1", "Enter")

        sentence = (
            "erased on the citizen's request" if meanwhile == "erased" else "second entry of this form in another"
        )
        assert typist.reads(sentence)
        assert other.database.conn.execute("SELECT * FROM second_entry").fetchall() == before
    typist.press("Esc", "Esc")
    assert typist.reads("Enter paper forms")


@pytest.mark.parametrize("meanwhile", MEANWHILE)
def test_the_kiosk_says_what_became_of_it_and_is_free_for_the_next_citizen(
    open_kiosk: Opener, survey: Path, meanwhile: str
) -> None:
    citizen = open_kiosk(survey)
    citizen.begin()
    uuid = citizen.interview.uuid
    happened, sentence = MEANWHILE[meanwhile]
    with Project.open(survey) as other:
        happened(other, uuid)
        before = stored(other, uuid)

        citizen.touch("Male")

        assert any(sentence in text for text in citizen.texts())
        assert stored(other, uuid) == before


def test_an_interview_that_went_on_elsewhere_is_said_at_the_question_and_left_by_escape(
    interviewer: Person, survey: Path
) -> None:
    uuid = interviewer.interview.uuid
    with Project.open(survey) as other:
        other.database.conn.execute("UPDATE lease SET pid = 0, began = 'long ago'")
        other.database.conn.commit()
        other.resume(uuid).answer("m")

        interviewer.press("2")

        assert interviewer.reads("went on with this interview in another window")
        assert other.responses.answers(uuid)["sex"] == "m"
        interviewer.press("Esc")
        assert interviewer.reads("Start an interview")


def test_an_interview_that_was_erased_elsewhere_stays_erased(interviewer: Person, survey: Path) -> None:
    uuid = interviewer.interview.uuid
    with Project.open(survey) as other:
        other.responses.erase(interviewer.interview.withdrawal_code)

        interviewer.press("1")

        assert interviewer.reads("erased on the citizen's request")
        assert set(other.responses.answers(uuid).values()) == {None}


def test_an_interview_that_another_window_holds_is_not_resumed(person: Person, survey: Path) -> None:
    person.window.desk.open(survey)
    with Project.open(survey) as other:
        held = other.start_interview(language="en")
        person.window.show_page("collect")

        person.click("Resume")
        assert person.reads("under way in another window")

        person.click("Leave for later")
        assert person.reads("under way in another window")
        held.answer("m")
        held.leave()

    person.click("Resume")
    assert person.interview.uuid == held.uuid


def test_a_survey_that_is_moved_away_is_said_at_the_question(interviewer: Person, survey: Path) -> None:
    away = survey.rename(survey.with_name("away.sqd"))

    interviewer.press("1")

    assert interviewer.reads("deleted or moved while it was open")
    assert list(survey.parent.glob("*-rescue-*.sqd"))
    away.rename(survey)
    interviewer.press("1")
    with Project.open(survey) as project:
        assert project.drafts()[0].answered == 1
