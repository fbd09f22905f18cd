"""Offers protection when people are set up for the first time: one sentence, two buttons, asked once a survey."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.store.file_keys import is_protected
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.layout import card, column
from ui.widgets.spoken_words import Label
from ui.widgets.wrapping_row import Wrapping

OFFERED = "protection_offered"  # a setting of the survey


class ProtectionOffer(QWidget):
    """Shown while a survey with people who have PINs is not protected, until the person has answered."""

    accepted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = Label(
            N_(
                "PINs hide nothing from whoever has the file. "
                "Protect the survey, so that a stolen USB stick gives no answer away?"
            ),
            wrap=True,
        )
        self.yes = Button(N_("Protect the survey …"), self._accept, kind="primary")
        self.no = Button(N_("Not now"), self._decline, kind="quiet")
        self.setLayout(column(card(column(words, Wrapping(self.yes, self.no)))))

    def refresh(self) -> None:
        """Offer it, or not."""
        project = self._desk.open_project
        has_people = any(person.has_pin for person in project.people.list())
        self.setVisible(has_people and not is_protected(project.path) and not project.setting(OFFERED))

    def _accept(self) -> None:
        self.accepted.emit()

    def _decline(self) -> None:
        self._desk.open_project.set_setting(OFFERED, "no")
        self.refresh()
