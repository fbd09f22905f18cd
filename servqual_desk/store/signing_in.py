"""Signing in to an open survey: name and PIN looked at, wrong tries logged and slowed down, old hashes made anew.

Who is signed in is kept by `people.session`, for this process; what they may do stands in `people.rights`.
"""

import logging
from contextlib import AbstractContextManager
from functools import cached_property
from typing import Protocol

from instruments.i18n import _
from servqual_desk.errors import ProjectError, RightError
from servqual_desk.people import session
from servqual_desk.people.pins import hash_pin, is_outdated, pin_matches
from servqual_desk.people.rights import Right, may, right_words, who_may
from servqual_desk.store.event_log import Event
from servqual_desk.store.pin_delays import refuse_haste
from servqual_desk.store.pin_unlocking import code_of, keep_way_in, take_wrong_tries
from servqual_desk.store.project_settings import setting
from servqual_desk.store.sqlite import Database


class Survey(Protocol):
    """What is needed of an open survey."""

    database: Database

    def transaction(self) -> AbstractContextManager[None]: ...

    def log(self, *events: Event) -> None: ...


class Guard:
    """Who is at work in one open survey, and whether they may."""

    def __init__(self, survey: Survey) -> None:
        self._survey, self._is_asking = survey, False

    @cached_property
    def identity(self) -> str:
        """The survey's own, which all its copies share."""
        return setting(self._survey.database, "uuid")

    @property
    def is_set_up(self) -> bool:
        """Whether roles count: as soon as there is an active head with a PIN, so that nobody is ever locked out of the set-up."""
        row = self._survey.database.conn.execute(
            "SELECT EXISTS (SELECT 1 FROM enumerator WHERE role = 'head' AND active AND pin IS NOT NULL)"
        ).fetchone()
        return bool(row[0])

    def who(self, *, needed: bool = False) -> str | None:
        """The code of the person at work; None where nobody signed in.

        Args:
            needed: ask for name and PIN even of somebody who did not offer to sign in.
        """
        code = session.signed_in(self.identity)
        if code is not None or self._is_asking:
            return code
        self._is_asking = True  # what signing in itself writes has nobody's name yet
        try:
            asked = session.asked(setting(self._survey.database, "title"), needed=needed)
            return self.sign_in(asked.name, asked.pin) if asked else None
        finally:
            self._is_asking = False

    def require(self, right: Right) -> None:
        """Refuse what whoever is at work may not do.

        Raises:
            RightError: nobody signed in, or their role has not this right.
        """
        if not self.is_set_up:
            return
        code = self.who(needed=True)
        if code is None:
            raise RightError(
                _("To {do} somebody must sign in who may: {roles}.").format(do=right_words(right), roles=who_may(right))
            )
        if not may(self._role(code), right):
            raise RightError(
                _("{who} may not {do}. Who may: {roles}.").format(who=code, do=right_words(right), roles=who_may(right))
            )

    def _role(self, code: str) -> str:
        """What counts now: somebody without a PIN has no more rights than an enumerator, since anybody could take the name."""
        row = self._survey.database.conn.execute(
            "SELECT role, pin IS NOT NULL FROM enumerator WHERE code = ? AND active", (code,)
        ).fetchone()
        return str(row[0]) if row and row[1] else "enumerator"

    # Signing in

    def sign_in(self, name: str, pin: str) -> str:
        """Let a person work in everything that this process does with the survey; returns the code.

        Args:
            name: or the code.

        Raises:
            RightError: there is no such person, the PIN is wrong, or it was wrong too often just now.
        """
        code = code_of(self._survey.database, name)
        if code is None or not self.may_enter(code, pin):
            raise RightError(_("This is not the name and PIN of anybody in this survey. Try again."))
        session.sign_in(self.identity, code)
        for _try in range(take_wrong_tries(self._survey.database, code)):
            self._note("pin_refused", code)
        self._note("signed_in", code)
        keep_way_in(self._survey.database, code, pin)
        return code

    def sign_out(self) -> None:
        """Nobody is at work any more."""
        session.sign_out(self.identity)

    def may_enter(self, code: str, pin: str) -> bool:
        """Whether the PIN is this active person's; a person without a PIN enters with none. A wrong one is logged.

        Raises:
            RightError: it was wrong too often just now; the sentence says how long to wait.
        """
        row = self._survey.database.conn.execute(
            "SELECT pin FROM enumerator WHERE code = ? AND active", (code,)
        ).fetchone()
        if row is None or row[0] is None:
            return row is not None and pin == ""
        refuse_haste(*self._wrong_tries(code))
        if not pin_matches(pin, row[0]):
            self._note("pin_refused", code)
            return False
        if is_outdated(row[0]) or self._wrong_tries(code)[0]:
            self._note("pin_right", code, hashed=hash_pin(pin) if is_outdated(row[0]) else row[0])
        return True

    def _wrong_tries(self, code: str) -> tuple[int, str]:
        """How many wrong PINs there were since the last right one, and when the last was."""
        rows = self._survey.database.conn.execute(
            """SELECT count(*), coalesce(max(at), '') FROM event WHERE kind = 'pin_refused' AND variable = ?1 AND id > coalesce(
                 (SELECT max(id) FROM event WHERE kind IN ('pin_right', 'signed_in') AND variable = ?1), 0)""",
            (code,),
        )
        count, last = rows.fetchone()
        return int(count), str(last)

    def _note(self, kind: str, code: str, *, hashed: str | None = None) -> None:
        try:
            with self._survey.transaction():
                if hashed is not None:
                    self._survey.database.conn.execute("UPDATE enumerator SET pin = ? WHERE code = ?", (hashed, code))
                self._survey.log(Event(kind=kind, variable=code, who=None if kind == "pin_refused" else code))
        except ProjectError as error:  # a survey that is only read, on a locked stick, can be looked at all the same
            logging.getLogger(__name__).info("signing in is not in the log: %s", error)
