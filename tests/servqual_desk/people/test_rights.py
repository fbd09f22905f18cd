"""Who may do what: every function that needs a role asks for it itself, whoever calls it."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from instruments.i18n import use_language
from servqual_desk.errors import DataError, RightError
from servqual_desk.fieldwork.field_plan import Quota, Unit, Wave
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.follow_up.actions import Action
from servqual_desk.follow_up.goals import Goal
from servqual_desk.follow_up.recommendations import Recommendation, own_words
from servqual_desk.people import session
from servqual_desk.people.pins import hash_pin
from servqual_desk.people.rights import RIGHTS, WORDS, Right, may
from servqual_desk.project import Project
from servqual_desk.store.backups import back_up
from servqual_desk.store.protection import protect
from servqual_desk.store.restore import restore
from servqual_desk.words.domain_words import ROLES
from tests.servqual_desk.held_interviews import finished

PINS = {"enumerator": "1111", "supervisor": "2222", "head": "3333", "analyst": "4444"}


@cache
def hashed(pin: str) -> str:
    return hash_pin(pin)  # a third of a second


@pytest.fixture
def office(project: Project) -> Project:
    """A survey in which one person of each role is set up; nobody is signed in."""
    for role in ROLES:
        project.people.save(Enumerator(code=role, name=role.title(), role=role))
    with project.transaction():
        for role, pin in PINS.items():
            project.database.conn.execute("UPDATE enumerator SET pin = ? WHERE code = ?", (hashed(pin), role))
    return project


def void(project: Project) -> None:
    project.responses.void(finished(project), reason="a test entry")


def restore_response(project: Project) -> None:
    uuid = finished(project)
    project.database.conn.execute("UPDATE response SET status = 'voided' WHERE uuid = ?", (uuid,))
    project.responses.restore(uuid, reason="counted after all")


def correct(project: Project) -> None:
    project.responses.correct(finished(project), "visits", 9, reason="typed wrong")


def erase(project: Project) -> None:
    code = project.responses.get(finished(project)).withdrawal_code
    assert code is not None
    project.responses.erase(code)


def merge(project: Project) -> None:
    other = project.path.with_name("other.sqd")
    if not other.exists():
        shutil.copy(project.path, other)
    project.merge([other])


def bring_in(project: Project) -> None:
    project.add_responses([], source="import")


def save_unit(project: Project) -> None:
    project.fieldwork.save_units([Unit(code="north", name="North")])


def remove_wave(project: Project) -> None:
    project.database.conn.execute("INSERT OR IGNORE INTO wave (code, title) VALUES ('none', 'None')")
    project.fieldwork.remove(Wave(code="none", title="None"))


def set_quotas(project: Project) -> None:
    project.fieldwork.set_quotas([Quota(variable="channel", value="online", target=3)])


def rename(project: Project) -> None:
    project.set_setting("title", "Another")


def adopt(project: Project) -> None:
    project.adopt(project.instrument)


def add_person(project: Project) -> None:
    project.people.save(Enumerator(code="new", name="New"))


def promote(project: Project) -> None:
    project.people.save(Enumerator(code="enumerator", name="Enumerator", role="head"))


def plan_action(project: Project) -> None:
    project.actions.keep(Action(what="Train the staff"))


def set_goal(project: Project) -> None:
    project.goals.keep(Goal(indicator="gap", due_on="2027-06-30", value=-0.5))


def write_recommendation(project: Project) -> None:
    project.recommendations.keep(Recommendation(words=own_words("Train"), source=own_words("")))


def take_answers_out(project: Project) -> None:
    finished(project)
    project.frame()


WORK: list[tuple[Right, Callable[[Project], None]]] = [
    (Right.VOID, void),
    (Right.VOID, restore_response),
    (Right.CORRECT, correct),
    (Right.ERASE, erase),
    (Right.IMPORT, bring_in),
    (Right.MERGE, merge),
    (Right.EXPORT, take_answers_out),
    (Right.SET_UP, save_unit),
    (Right.SET_UP, remove_wave),
    (Right.SET_UP, set_quotas),
    (Right.SET_UP, rename),
    (Right.SET_UP, adopt),
    (Right.FOLLOW_UP, plan_action),
    (Right.FOLLOW_UP, set_goal),
    (Right.FOLLOW_UP, write_recommendation),
    (Right.PEOPLE, add_person),
    (Right.PEOPLE, promote),
]
each_work = pytest.mark.parametrize(("right", "work"), WORK, ids=[work.__name__ for _right, work in WORK])


@each_work
@pytest.mark.parametrize("role", list(ROLES))
def test_whoever_is_signed_in_does_what_the_role_may_and_nothing_else(
    office: Project, role: str, right: Right, work: Callable[[Project], None]
) -> None:
    session.sign_in(office.guard.identity, role)
    if may(role, right):
        work(office)
        return
    with pytest.raises(RightError):
        work(office)


@each_work
def test_nobody_does_it_without_signing_in(office: Project, right: Right, work: Callable[[Project], None]) -> None:
    with use_language("en"), pytest.raises(RightError, match="somebody must sign in who may"):
        work(office)


@each_work
def test_without_a_head_a_survey_is_as_open_as_ever(
    project: Project, right: Right, work: Callable[[Project], None]
) -> None:
    project.people.save(Enumerator(code="enumerator", name="Enumerator", role="supervisor"))
    work(project)


def test_interviewing_needs_no_role(office: Project) -> None:
    finished(office)
    office.start_interview(mode="kiosk").refuse()


def test_files_are_restored_and_protected_by_a_head_alone(office: Project, tmp_path: Path) -> None:
    copy = back_up(office, tmp_path / "stick")
    path = office.path
    office.sign_in("supervisor", "2222")
    office.close()
    for work in (lambda: restore(copy, path), lambda: protect(path, "empat kata yang mudah")):
        before = path.read_bytes()
        with pytest.raises(RightError):
            work()
        assert path.read_bytes()[:96] == before[:96]
    with Project.open(path) as again:
        again.sign_in("head", "3333")
    restore(copy, path)
    protect(path, "empat kata yang mudah")


def test_a_role_that_is_taken_away_ends_at_once(office: Project) -> None:
    office.sign_in("head", "3333")
    office.people.save(Enumerator(code="second", name="Second", role="head"), pin="5555")
    office.people.save(Enumerator(code="head", name="Head", role="enumerator"))
    with pytest.raises(RightError):
        void(office)


def test_the_last_head_cannot_leave(office: Project) -> None:
    office.sign_in("head", "3333")
    for person in (
        Enumerator(code="head", name="Head", role="supervisor"),
        Enumerator(code="head", name="Head", role="head", active=False),
    ):
        with use_language("en"), pytest.raises(DataError, match="last head"):
            office.people.save(person)
    assert office.people.roles_count


def test_a_supervisor_without_a_pin_has_no_more_rights_than_anybody(office: Project) -> None:
    office.sign_in("head", "3333")
    office.people.save(Enumerator(code="open", name="Open", role="supervisor"))
    office.sign_in("open", "")
    with pytest.raises(RightError):
        void(office)


def test_every_line_of_the_log_says_who_was_signed_in(office: Project) -> None:
    office.sign_in("supervisor", "2222")
    before = len(office.events())
    void(office)
    rename(office)
    assert {event.who for event in office.events()[before:]} == {"supervisor"}
    office.responses.correct(finished(office), "visits", 9, reason="typed wrong", who="head")  # who cannot be claimed
    assert office.events()[-1].who == "supervisor"


def test_the_same_person_is_known_wherever_the_process_opens_the_survey(office: Project) -> None:
    office.sign_in("supervisor", "2222")
    with Project.open(office.path) as second:
        void(second)
        assert second.people.signed_in == office.people.signed_in
    office.people.sign_out()
    with pytest.raises(RightError):
        void(office)


def test_every_role_and_every_right_has_its_words() -> None:
    assert set(RIGHTS) == set(ROLES)
    assert set(WORDS) == set(Right)
    assert set().union(*RIGHTS.values()) == set(Right)
