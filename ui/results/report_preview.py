"""A paper as it will be printed, with what can be done with it: save it as PDF or for a word processor, print it."""

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from exports.report.section_names import SECTIONS
from instruments.i18n import N_, _, ngettext
from servqual_desk.errors import KnownError
from servqual_desk.store.whole_files import replacing
from ui import theme
from ui.jobs.survey_folder import documents
from ui.jobs.write_report import FULL, Paper
from ui.results.section_menu import SectionMenu
from ui.widgets.buttons import Button
from ui.widgets.dialogs import choose_place
from ui.widgets.layout import GRID, column, row
from ui.widgets.print_dialog import Printing
from ui.widgets.spoken_words import FaultLine, Label, OutcomeLine

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DOCX = ".docx"
LARGEST_ZOOM = 1.2
ROOM = 40  # pixels beside a page


class ReportPreview(QWidget):
    """Pages beneath each other, as wide as the window lets them be read."""

    closed = Signal()
    word_file_wanted = Signal(object)  # the path of a .docx
    sections_wanted = Signal(object)  # the names of those that shall stand in it

    def __init__(self) -> None:
        super().__init__()
        self._path = Path()
        self._file_name = ""
        self._paper = FULL
        self._sections = Button(N_("Sections …"), key="Ctrl+E", tip=N_("Choose what stands in the paper"))
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._pages = Label(self._pages_words, role="muted")
        self._done = OutcomeLine(role="muted")
        self._fault = FaultLine()
        self._printing = Printing(self)
        self._printing.printed.connect(self._say_printed)
        self._printing.refused.connect(self._fault.tell)
        self.setLayout(column(self._bar(), self._fault, self._view, spacing=0))

    def _bar(self) -> QFrame:
        back = Button(N_("Back to the results"), self.closed, kind="quiet", picture="back", shown_key="Esc")
        save = Button(N_("Save as …"), self._save, kind="primary", picture="save", key="Ctrl+S")
        printing = Button(N_("Print …"), picture="print", key="Ctrl+P", tip=N_("Choose a printer and pages"))
        printing.clicked.connect(self._choose_printer)
        self._sections.clicked.connect(self._offer_sections)
        bar = QFrame()
        bar.setProperty("role", "topbar")
        parts = (back, self._pages, 1, self._done, self._sections, printing, save)
        bar.setLayout(row(*parts, spacing=2 * GRID, margins=(24, GRID, 24, GRID)))
        return bar

    def _offer_sections(self) -> None:
        menu = SectionMenu(self._paper, self)
        menu.chosen.connect(self.sections_wanted)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._sections.mapToGlobal(self._sections.rect().bottomLeft()))

    def show_report(self, path: Path, file_name: str, paper: Paper) -> None:
        """Show the PDF at `path`, which is this paper; `file_name` is what it is called when it is saved."""
        self._path, self._file_name, self._paper = path, file_name, paper
        self._sections.setVisible(bool(SECTIONS[paper.kind]))
        self._fault.say("")
        self._done.say("")
        self._document.load(str(path))
        self._zoom()
        self._pages.speak()
        self._view.setFocus()

    def let_go(self) -> None:
        """Close the file, so that it can be written again."""
        self._document.close()

    @property
    def page_count(self) -> int:
        """How many pages the report has."""
        return self._document.pageCount()

    def _pages_words(self) -> str:
        n = self.page_count
        return ngettext("{n} page", "{n} pages", n).format(n=n) if n else ""

    def _save(self) -> None:
        kinds = f"PDF (*.pdf);;{_('Word processor')} (*.docx)"
        place = choose_place(self, _("Save the report"), kinds=kinds, suggestion=documents() / self._file_name)
        if place is not None:
            self.save_to(place)

    def save_to(self, place: Path) -> None:
        """Copy the PDF to `place`, whole or not at all; ask for a file for a word processor where the name ends in .docx."""
        if place.suffix.lower() == DOCX:
            self.word_file_wanted.emit(place)
            return
        try:
            with replacing(place) as unfinished:
                shutil.copyfile(self._path, unfinished)
        except KnownError as error:
            self._fault.tell(error)
            return
        self.say_saved(place)

    def say_saved(self, place: Path) -> None:
        """Say that a file was written."""
        self._fault.say("")
        self._done.say(partial(_saved_words, place))

    def _choose_printer(self) -> None:
        self._printing.ask(self._path, name=self._file_name)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the pages that the printer was told to."""
        self._printing.print_on(self._path, printer)

    def _say_printed(self) -> None:
        self._fault.say("")
        self._done.say(N_("Sent to the printer."))

    def _zoom(self) -> None:
        """As wide as fits, but not larger than is comfortable to read."""
        page = self._document.pagePointSize(0).width() / 72 * self.logicalDpiX()
        if page > 0:
            fits = (self._view.viewport().width() - ROOM) / page
            self._view.setZoomFactor(min(fits, LARGEST_ZOOM * theme.current().text_size / 100))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._zoom()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _saved_words(place: Path) -> str:
    return _("Saved as {name}").format(name=place.name)
