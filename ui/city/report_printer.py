"""Prints the report about a city: written in the background, then the system's dialog."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTemporaryDir
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, language
from ui.jobs.city.write_city_report import report_city
from ui.widgets.buttons import Button
from ui.widgets.cancellable_write import Job
from ui.widgets.layout import column
from ui.widgets.print_dialog import Printing
from ui.widgets.spoken_words import FaultLine, OutcomeLine


class ReportPrinter(QWidget):
    """Its `button` stands where the page puts it; what comes of it is said here."""

    def __init__(self) -> None:
        super().__init__()
        self._city: Path | None = None
        self._folder = QTemporaryDir()
        self.button = Button(N_("Print …"), picture="print", key="Ctrl+P", tip=N_("Choose a printer and pages"))
        self.button.clicked.connect(self._write)
        self.job, self._fault, self._done = Job(), FaultLine(), OutcomeLine(role="muted")
        self._printing = Printing(self)
        self._printing.printed.connect(self._say_printed)
        self.job.done.connect(self._ask)
        for failed in (self.job.failed, self._printing.refused):
            failed.connect(self._fault.tell)
        self.setLayout(column(self._fault, self.job, self._done))

    def show_city(self, path: Path | None) -> None:
        """Print the report about the result in this file from now on; None: there is none."""
        self._city = path
        self._fault.clear()
        self._done.say("")

    def _write(self) -> None:
        self.show_city(self._city)
        if self._city is None:
            self._fault.say(N_("There is nothing to print yet: open a result of a city first."))
        elif not self.job.is_busy:
            place = Path(self._folder.path()) / f"{self._city.stem}.pdf"
            self.job.start(partial(report_city, self._city, place, language=language()))

    def _ask(self, report: Path) -> None:
        self._printing.ask(report, name=report.name)

    def _say_printed(self) -> None:
        self._done.say(N_("Sent to the printer."))
