"""The plan of what follows: kept, refused, carried from wave to wave, in the log, and on two laptops."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from instruments.i18n import use_language
from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.follow_up.actions import Action
from servqual_desk.follow_up.days import quarters
from servqual_desk.follow_up.risks import Risk
from servqual_desk.project import Project
from servqual_desk.words.follow_up_words import ACTION_STATUSES, action_sign
from tests.servqual_desk.merging.laptops import assert_whole, content, copied_laptop, new_laptop

FIRST = Wave(code="w1", title="First half of 2026", starts_on="2026-01-05", ends_on="2026-01-30")


@pytest.fixture
def waved(project: Project) -> Project:
    project.fieldwork.save_wave(FIRST)
    return project


def test_an_action_is_kept_changed_and_removed_and_the_log_tells_of_each(waved: Project) -> None:
    kept = waved.actions.keep(Action(item="s1", what="Two more counters", owner="Ani", due_on="2026-06-30", wave="w1"))
    done = waved.actions.keep(
        replace(kept, status="done", evidence="Opened on 2 June", evidence_place="foto/loket.jpg")
    )
    assert waved.actions.list() == (done,)
    assert done.id == kept.id

    waved.actions.remove(done)

    assert waved.actions.list() == ()
    told = [(one.kind, one.new or one.old) for one in waved.events() if one.kind in ("action", "removed")]
    assert told == [("action", "Two more counters"), ("action", "Two more counters"), ("removed", "Two more counters")]
    assert_whole(waved)


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (Action(), "Say what is to be done"),
        (Action(item="nine"), "no item “nine”"),
        (Action(dimension="nine"), "no dimension “nine”"),
        (Action(item="s1", dimension="care"), "not both"),
        (Action(what="Train", status="finished"), "planned, under_way, done, dropped"),
        (Action(what="Train", due_on="30/6/2027"), "no date. Write it as 2027-06-30"),
        (Action(what="Train", due_on="2027-02-30"), "no date"),
        (Action(what="Train", starts_on="2027-02-02", due_on="2027-02-01"), "due before it begins"),
        (Action(what="Train", wave="w9"), "no wave “w9”"),
        (Action(what="Train", risk=7), "not in the register"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_sentence_and_nothing_is_written(
    project: Project, action: Action, words: str
) -> None:
    with use_language("en"), pytest.raises(DataError, match=words) as refused:
        project.actions.keep(action)
    assert len(refused.value.faults) == 1
    assert project.actions.list() == ()


def test_items_are_planned_once_a_wave_and_an_open_action_is_carried_by_staying_open(waved: Project) -> None:
    first = waved.actions.plan_items(["s1", "c1", "s1"], "w1")
    assert [action.item for action in first] == ["s1", "c1"]
    assert waved.actions.plan_items(["s1"], "w1") == ()

    waved.actions.keep(replace(first[1], status="done"))
    waved.fieldwork.save_wave(Wave(code="w2", title="Second half"))
    second = waved.actions.plan_items(["s1", "c1"], "w2")

    assert [(action.item, action.wave) for action in second] == [("c1", "w2")]
    assert [(action.item, action.is_open) for action in waved.actions.list()] == [
        ("s1", True),
        ("c1", False),
        ("c1", True),
    ]


def test_only_an_open_action_is_overdue_and_only_after_its_day() -> None:
    due = Action(what="Train", due_on="2026-11-26")
    assert [due.is_overdue(day) for day in ("2026-11-26", "2026-11-27")] == [False, True]
    assert not replace(due, status="done").is_overdue("2026-12-01")
    assert not replace(due, due_on=None).is_overdue("2026-12-01")


def test_a_wave_that_an_action_comes_from_stays(waved: Project) -> None:
    waved.actions.keep(Action(what="Train", wave="w1"))
    with use_language("en"), pytest.raises(DataError, match="cannot be removed"):
        waved.fieldwork.remove(FIRST)


@pytest.mark.parametrize(
    ("starts_on", "due_on", "year", "expected"),
    [
        ("2027-02-10", "2027-08-01", 2027, (1, 2, 3)),
        (None, "2027-08-01", 2027, (3,)),
        ("2026-11-01", "2027-04-30", 2027, (1, 2)),
        ("2026-11-01", "2027-04-30", 2026, (4,)),
        ("2026-11-01", None, 2026, ()),
        (None, "2027-12-31", 2027, (4,)),
        (None, "2027-12-31", 2026, ()),
    ],
)
def test_the_quarters_in_which_an_action_goes_on(
    starts_on: str | None, due_on: str | None, year: int, expected: tuple[int, ...]
) -> None:
    assert quarters(starts_on, due_on, year) == expected


def test_every_status_has_a_sign_of_its_own() -> None:
    signs = [action_sign(status) for status in ACTION_STATUSES]
    assert all(signs)
    assert len(set(signs)) == len(signs)


# Two laptops


@pytest.fixture
def north(tmp_path: Path, little: Instrument) -> Iterator[Project]:
    with new_laptop(tmp_path, "north", little) as project:
        project.fieldwork.save_wave(FIRST)
        yield project


def test_plans_of_two_laptops_become_one_and_both_hold_the_same(north: Project) -> None:
    shared = north.actions.keep(Action(item="s1", what="Two more counters", wave="w1"))
    with copied_laptop(north, "south") as south:
        risk = south.risks.keep(Risk(what="Data are lost", category="data_and_information", likelihood=2, impact=5))
        south.actions.keep(Action(what="Back up daily", risk=risk.id))
        north.actions.keep(Action(dimension="care", what="Train the staff"))
        north.actions.keep(replace(shared, status="under_way"))

        north.merge([south.path])
        south.merge([north.path])

        assert content(north) == content(south)
        assert {(one.what, one.status) for one in north.actions.list()} == {
            ("Two more counters", "under_way"),
            ("Back up daily", "planned"),
            ("Train the staff", "planned"),
        }
        assert_whole(north, south)


def test_an_action_that_two_laptops_changed_is_named_and_the_later_word_stands(north: Project) -> None:
    shared = north.actions.keep(Action(what="Two more counters"))
    with copied_laptop(north, "south") as south:
        north.actions.keep(replace(shared, owner="Ani"))
        south.actions.keep(replace(shared, owner="Budi"))
        south.actions.keep(replace(shared, owner="Budi", status="done"))

        told = north.merge([south.path])

        assert [note.code for note in told.notes] == ["row_differs"]
        assert [(one.owner, one.status) for one in north.actions.list()] == [("Budi", "done")]
        assert_whole(north)


def test_a_risk_removed_on_one_laptop_comes_back_where_the_other_treats_it(north: Project) -> None:
    risk = north.risks.keep(Risk(what="Data are lost", category="data_and_information", likelihood=2, impact=5))
    with copied_laptop(north, "south") as south:
        north.risks.remove(risk)
        south.actions.keep(Action(what="Back up daily", risk=risk.id))

        north.merge([south.path])

        assert [one.what for one in north.risks.list()] == ["Data are lost"]
        assert_whole(north)
