"""A new PIN, typed twice and never shown."""

from functools import partial

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _
from servqual_desk.people.pins import PIN_LENGTH, require_pin
from ui.widgets.form_entries import LineEntry, side_by_side
from ui.widgets.layout import column


class PinEntries(QWidget):
    """Two lines for the same digits. Empty means: leave the PIN as it is."""

    def __init__(self, *, is_set: bool = False) -> None:
        super().__init__()
        self.first = LineEntry(N_("PIN"), secret=True)
        self.again = LineEntry(N_("PIN again"), secret=True)
        self.show_state(is_set)
        self.setLayout(column(side_by_side(self.first, self.again)))

    def show_state(self, is_set: bool) -> None:
        """Say whether a PIN is set, and empty the lines."""
        self.first.put("")
        self.again.put("")
        self.first.say_hint(N_("A PIN is set. Leave this empty to keep it.") if is_set else _none_set)

    def pin(self) -> str | None:
        """The new PIN; None when nothing was typed.

        Raises:
            EntryError: it is not 4 to 8 digits, or the two differ.
        """
        pin = self.first.text
        if not pin and not self.again.text:
            return None
        self.first.checked(partial(require_pin, pin))
        if pin != self.again.text:
            raise self.again.refuse(N_("The two are not the same. Type the PIN once more."))
        return pin


def _none_set() -> str:
    return _("No PIN is set. {least} to {most} digits.").format(least=PIN_LENGTH[0], most=PIN_LENGTH[-1])
