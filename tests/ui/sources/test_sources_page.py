"""Sources are added, filled in, coded by passages and erased at the window; then looked for in the file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from instruments.load import instrument_from_toml
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.sources.informant_quotas import Reached
from servqual_desk.sources.propositions import Proposition
from servqual_desk.sources.source_coding import QUESTION, Passage
from servqual_desk.sources.sources import Source
from servqual_desk.store.backups import back_up
from tests.servqual_desk.conftest import LITTLE
from tests.ui.driving import Person
from tests.ui.setup.driving import pick, press, shortcut, texts, write
from ui.coding.page import CodingPage
from ui.lab.page import LabPage
from ui.sources.findings import FindingSection
from ui.sources.informant_quotas import InformantSection, QuotaForm
from ui.sources.page import SECTIONS, SourcesPage
from ui.sources.propositions import PropositionForm, PropositionSection
from ui.sources.sheet_form import SheetForm
from ui.sources.source_form import OWN, SourceForm
from ui.sources.sources import SourceSection
from ui.widgets.section import Section

TEXT = "Warga menunggu lama. Sistem berhenti."


@pytest.fixture
def project(person: Person, tmp_path: Path) -> Project:
    path = tmp_path / "desk.sqd"
    Project.create(path, instrument=instrument_from_toml(LITTLE, name="little-desk"), title="Kota").close()
    person.window.desk.open(path)
    person.window.desk.coder = "Ani"
    person.window.show_page("sources")
    return person.window.desk.open_project


def shown(person: Person, kind: type[Section]) -> Section:
    page = person.window.page
    assert isinstance(page, SourcesPage)
    page.show_section(SECTIONS.index(kind))
    return page.section


def test_the_interview_of_an_informant_is_typed_in_without_a_name(person: Person, project: Project) -> None:
    section = shown(person, SourceSection)
    shortcut(section, "Ctrl+N")
    form = section.findChild(SourceForm)
    pick(form.kind, "interview")
    write(form.title.line, "Informan A")
    press(form.title.line, Qt.Key.Key_Return)
    assert "category" in texts(form)  # and the form stays open

    pick(form.category, OWN)
    write(form.own.line, "Pengemudi")
    pick(form.role, "supporting")
    write(form.held.line, "2/3/2026")
    form.text.setFocus()
    form.text.insertPlainText(TEXT)
    press(form.title.line, Qt.Key.Key_Return)

    (kept,) = project.sources.list()
    assert (kept.category, kept.role, kept.held_on, kept.text) == ("Pengemudi", "supporting", "2026-03-02", TEXT)


def test_a_photo_that_is_not_there_is_said_and_kept(person: Person, project: Project) -> None:
    (project.path.parent / "counter.jpg").write_bytes(b"a picture")
    section = shown(person, SourceSection)
    shortcut(section, "Ctrl+N")
    form = section.findChild(SourceForm)
    pick(form.kind, "observation")
    write(form.title.line, "Counter")
    for place, is_missed in (
        ("counter.jpg", False),
        ("gone.jpg", True),
        ("https://kota.example/a.jpg", False),
        ("x" * 400, True),
    ):
        write(form.photo.line, place)
        assert ("No picture lies there" in texts(form)) is is_missed
    write(form.photo.line, "gone.jpg")
    press(form.title.line, Qt.Key.Key_Return)

    assert [one.photo for one in project.sources.list()] == ["gone.jpg"]


def test_a_sheet_is_filled_in_line_by_line(person: Person, project: Project) -> None:
    project.sources.keep(Source(kind="app_trial", title="SIARAN"))
    section = shown(person, SourceSection)
    assert isinstance(section, SourceSection)
    section.refresh()
    section.list.selectRow(0)
    shortcut(section, "Ctrl+H")
    form = section.findChild(SheetForm)
    done, minutes = form.lines["done"], form.lines["minutes"]
    pick(done, "no")
    write(minutes.line, "12")
    press(minutes.line, Qt.Key.Key_Return)

    assert project.sources.list()[0].checks == {"done": "no", "minutes": "12"}


def test_a_passage_gets_a_code_by_its_key_and_stands_in_the_matrix(person: Person, project: Project) -> None:
    project.comments.save_code(Code(code="wait", title="Waiting"))
    for kind, text in (("document", TEXT), ("observation", "Antre.")):
        project.sources.keep(Source(kind=kind, title="Yang pertama", text=text))
    person.window.show_page("coding")
    page = person.window.page
    assert isinstance(page, CodingPage)
    pick(page.head.question, QUESTION)
    page.comment.text.setFocus()
    cursor = page.comment.text.document().find("menunggu lama")
    assert isinstance(cursor, QTextCursor)
    page.comment.text.setTextCursor(cursor)
    person.press("1")
    person.press("PgDown", "1")

    first, second = project.sources.list()
    assert set(project.source_coding.table()) == {
        Passage(source=first.id, coder="Ani", code="wait", quote="menunggu lama"),
        Passage(source=second.id, coder="Ani", code="wait"),
    }
    person.window.show_page("sources")
    section = shown(person, FindingSection)
    assert isinstance(section, FindingSection)
    cells = [section.table.item(0, place).text() for place in range(section.table.columnCount())]
    assert cells == ["Waiting", "1", "1", "2", "2"]
    assert "menunggu lama" in texts(section)


def test_two_coders_of_sources_agree_as_far_as_kappa_says_and_the_lab_has_their_tables(
    person: Person, project: Project
) -> None:
    for code in ("queue", "staff"):
        project.comments.save_code(Code(code=code, title=code))
    given = ("queue queue", "queue staff", "staff staff", "staff staff")
    for number, pair in enumerate(given):
        source = project.sources.keep(Source(kind="document", title=f"Dokumen {number}"))
        for coder, code in zip(("Ani", "Budi"), pair.split(), strict=True):
            project.source_coding.give(str(source.id), QUESTION, coder, [code])
    person.window.show_page("coding")
    page = person.window.page
    assert isinstance(page, CodingPage)
    pick(page.head.question, QUESTION)
    # By hand: agreement 3/4, by chance 1/2 · 1/4 + 1/2 · 3/4 = 1/2, kappa (3/4 - 1/2) / (1 - 1/2).
    person.wait(lambda: page.agreement.words.startswith("kappa 0.50"))
    assert page.agreement.words.endswith("n = 4, coders Ani and Budi")
    person.click("See tables")
    lab = person.window.page
    assert isinstance(lab, LabPage)
    person.wait(lambda: bool(lab.cards) and lab.cards[0].result is not None)
    assert lab.cards[0].result.outcome.table("lab_sources_matrix").rows == (("queue", 2, 2, 1), ("staff", 3, 3, 1))


def test_quotas_and_propositions_are_kept(person: Person, project: Project) -> None:
    section = shown(person, InformantSection)
    shortcut(section, "Ctrl+N")
    quota = section.findChild(QuotaForm)
    pick(quota.category, "media")
    write(quota.target.line, "3")
    press(quota.target.line, Qt.Key.Key_Return)
    assert project.informants.reached() == (Reached(category="media", role="key", target=3, reached=0),)

    section = shown(person, PropositionSection)
    shortcut(section, "Ctrl+N")
    person.wait(lambda: section.findChild(PropositionForm) is not None)
    form = section.findChild(PropositionForm)
    write(form.words.line, "Kepemimpinan menentukan")
    pick(form.found, "yes")
    press(form.words.line, Qt.Key.Key_Return)
    assert "evidence" in texts(form)
    write(form.evidence.line, "Wawancara 1")
    press(form.words.line, Qt.Key.Key_Return)
    (kept,) = project.propositions.list()
    assert kept == Proposition(id=kept.id, words="Kepemimpinan menentukan", found="yes", evidence="Wawancara 1")


def test_a_source_is_erased_once_that_is_confirmed(
    person: Person, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.sources.keep(Source(kind="document", title="Rahasia", text=TEXT))
    section = shown(person, SourceSection)
    assert isinstance(section, SourceSection)
    section.refresh()
    section.list.selectRow(0)
    for answer, left in ((False, 1), (True, 0)):
        monkeypatch.setattr("ui.sources.sources.ask", lambda *_args, answer=answer, **_named: answer)
        press(section.list, Qt.Key.Key_Delete)
        QApplication.processEvents()
        assert len(project.sources.list()) == left


def test_erasing_a_source_says_which_backup_may_still_hold_it(
    person: Person, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.sources.keep(Source(kind="document", title="Rahasia", text=TEXT))
    project.backups.remember(back_up(project, tmp_path / "stick"))
    (tmp_path / "stick").rename(tmp_path / "drawer")
    section = shown(person, SourceSection)
    assert isinstance(section, SourceSection)
    section.refresh()
    section.list.selectRow(0)
    monkeypatch.setattr("ui.sources.sources.ask", lambda *_args, **_named: True)
    press(section.list, Qt.Key.Key_Delete)

    assert "The source is erased.\nNot reached yet\nstick: " in section.done.text()
