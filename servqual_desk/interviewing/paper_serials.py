"""The number that stands on a paper form and ties it to its entry: `0001`, `PTSP-0001`."""

import re

from instruments.i18n import _
from servqual_desk.errors import AnswerError
from servqual_desk.store.project_file import ProjectPart

DIGITS = 4
LONGEST = 24
MOST_AT_ONCE = 1_000

_SERIAL = re.compile(r"[A-Z0-9][A-Z0-9./-]*")
# Of the project: the first number that no printed form has yet.
_NEXT = "next_form_number"


class PaperSerials(ProjectPart):
    """The numbers that a project's forms have: printed, and entered."""

    def next_number(self) -> int:
        """The first number that no form printed from this project has."""
        return int(self.project.setting(_NEXT, "1"))

    def note_printed(self, *, first: int, copies: int, who: str | None = None) -> None:
        """Remember how far forms are printed, so that no number is printed twice."""
        if first + copies > self.next_number():
            self.project.set_setting(_NEXT, str(first + copies), who=who)

    def refuse_used(self, serial: str, *, apart_from: str = "") -> None:
        """A form is entered once; a voided entry frees its number for another one.

        Args:
            apart_from: the uuid of the response that may have it.

        Raises:
            AnswerError: another response that is not voided has the serial.
        """
        row = self.project.database.conn.execute(
            "SELECT status FROM response WHERE serial = ? AND status IN ('draft', 'finished') AND uuid <> ?",
            (serial, apart_from),
        ).fetchone()
        if row is None:
            return
        if row[0] == "draft":
            raise AnswerError(
                _("The form {serial} has an entry that is not finished. Go on with that one.").format(serial=serial)
            )
        raise AnswerError(
            _("The form {serial} is entered already. Compare the number, or void the earlier entry first.").format(
                serial=serial
            )
        )


def read_serial(written: str) -> str:
    """A serial as it is stored, from what a person wrote: capitals, without spaces.

    Raises:
        AnswerError: it holds other signs than letters, digits, `-`, `.` and `/`, or is too long.
    """
    serial = "".join(written.split()).upper()
    if not _SERIAL.fullmatch(serial) or len(serial) > LONGEST:
        raise AnswerError(
            _("“{serial}” is no form number. Write letters and digits as on the form, such as 0001.").format(
                serial=written.strip()
            )
        )
    return serial


def numbered(first: int, copies: int, *, prefix: str = "") -> tuple[str, ...]:
    """The serials of `copies` forms from the number `first` on.

    Raises:
        AnswerError: the prefix cannot be part of a serial.
    """
    if prefix.strip():
        prefix = read_serial(prefix)
    return tuple(f"{prefix}{number:0{DIGITS}d}" for number in range(first, first + copies))
