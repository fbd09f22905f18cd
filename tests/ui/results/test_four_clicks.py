"""From the start page to the printer: four clicks for the brief of the open survey."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from tests.ui.driving import Person
from ui.results.paper_menu import PaperMenu
from ui.results.report_preview import ReportPreview


def test_results_report_brief_print(person: Person, waves: Path, tmp_path: Path) -> None:
    person.window.desk.open(waves)
    person.window.show_page("start")
    person.click("See the results")
    person.wait(lambda: person.button("Report …").isEnabled())
    person.click("Report …")
    person.wait(lambda: any(menu.isVisible() for menu in person.window.findChildren(PaperMenu)))
    menu = person.window.findChild(PaperMenu)
    brief = next(action for action in menu.actions() if action.text().startswith("Brief"))
    person.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(brief).center())
    person.wait(lambda: not menu.isVisible())
    person.wait(lambda: any(one.page_count for one in person.window.findChildren(ReportPreview)))
    person.click("Print …")
    person.wait(lambda: any(dialog.isVisible() for dialog in person.window.findChildren(QPrintDialog)))
    dialog = person.window.findChild(QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.accepted.emit(dialog.printer())  # as its own button does, which would ask the computer's printers
    dialog.reject()
    person.wait(lambda: person.reads("Sent to the printer."))
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2
