"""Who works with a survey: enumerators, supervisors, analysts and heads, their PINs, and signing in."""

from typing import Any

from msgspec import Struct

from instruments.i18n import _
from servqual_desk.errors import DataError, ProjectError, RightError
from servqual_desk.people import session
from servqual_desk.people.pins import hash_pin
from servqual_desk.people.rights import Right
from servqual_desk.store.event_log import Event
from servqual_desk.store.key_slots import new_slot
from servqual_desk.store.passphrases import Passphrase, require_long_enough
from servqual_desk.store.person_keys import has_passphrase, put_slot, tell_beside
from servqual_desk.store.pin_unlocking import keep_way_in
from servqual_desk.store.project_file import ProjectPart
from servqual_desk.store.unlocking import key_of_open


class Enumerator(Struct, frozen=True, kw_only=True):
    """A person at work. `role` is a key of `domain_words.ROLES`."""

    code: str
    name: str
    role: str = "enumerator"
    has_pin: bool = False
    active: bool = True


class People(ProjectPart):
    """The people known to a project."""

    def list(self, *, active_only: bool = True) -> tuple[Enumerator, ...]:
        """The people, by name."""
        rows = self.project.database.conn.execute(
            "SELECT code, name, role, pin IS NOT NULL, active FROM enumerator WHERE active OR ? ORDER BY name",
            (not active_only,),
        )
        return tuple(
            Enumerator(code=row[0], name=row[1], role=row[2], has_pin=bool(row[3]), active=bool(row[4])) for row in rows
        )

    def save(self, person: Enumerator, *, pin: str | None = None, who: str | None = None) -> None:
        """Add a person or change their name, role or PIN; None leaves the PIN as it is.

        Raises:
            DataError: code or name is empty, the PIN is not 4 to 8 digits, or nobody could change the people any more.
            RightError: whoever is signed in may not do this.
        """
        if not person.code.strip() or not person.name.strip():
            raise DataError(_("An enumerator needs a code and a name."))
        kept: dict[str, Any] = {
            "code": person.code.strip(),
            "name": person.name.strip(),
            "role": person.role,
            "active": person.active,
            **({"pin": hash_pin(pin)} if pin is not None else {}),
        }
        self.project.require(Right.PEOPLE)
        with self.project.transaction():
            had_head = self.roles_count
            self.project.database.table("enumerator").upsert(kept, pk="code")
            if had_head and not self.roles_count:
                raise DataError(
                    _("{name} is the last head with a PIN. Give another person that role and a PIN first.").format(
                        name=person.name
                    )
                )
            self.project.log(Event(kind="enumerator", variable=person.code, new=person.name, who=who))
            if not person.active and has_passphrase(self.project.database, kept["code"]):
                put_slot(self.project.database, kept["code"], None)
        keep_way_in(self.project.database, kept["code"], pin)
        tell_beside(self.project.database, self.project.path)

    def set_passphrase(self, passphrase: Passphrase) -> None:
        """Let whoever is signed in open the protected survey by a passphrase of their own, on any computer.

        The file beside the survey, which goes with its copies, is written; the survey is not encrypted anew.

        Raises:
            DataError: the passphrase is too short.
            ProjectError: the survey is not protected.
            RightError: nobody is signed in.
        """
        require_long_enough(passphrase)
        key = key_of_open(self.project.database)
        if key is None:
            raise ProjectError(_("{path}: is not protected. Protect it first.").format(path=self.project.path))
        code = self.project.guard.who(needed=True)
        if code is None:
            raise RightError(_("To set your own passphrase sign in first."))
        with self.project.transaction():
            put_slot(self.project.database, code, new_slot(key.secret, passphrase))
            self.project.log(Event(kind="own_passphrase", variable=code, who=code))
        tell_beside(self.project.database, self.project.path)

    @property
    def has_passphrase(self) -> bool:
        """Whether whoever is signed in opens the survey by a passphrase of their own."""
        code = session.signed_in(self.project.guard.identity)
        return code is not None and has_passphrase(self.project.database, code)

    # Signing in

    @property
    def signed_in(self) -> Enumerator | None:
        """Who is signed in to this survey in this process."""
        code = session.signed_in(self.project.guard.identity)
        return next((person for person in self.list() if person.code == code), None)

    @property
    def roles_count(self) -> bool:
        """Whether what needs a role asks for it: as soon as there is an active head with a PIN."""
        return self.project.guard.is_set_up

    def sign_in(self, name: str, pin: str) -> Enumerator:
        """Let a person (name or code) do what their role may, in everything that this process does with the survey.

        Raises:
            RightError: there is no such person, the PIN is wrong, or it was wrong too often just now.
        """
        code = self.project.guard.sign_in(name, pin)
        return next(person for person in self.list() if person.code == code)

    def sign_out(self) -> None:
        """Nobody is signed in any more."""
        self.project.guard.sign_out()

    def may_enter(self, code: str, pin: str) -> bool:
        """Whether the PIN is this active person's; see `Guard.may_enter`."""
        return self.project.guard.may_enter(code, pin)
