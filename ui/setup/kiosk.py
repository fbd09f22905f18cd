"""The PIN that leads out of the kiosk, which is the survey's, and this computer's paper for the slip."""

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.people.pins import hash_pin
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice
from ui.widgets.form_entries import Entry
from ui.widgets.layout import row
from ui.widgets.new_pin import PinEntries
from ui.widgets.section import Section

_PAPERS = (
    ("", N_("none chosen (sheet, A6)")),
    ("roll58", N_("receipt roll, 58 mm")),
    ("roll80", N_("receipt roll, 80 mm")),
    ("a6", N_("sheet, A6")),
    ("a4", N_("sheet, A4")),
)


class KioskSection(Section):
    """Sets or changes the PIN of the kiosk."""

    title = N_("Kiosk")
    advice = N_(
        "In kiosk mode citizens answer by themselves, on the full screen. This PIN leaves kiosk mode. It belongs to this "
        "survey, on every computer."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pins = PinEntries()
        for entry in (self.pins.first, self.pins.again):
            entry.line.returnPressed.connect(self._save)
        save = Button(N_("Set the PIN"), self._save, kind="primary", picture="check", shown_key="Enter")
        self.paper = Choice(list(_PAPERS))
        self.paper.chosen.connect(self._keep_paper)
        paper = Entry(
            N_("Slip with the withdrawal code"),
            self.paper,
            hint=N_(
                "What this computer's printer prints on. Whether citizens may print is chosen when the kiosk is started."
            ),
        )
        self.lay_out(self.pins, row(save, 1), paper, self.result)

    def refresh(self) -> None:
        self.paper.put(self.desk.settings.slip_paper)
        self.pins.show_state(bool(self.desk.kiosk_pin))

    def first(self) -> QWidget:
        return self.pins.first.line

    def _save(self) -> None:
        if self.attempt(self._keep):
            self.refresh()
            self.tell(N_("The PIN of the kiosk is set."))

    def _keep_paper(self) -> None:
        self.desk.settings.slip_paper = self.paper.value or ""
        self.desk.keep_settings()

    def _keep(self) -> None:
        pin = self.pins.pin()
        if pin is None:
            raise self.pins.first.refuse(N_("Type the new PIN, twice."))
        self.desk.open_project.set_setting("kiosk_pin", hash_pin(pin))
