"""Signing in by name and PIN: right ones let in, wrong ones are logged and slowed down, old hashes are made anew."""

import datetime as dt
import hashlib

import pytest

from instruments.i18n import use_language
from servqual_desk.errors import RightError
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.people.pins import hash_pin, pin_matches
from servqual_desk.project import Project
from servqual_desk.store import chains, pin_delays


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> dict[str, dt.datetime]:
    """A clock that the test moves."""
    time = {"now": dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC)}
    monkeypatch.setattr(pin_delays, "now", lambda: time["now"].isoformat(timespec="milliseconds"))
    monkeypatch.setattr(chains, "now", lambda: time["now"].isoformat(timespec="milliseconds"))
    return time


@pytest.fixture
def ani(project: Project) -> Project:
    project.people.save(Enumerator(code="ani", name="Ani Lestari", role="head"), pin="1234")
    return project


def kinds(project: Project) -> list[tuple[str, object]]:
    return [
        (event.kind, event.variable) for event in project.events() if "pin" in event.kind or event.kind == "signed_in"
    ]


@pytest.mark.parametrize("name", ["ani", "Ani Lestari", " ani lestari "])
def test_code_or_name_and_pin_let_in(ani: Project, name: str) -> None:
    assert ani.sign_in(name, "1234").code == "ani"
    assert kinds(ani) == [("signed_in", "ani")]


@pytest.mark.parametrize(("name", "pin"), [("ani", "4321"), ("ani", ""), ("budi", "1234"), ("", "1234")])
def test_anything_else_does_not(ani: Project, name: str, pin: str) -> None:
    with pytest.raises(RightError):
        ani.sign_in(name, pin)
    assert ani.people.signed_in is None


def test_somebody_inactive_does_not_come_in(ani: Project) -> None:
    ani.sign_in("ani", "1234")
    ani.people.save(Enumerator(code="budi", name="Budi", active=False), pin="2222")
    with pytest.raises(RightError):
        ani.sign_in("budi", "2222")


def test_each_wrong_pin_after_the_third_waits_twice_as_long(ani: Project, clock: dict[str, dt.datetime]) -> None:
    def try_after(seconds: float, pin: str = "0000") -> str:
        clock["now"] += dt.timedelta(seconds=seconds)
        with use_language("en"), pytest.raises(RightError) as refused:
            ani.sign_in("ani", pin)
        return refused.value.faults[0]

    for _try in range(3):
        assert "not the name and PIN" in try_after(0.5)
    assert "Wait 2 seconds" in try_after(0.1, "1234")  # the right one waits too, so that guessing does not pay
    assert "not the name and PIN" in try_after(2.5)
    assert "Wait 4 seconds" in try_after(0.1)
    assert "not the name and PIN" in try_after(4.5)
    clock["now"] -= dt.timedelta(hours=1)
    assert "Wait 8 seconds" in try_after(0)
    clock["now"] += dt.timedelta(hours=2)
    ani.sign_in("ani", "1234")
    assert kinds(ani) == [("pin_refused", "ani")] * 5 + [("pin_right", "ani"), ("signed_in", "ani")]
    assert "not the name and PIN" in try_after(0)


def test_a_hash_of_an_earlier_program_matches_and_is_made_anew(ani: Project) -> None:
    salt = "00112233aabbccdd"
    earlier = f"{salt}${hashlib.pbkdf2_hmac('sha256', b'1234', bytes.fromhex(salt), 200_000).hex()}"
    with ani.transaction():
        ani.database.conn.execute("UPDATE enumerator SET pin = ?", (earlier,))

    with pytest.raises(RightError):
        ani.sign_in("ani", "4321")
    ani.sign_in("ani", "1234")

    (kept,) = ani.database.conn.execute("SELECT pin FROM enumerator").fetchone()
    assert kept.startswith("$argon2id$")
    ani.sign_in("ani", "1234")
    assert ani.verify().whole


def test_a_pin_is_never_kept_as_digits() -> None:
    hashed = hash_pin("48151623")
    assert "48151623" not in hashed
    assert pin_matches("48151623", hashed)
    assert hash_pin("48151623") != hashed
    for damaged in ("", "$argon2id$nonsense", "xyz$abc", "$"):
        assert not pin_matches("48151623", damaged)


def test_people_who_interview_survive_the_new_roles(ani: Project) -> None:
    """What refers to a person does so after the table was made anew: the row cannot be deleted."""
    ani.sign_in("ani", "1234")
    ani.start_interview(enumerator="ani")
    with pytest.raises(Exception, match="FOREIGN KEY"), ani.database.atomic():
        ani.database.conn.execute("DELETE FROM enumerator")
