"""Another window on the same survey: what the page says when a write is refused, and how the person goes on."""

from pathlib import Path

from servqual_desk.project import Project
from tests.ui.driving import Person


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
