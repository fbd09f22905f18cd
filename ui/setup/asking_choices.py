"""How often a guarded survey asks who is there, and whether a PIN is enough to unlock it."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from instruments.i18n import N_, _, ngettext
from servqual_desk.store import file_keys
from servqual_desk.store.pin_unlocking import BY_PIN
from ui.widgets.choice_list import Choice
from ui.widgets.form_entries import Entry
from ui.widgets.layout import card, column
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label
from ui.window_lock import IDLE_MINUTES

_MINUTES = (5, 15, 30, 60)


class AskingChoices(QWidget):
    """Shown where somebody is asked at all: in a protected survey, or one that people sign in to."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self._section = section
        self.after = Choice([("", N_("Once a day")), *((str(n), partial(_minutes_words, n)) for n in _MINUTES)])
        self.after.chosen.connect(self._keep_after)
        self.by_pin = QCheckBox()
        self.by_pin.clicked.connect(self._keep_by_pin)
        self._price = Label(
            N_(
                "Handy, but a computer that is stolen as a whole lets a thief try every PIN: four digits are found within hours, "
                "eight within a year. Without the tick, passphrase and recovery code alone unlock the survey."
            ),
            role="caption",
            wrap=True,
        )
        entry = Entry(N_("Ask again who is there"), self.after)
        self.setLayout(column(card(column(entry, self.by_pin, self._price))))

    def refresh(self) -> None:
        """Show what the survey has."""
        project = self._section.desk.project
        if project is None:
            return
        is_protected = file_keys.is_protected(project.path)
        self.setVisible(is_protected or any(person.has_pin for person in project.people.list()))
        self.after.put(project.setting(IDLE_MINUTES))
        self.by_pin.setText(_("People unlock it by name and PIN on this computer, once they have signed in here"))
        self.by_pin.setChecked(project.setting(BY_PIN) != "no")
        self.by_pin.setVisible(is_protected)
        self._price.setVisible(is_protected)

    def _keep_after(self) -> None:
        self._keep(IDLE_MINUTES, self.after.value or "")

    def _keep_by_pin(self) -> None:
        self._keep(BY_PIN, "" if self.by_pin.isChecked() else "no")

    def _keep(self, setting: str, value: str) -> None:
        self._section.attempt(partial(self._section.desk.open_project.set_setting, setting, value))
        self.refresh()


def _minutes_words(n: int) -> str:
    return ngettext(
        "Once a day, and after {n} minute without a touch", "Once a day, and after {n} minutes without a touch", n
    ).format(n=n)
