"""Who is signed in to which survey in this process: said once, and known to everything that opens the survey here."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec import Struct


class Credentials(Struct, frozen=True, kw_only=True):
    """What a person signs in with: name or code, and PIN."""

    name: str
    pin: str


class _Session:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._people: dict[str, str] = {}
        self.ask: Callable[[str, bool], Credentials | None] | None = None

    def get(self, survey: str) -> str | None:
        with self._lock:
            return self._people.get(survey)

    def put(self, survey: str, person: str | None) -> None:
        with self._lock:
            if person is None:
                self._people.pop(survey, None)
            else:
                self._people[survey] = person

    def clear(self) -> None:
        with self._lock:
            self._people.clear()


_session = _Session()


def signed_in(survey: str) -> str | None:
    """The code of the person who is signed in to the survey with this identity."""
    return _session.get(survey)


def sign_in(survey: str, person: str) -> None:
    """From now on this person does what is done in the survey; `People.sign_in` has looked at the PIN."""
    _session.put(survey, person)


def sign_out(survey: str) -> None:
    """Nobody is signed in any more."""
    _session.put(survey, None)


def forget_everybody() -> None:
    """Nobody is signed in to any survey."""
    _session.clear()


def ask_with(ask: Callable[[str, bool], Credentials | None] | None) -> None:
    """Whom to ask when nobody is signed in: given the survey's title, and whether a right is needed just now."""
    _session.ask = ask


@contextmanager
def nobody_asked() -> Iterator[None]:
    """Read other surveys for a block, in which whoever works in ours need not be known."""
    ask, _session.ask = _session.ask, None
    try:
        yield
    finally:
        _session.ask = ask


def asked(title: str, *, needed: bool) -> Credentials | None:
    """What whoever is asked answers; None where nobody is."""
    return _session.ask(title, needed) if _session.ask else None
