"""Which tables are written: the answers, the log of every change, or how long each answer took; several in a package."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from instruments.i18n import N_, _
from ui.jobs.export_data import Table
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row
from ui.widgets.one_checked import OneChecked
from ui.widgets.spoken_words import Label, Speaking


class Tables(Speaking, QWidget):
    """`chosen`: other tables are wanted now."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_package = False
        self.one = OneChecked(self)
        self.one.add("answers", Button(N_("Answers"), kind="choice"))
        self.one.add("events", Button(N_("Log of every change"), kind="choice"))
        self.one.add("timings", Button(N_("Time of each answer"), kind="choice"))
        self.one.check("answers")
        self.events, self.timings = QCheckBox(), QCheckBox()
        self._single, self._several = QWidget(), QWidget()
        self._single.setLayout(row(*self.one.buttons, 1, spacing=4))
        self._several.setLayout(row(self.events, self.timings, 1, spacing=2 * GRID))
        self.setLayout(column(Label(N_("Table"), role="strong"), self._single, self._several, spacing=4))
        self.one.chosen.connect(self._tell)
        self.events.toggled.connect(self._tell)
        self.timings.toggled.connect(self._tell)
        self.make_room(is_package=False)
        self.speak()

    def make_room(self, *, is_package: bool) -> None:
        """Offer one table, or in a package the answers with others beside."""
        self._is_package = is_package
        self._single.setVisible(not is_package)
        self._several.setVisible(is_package)

    @property
    def tables(self) -> tuple[Table, ...]:
        """What is written."""
        if not self._is_package:
            chosen = self.one.checked
            return ("events",) if chosen == "events" else ("timings",) if chosen == "timings" else ("answers",)
        beside: list[tuple[Table, bool]] = [("events", self.events.isChecked()), ("timings", self.timings.isChecked())]
        return ("answers", *(name for name, is_wanted in beside if is_wanted))

    def only_answers(self) -> None:
        """Go back to the answers alone."""
        self.one.check("answers")
        self.events.setChecked(False)
        self.timings.setChecked(False)

    def speak(self) -> None:
        self.events.setText(_("Also the log of every change"))
        self.timings.setText(_("Also the time of each answer"))

    def _tell(self, _what: object) -> None:
        self.chosen.emit()
