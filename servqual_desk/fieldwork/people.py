"""Who works with the program: enumerators and supervisors, and their PINs (kept as salted hashes, never as digits)."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.store.event_log import Event
from servqual_desk.store.project_file import ProjectFile

PIN_LENGTH = range(4, 9)
_ROUNDS = 200_000  # a PIN is short: make each guess cost a tenth of a second


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumerator:
    """A person at a counter. `role` is `enumerator` or `supervisor`."""

    code: str
    name: str
    role: str = "enumerator"
    has_pin: bool = False
    active: bool = True


class People:
    """The people known to a project."""

    def __init__(self, project: ProjectFile) -> None:
        self.project = project

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
            DataError: code or name is empty, or the PIN is not 4 to 8 digits.
        """
        if not person.code.strip() or not person.name.strip():
            raise DataError(_("An enumerator needs a code and a name."))
        kept = {
            "code": person.code.strip(),
            "name": person.name.strip(),
            "role": person.role,
            "active": person.active,
            **({"pin": hash_pin(pin)} if pin is not None else {}),
        }
        with self.project.transaction():
            self.project.database.table("enumerator").upsert(kept, pk="code")
            self.project.log(Event(kind="enumerator", variable=person.code, new=person.name, who=who))

    def may_enter(self, code: str, pin: str) -> bool:
        """Whether the PIN is this active person's; a person without a PIN enters with none."""
        row = self.project.database.conn.execute(
            "SELECT pin FROM enumerator WHERE code = ? AND active", (code,)
        ).fetchone()
        if row is None:
            return False
        return pin_matches(pin, row[0]) if row[0] else pin == ""


def hash_pin(pin: str) -> str:
    """A PIN as it may be stored.

    Raises:
        DataError: it is not 4 to 8 digits.
    """
    if not (pin.isascii() and pin.isdigit() and len(pin) in PIN_LENGTH):
        raise DataError(_("A PIN is {least} to {most} digits.").format(least=PIN_LENGTH[0], most=PIN_LENGTH[-1]))
    salt = secrets.token_hex(8)
    return f"{salt}${_digest(pin, salt)}"


def pin_matches(pin: str, stored: str) -> bool:
    """Whether this is the PIN that was hashed."""
    salt, _dollar, digest = stored.partition("$")
    return bool(digest) and hmac.compare_digest(_digest(pin, salt), digest)


def _digest(pin: str, salt: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", pin.encode(), bytes.fromhex(salt), _ROUNDS).hex()
