"""What an office puts around its papers is entered once, and stands on them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap

from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.fieldwork.field_plan import Unit
from servqual_desk.fieldwork.office_papers import LEGAL_BASIS, SIGNATORY, office_papers
from servqual_desk.project import Project
from tests.exports.report.reading import whole
from tests.ui.setup.driving import press, texts, write
from ui.jobs.write_report import Paper, report_project
from ui.setup.letterhead import LetterheadSection
from ui.shared_state import Desk

SECTION = LetterheadSection


def test_what_is_entered_stands_on_the_brief(section: LetterheadSection, project: Project, tmp_path: Path) -> None:
    from pypdf import PdfReader

    logo = QPixmap(40, 40)
    logo.fill(QColor("navy"))
    logo.save(str(tmp_path / "logo.png"))
    section.take_logo(tmp_path / "logo.png")
    for entry, words in (
        (section.lines, "Jalan Merdeka 1; Telepon 021 123"),
        (section.place, "Bandung"),
        (section.position, "Kepala Dinas"),
        (section.name, "Siti Aminah"),
        (section.nip, "19700101 199503 2 001"),
    ):
        write(entry.line, words)
    press(section.nip.line, Qt.Key.Key_Return)
    assert "Saved." in texts(section)
    project.set_setting("organisation", "Dinas Contoh")
    project.add_responses(simulate(project.instrument, 40), source=SOURCE)

    report_project(project.path, tmp_path / "brief.pdf", language="en", paper=Paper(kind="brief"))

    reader = PdfReader(tmp_path / "brief.pdf")
    text = whole(reader)
    for words in ("Dinas Contoh", "Jalan Merdeka 1", "Telepon 021 123", "Bandung, ", "Kepala Dinas", "NIP 19700101"):
        assert words in text
    assert len(reader.pages[0].images) == 1


def test_nobody_publishes_fewer_than_the_law_lets(section: LetterheadSection, project: Project) -> None:
    write(section.smallest.line, "3")
    press(section.smallest.line, Qt.Key.Key_Return)
    assert "The smallest number of people that is published can be 5 to 100." in texts(section)

    write(section.smallest.line, "10")
    press(section.smallest.line, Qt.Key.Key_Return)
    assert office_papers(project).smallest == 10


def test_a_file_that_is_no_picture_is_refused_and_nothing_is_kept(
    section: LetterheadSection, project: Project, tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_text("no picture")
    section.take_logo(tmp_path / "logo.png")
    write(section.name.line, "Siti Aminah")
    press(section.name.line, Qt.Key.Key_Return)
    assert "The logo must be a PNG or JPEG file." in texts(section)
    assert project.setting(SIGNATORY) == ""


@pytest.mark.parametrize(("language", "about"), [("id", "Pelayanan publik"), ("en", "Public service")])
def test_the_legal_basis_is_taken_from_the_list_of_laws_once_each(
    section: LetterheadSection, project: Project, desk: Desk, language: str, about: str
) -> None:
    desk.set_language(language)
    for name in ("UU 25/2009", "UU 27/2022", "UU 25/2009"):
        next(one for one in section.listed_laws().actions() if one.text().startswith(name)).trigger()
    press(section.basis.line, Qt.Key.Key_Return)
    first, second = office_papers(project).texts[LEGAL_BASIS].splitlines()
    assert (first, second.partition(":")[0]) == (f"UU 25/2009: {about}", "UU 27/2022")


def test_no_law_of_another_city_is_offered(section: LetterheadSection, project: Project) -> None:
    project.fieldwork.save_units([Unit(code="kota-tangerang", name="Pemerintah Kota Tangerang")])
    offered = " ".join(one.text() for one in section.listed_laws().actions())
    assert "Perwal Tangerang 26/2019" in offered
    assert "Selatan" not in offered
