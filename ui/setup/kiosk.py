"""The PIN that leads out of the kiosk; a setting of this computer, for all surveys."""

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.fieldwork.people import hash_pin
from ui.desk import Desk
from ui.setup.new_pin import PinEntries
from ui.setup.section import Section
from ui.widgets.buttons import Button
from ui.widgets.layout import row


class KioskSection(Section):
    """Sets or changes the PIN of the kiosk."""

    title = N_("Kiosk")
    advice = N_(
        "In kiosk mode citizens answer by themselves, on the full screen. This PIN leaves kiosk mode. It is "
        "valid for this computer and every survey on it."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pins = PinEntries()
        for entry in (self.pins.first, self.pins.again):
            entry.line.returnPressed.connect(self._save)
        save = Button(N_("Set the PIN"), kind="primary", picture="check", shown_key="Enter")
        save.clicked.connect(self._save)
        self.lay_out(self.pins, row(save, 1), self.result)

    def refresh(self) -> None:
        self.pins.show_state(bool(self.desk.settings.kiosk_pin))

    def first(self) -> QWidget:
        return self.pins.first.line

    def _save(self) -> None:
        if self.attempt(self._keep):
            self.refresh()
            self.tell(N_("The PIN of the kiosk is set."))

    def _keep(self) -> None:
        pin = self.pins.pin()
        if pin is None:
            raise self.pins.first.refuse(N_("Type the new PIN, twice."))
        self.desk.settings.kiosk_pin = hash_pin(pin)
        self.desk.keep_settings()
