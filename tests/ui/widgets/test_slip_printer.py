"""A slip on paper: printed by a printer that makes a PDF, as every system has one, and read back."""

from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exports.slip.slip_paper import PaperName
from exports.slip.withdrawal_slip import write_withdrawal_slip
from servqual_desk.errors import KnownError
from ui.widgets import slip_printer
from ui.widgets.slip_printer import SlipPrinter, print_pdf

MM = 72 / 25.4


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def slip(path: Path, *, paper: PaperName = "roll58") -> None:
    write_withdrawal_slip(path, "K7MP2XQ9", paper=paper, survey="SKM")


@pytest.mark.parametrize(("paper", "width"), [("roll58", 58), ("roll80", 80), ("a6", 105)])
def test_it_is_printed_in_its_own_size_with_ink_on_it(
    qapp: QApplication, tmp_path: Path, paper: PaperName, width: float
) -> None:
    slip(tmp_path / "slip.pdf", paper=paper)
    print_pdf(tmp_path / "slip.pdf", to_file(tmp_path / "printed.pdf"))

    (asked,), (printed,) = (PdfReader(tmp_path / name).pages for name in ("slip.pdf", "printed.pdf"))
    assert float(printed.mediabox.width) == pytest.approx(width * MM, abs=2)
    assert float(printed.mediabox.height) == pytest.approx(float(asked.mediabox.height), abs=2)
    (picture,) = printed.images
    dark = sum(count for shade, count in enumerate(picture.image.convert("L").histogram()) if shade < 128)  # type: ignore[union-attr]
    assert dark > 500


def test_a_printer_that_takes_nothing_is_one_sentence(qapp: QApplication, tmp_path: Path) -> None:
    slip(tmp_path / "slip.pdf")

    with pytest.raises(KnownError) as refused:
        print_pdf(tmp_path / "slip.pdf", to_file(tmp_path / "nowhere" / "printed.pdf"))

    assert len(refused.value.faults) == 1


def test_without_a_printer_it_is_saved_where_that_is_allowed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "slip.pdf"
    monkeypatch.setattr(slip_printer, "default_printer", lambda: None)
    monkeypatch.setattr(slip_printer, "choose_place", lambda *_args, **_named: saved)
    at_the_desk, in_the_kiosk = SlipPrinter("Print", saves=True), SlipPrinter("Print", saves=False)
    for widget in (at_the_desk, in_the_kiosk):
        qtbot.addWidget(widget)
        widget.offer(partial(slip), suggestion="slip.pdf")

    assert not in_the_kiosk.isVisibleTo(None)  # type: ignore[arg-type]
    at_the_desk.button.click()
    assert len(PdfReader(saved).pages) == 1
    at_the_desk.offer(None, suggestion="")
    assert at_the_desk.isHidden()
