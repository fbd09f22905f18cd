"""The withdrawal code on paper: from the page of thanks, and from the kiosk where a paper was chosen."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from servqual_desk.settings import Settings
from tests.ui.driving import Person
from ui.collect.kiosk.kiosk_window import KioskWindow
from ui.shared_state import Desk
from ui.widgets import slip_printer


@pytest.fixture
def paper_tray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This computer has a printer, which puts its pages into a file."""
    tray = tmp_path / "printed.pdf"

    def printer() -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tray))
        return made

    monkeypatch.setattr(slip_printer, "default_printer", printer)
    return tray


def finish(person: Person) -> str:
    interview = person.interview
    while (asked := interview.question) is not None:
        if asked.required:
            interview.answer(asked.choices[0].value)
        else:
            interview.skip()
    person.window.page.session.finish()  # type: ignore[attr-defined]
    return interview.withdrawal_code


def test_the_interviewer_prints_the_code(interviewer: Person, paper_tray: Path) -> None:
    code = finish(interviewer)
    assert interviewer.reads(f"{code[:4]} {code[4:]}")  # as it stands on the slip

    interviewer.click("Print the code")

    interviewer.wait(lambda: interviewer.reads("Sent to the printer"))
    assert len(PdfReader(paper_tray).pages) == 1


def test_without_a_printer_the_code_is_saved_as_a_file(
    interviewer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slip_printer, "default_printer", lambda: None)
    monkeypatch.setattr(slip_printer, "choose_place", lambda *_args, **_named: tmp_path / "code.pdf")
    code = finish(interviewer)

    interviewer.click("Print the code")

    said = PdfReader(tmp_path / "code.pdf").pages[0].extract_text()
    assert f"{code[:4]} {code[4:]}" in said


@pytest.mark.parametrize(("paper", "is_offered"), [("roll58", True), ("", False)])
def test_the_kiosk_prints_only_where_a_paper_was_chosen(
    qapp: QApplication, qtbot: QtBot, survey: Path, paper_tray: Path, paper: str, is_offered: bool
) -> None:
    desk = Desk(Settings(language="en", kiosk_pin="x", slip_paper=paper), kiosk=True)
    desk.dress()
    desk.open(survey)
    kiosk = KioskWindow(desk)
    qtbot.addWidget(kiosk)
    with qtbot.waitExposed(kiosk):
        kiosk.show()
    interview = desk.open_project.start_interview(mode="kiosk")
    while interview.question is not None:
        interview.skip()
    interview.finish()

    kiosk.show_finished(interview)

    assert kiosk.thanks.slip.isVisible() is is_offered
    if is_offered:
        kiosk.thanks.slip.button.click()
        assert len(PdfReader(paper_tray).pages) == 1
        kiosk.thanks.finish()
        assert kiosk.thanks.slip.isHidden()
    kiosk.leave()
    Desk(Settings(language="en")).dress()
