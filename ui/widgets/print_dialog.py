"""The system's print dialog for a PDF: it offers a file where there is no printer."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from servqual_desk.errors import KnownError
from ui.widgets.slip_printer import print_pdf

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Printing(QObject):
    """Asks for printer and pages over `window`, and prints; `refused` carries a `KnownError` where the printer takes nothing."""

    printed = Signal()
    refused = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._printer: QPrinter | None = None

    def ask(self, path: Path, *, name: str) -> None:
        """Show the dialog for the PDF at `path`; the printer's queue shows it by `name`."""
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # neither is needed before something is printed

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        self._printer = printer  # the dialog only borrows it
        dialog = QPrintDialog(printer, self._window)
        document = QPdfDocument()
        document.load(str(path))
        dialog.setMinMax(1, document.pageCount())
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(partial(self.print_on, path))  # of a print dialog this says on which printer
        dialog.setModal(True)
        dialog.show()

    def print_on(self, path: Path, printer: "QPrinter") -> None:
        """Print the pages that the printer was told to."""
        try:
            print_pdf(path, printer)
        except KnownError as error:
            self.refused.emit(error)
            return
        self.printed.emit()
