"""A button that puts a small PDF on paper: on the computer's printer, or in a file where there is none."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from instruments.i18n import _
from servqual_desk.errors import KnownError
from servqual_desk.store.private_folder import private_temporary_folder
from ui.jobs.survey_folder import documents
from ui.widgets.buttons import Button
from ui.widgets.dialogs import choose_place
from ui.widgets.layout import column, row
from ui.widgets.spoken_words import FaultLine, OutcomeLine, Sentence

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SHARP_DPI = 300  # finer than a receipt printer's 203; a whole A4 at a printer's 1200 would take half a gigabyte
Write = Callable[[Path], object]


def default_printer() -> "QPrinter | None":
    """The printer that this computer prints on unless told otherwise; None where there is none."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # neither is needed before the first slip

    found = QPrinterInfo.defaultPrinter()
    return None if found.isNull() else QPrinter(found, QPrinter.PrinterMode.HighResolution)


def print_pdf(path: Path, printer: "QPrinter") -> None:
    """Print the pages of a PDF that the printer was told to, in their own size, without margins of the printer's.

    Raises:
        KnownError: the printer does not take it.
    """
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument()
    document.load(str(path))
    printer.setPageLayout(_layout(document.pagePointSize(0)))
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        name = printer.printerName()
        raise KnownError(_("The printer {name} does not answer. Switch it on, or save the file.").format(name=name))
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()  # 0: all of them
    for page in range(first - 1, min(last, document.pageCount())):
        if page >= first:
            printer.newPage()
        whole = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(whole, document.render(page, whole.size() * min(1.0, SHARP_DPI / printer.resolution())))
    painter.end()


def _layout(points: QSizeF) -> QPageLayout:
    size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())


class SlipPrinter(QWidget):
    """Hidden until something is offered.

    Args:
        saves: where there is no printer, a file can be saved; else the button is not shown at all (in a kiosk).
    """

    def __init__(self, title: Sentence, *, saves: bool) -> None:
        super().__init__()
        self._write: Write | None = None
        self._saves, self._suggestion = saves, ""
        self.button = Button(title, self.put_on_paper, picture="print")
        self._done, self._fault = OutcomeLine(role="muted", wrap=True), FaultLine()
        self.setLayout(column(row(self.button, 1), self._done, self._fault, spacing=4))
        self.hide()

    def offer(self, write: Write | None, *, suggestion: str) -> None:
        """Offer a slip that `write` puts into a file of the given path, or nothing.

        Args:
            suggestion: a name for the file, where it is saved.
        """
        self._write, self._suggestion = write, suggestion
        self._done.say("")
        self._fault.say("")
        self.setVisible(write is not None and (self._saves or default_printer() is not None))

    def put_on_paper(self) -> None:
        """Print the slip, or ask where to save it."""
        if self._write is None:
            return
        printer = default_printer()
        try:
            if printer is not None:
                self._print(self._write, printer)
            elif path := choose_place(
                self, _("Save the slip"), kinds="PDF (*.pdf)", suggestion=documents() / self._suggestion
            ):
                self._write(path)
                self._done.say(lambda: _("Saved: {path}").format(path=path))
        except KnownError as error:
            self._fault.tell(error)

    def _print(self, write: Write, printer: "QPrinter") -> None:
        with private_temporary_folder() as folder:
            write(folder / "slip.pdf")
            print_pdf(folder / "slip.pdf", printer)
        name = printer.printerName()
        self._done.say(lambda: _("Sent to the printer {name}.").format(name=name))
