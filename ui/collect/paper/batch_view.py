"""Before a form: when the interviews of this batch were held, asked once, and the number of the next form."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.errors import KnownError
from servqual_desk.interviewing.held_at import moment_held, read_day_held
from ui.collect.interview_context_line import InterviewContextLine
from ui.collect.quality_flags_view import QualityFlagsView
from ui.widgets.buttons import Button
from ui.widgets.form_entries import DayEntry, LineEntry, side_by_side
from ui.widgets.layout import GRID, Measure, column, panel, row, scrolling, settle
from ui.widgets.one_gesture import GestureGuard
from ui.widgets.spoken_words import Label, OutcomeLine, as_it_is

WIDEST = 640


class BatchView(QWidget):
    """Day and hour stay from one form to the next, until they are changed; Enter goes from field to field and then on."""

    wanted = Signal(str)
    """The form with this number, "" without one."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.note, self.signs, self.place = (
            OutcomeLine(role="strong", wrap=True),
            QualityFlagsView(),
            InterviewContextLine(),
        )
        self.day = DayEntry(N_("Day of the interviews"))
        self.hour = LineEntry(N_("Hour"), hint=N_("From 0 to 23, with or without minutes."))
        self.serial = LineEntry(N_("Number of the form"), hint=N_("It is at the top of the form, such as 0001."))
        self.day.edited.connect(self.hour.clear_fault)  # an hour that has not come yet may have come on that day
        self.day.line.returnPressed.connect(self.hour.line.setFocus)
        self.hour.line.returnPressed.connect(self.serial.line.setFocus)
        self.serial.line.returnPressed.connect(self.go_on)
        guard = GestureGuard(self)
        for entry in (self.day, self.hour, self.serial):
            entry.line.installEventFilter(guard)
        when = Label(
            N_("Both are stored as the time of the interview, and stay for the forms that follow."),
            role="muted",
            wrap=True,
        )
        title = Label(N_("Enter paper forms"), role="title")
        asked = (side_by_side(self.day, self.hour), when, self.serial)
        parts = (self.note, self.signs, title, self.place, *asked, 1)
        sheet = panel(column(*parts, spacing=2 * GRID, margins=(0, 3 * GRID, 0, GRID)))
        foot = Measure(self._buttons(), WIDEST, sides=24)
        self._scroll = scrolling(Measure(sheet, WIDEST, sides=24))
        self.setLayout(column(self._scroll, foot, margins=(0, 0, 0, 12)))

    def _buttons(self) -> QWidget:
        go_on = Button(N_("Enter this form"), self.go_on, kind="primary", picture="play", shown_key="Enter")
        back = Button(N_("Back"), self.left, kind="quiet", picture="back", shown_key="Esc")
        return panel(row(back, 1, go_on))

    def begin(self) -> None:
        """Ask for the next number; for day and hour where they are not known yet."""
        self.serial.put("")
        first = next((entry for entry in (self.day, self.hour) if not entry.text), self.serial)
        first.line.setFocus()
        settle(self._scroll)
        self._scroll.ensureWidgetVisible(first, 0, GRID)

    def forget_when(self) -> None:
        """Ask for day and hour anew."""
        for entry in (self.day, self.hour):
            entry.put("")

    def go_on(self) -> None:
        """Ask for the form whose number is typed."""
        self.wanted.emit(self.serial.text)

    def held_at(self) -> dt.datetime:
        """When the interviews were held.

        Raises:
            EntryError: day or hour is missing, is none, or has not come yet; it says so where it stands.
        """
        day = self.day.checked(partial(read_day_held, self.day.needed()))
        return self.hour.checked(partial(moment_held, day, self.hour.needed()))

    def refuse_number(self, error: KnownError) -> None:
        """Say what is wrong with the number."""
        self.serial.refuse(as_it_is("\n".join(error.faults)))
