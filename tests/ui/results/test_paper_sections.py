"""Sections of a paper chosen in its preview, by clicks."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt

from tests.ui.driving import Person, let_settle
from tests.ui.results.conftest import open_results, page_of
from ui.jobs.write_report import Paper
from ui.results.report_preview import ReportPreview
from ui.results.section_menu import SectionMenu


def pages(person: Person) -> int:
    preview = person.window.findChild(ReportPreview)
    return preview.page_count if preview is not None else 0


def test_a_section_that_is_ticked_off_is_not_in_the_paper(head: Person, waves: Path) -> None:
    page_of(head).make_report(Paper(kind="annex"))
    head.wait(lambda: pages(head) > 0)
    whole = pages(head)
    head.click("Sections …")
    menu = head.window.findChild(SectionMenu)
    for action in menu.actions()[1:]:
        head.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert menu.isVisible()
    menu.close()
    head.wait(lambda: 0 < pages(head) < whole)


def test_an_answer_that_arrives_meanwhile_takes_no_paper_away(person: Person, waves: Path, tmp_path: Path) -> None:
    open_results(person, shutil.copy(waves, tmp_path / "waves.sqd"))
    desk, page = person.window.desk, page_of(person)
    before = page.findings
    page.make_report(Paper(kind="brief"))
    voided = desk.open_project.responses.list(statuses=("finished",))[-1]
    desk.open_project.responses.void(voided.uuid, reason="twice")
    desk.responses_changed.emit()
    person.wait(lambda: pages(person) > 0)
    desk.responses_changed.emit()
    let_settle()
    assert person.window.findChild(ReportPreview).isVisible()
    assert page.findings is before

    person.press("Esc")

    person.wait(lambda: page.findings is not before)


def test_a_brief_is_one_piece(head: Person, waves: Path) -> None:
    page_of(head).make_report(Paper(kind="brief"))
    head.wait(lambda: pages(head) > 0)
    assert not head.reads("Sections …")
