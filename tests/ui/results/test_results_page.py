"""The results page: what stands on it comes from the analysis of the file, limited by the filter."""

from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMenu

from analysis import analyse
from exports.words.headline import headline
from instruments.i18n import use_language
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from tests.ui.driving import Person
from tests.ui.results.conftest import page_of
from ui.results.paper_menu import PaperMenu
from ui.results.report_preview import ReportPreview
from ui.results.result_cards import LaterCards
from ui.results.result_sections import section_of
from ui.widgets.chart_view import ChartView
from ui.widgets.table_view import TableView


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty simulated citizens, who answered the complete counter survey."""
    path = tmp_path_factory.mktemp("survey") / "mall.sqd"
    with Project.create(path, instrument="loket-lengkap", title="Mal Kota") as project:
        project.add_responses(simulate(project.instrument, 40), source=SOURCE)
    return path


@pytest.fixture
def reader(person: Person, answered: Path) -> Person:
    """Someone who looks at the results of the forty."""
    person.window.desk.open(answered)
    person.window.show_page("results")
    person.wait(lambda: page_of(person).findings is not None)
    return person


def view_of(person: Person) -> TableView:
    return next(view for view in person.window.findChildren(TableView) if view.isVisible())


def later_cards(person: Person) -> list[LaterCards]:
    """What is seen of the parts that are computed when they are looked at."""
    return [part for part in person.window.findChildren(LaterCards) if part.isVisible()]


def test_without_responses_the_page_says_what_to_do(person: Person, survey: Path) -> None:
    person.window.desk.open(survey)
    person.window.show_page("results")
    assert person.reads("No answers yet")
    person.click("Start interviewing")
    assert person.reads("Start an interview")


def test_the_headline_is_the_analysis_in_both_languages_without_computing_again(reader: Person, answered: Path) -> None:
    with Project.open(answered) as project, use_language("en"):
        expected = headline(analyse(project.frame(), project.instrument), project.instrument)
    assert reader.reads(expected)
    assert reader.reads("These answers are simulated")
    before = page_of(reader).findings
    reader.click("SKM")
    reader.wait(lambda: all(part.is_done for part in later_cards(reader)))
    reader.press("Ctrl+L")
    assert page_of(reader).findings is before
    assert [part.is_done for part in later_cards(reader)] == [True]
    reader.click("Ikhtisar")
    with use_language("id"):
        assert reader.reads(headline(before.analysis, before.instrument))


def test_gaps_are_drawn_in_the_background_copied_with_their_titles_and_whole_by_one_button(reader: Person) -> None:
    reader.click("Gaps")
    charts = [view for view in reader.window.findChildren(ChartView) if view.isVisible()]
    assert charts
    reader.wait(lambda: all(view.is_drawn for view in charts))
    reader.click("Copy")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Dimension", "n", "Expectation"]
    assert len(lines) == 1 + view_of(reader).model().rowCount()
    narrow = view_of(reader).model().columnCount()
    reader.click("All columns")
    assert view_of(reader).model().columnCount() > narrow


def test_every_table_of_the_analysis_stands_on_some_tab(reader: Person) -> None:
    findings = page_of(reader).findings
    for tab in ("Gaps", "Priorities", "Scores", "SKM", "Reliability", "Regression"):
        reader.click(tab)
    reader.wait(lambda: all(part.is_done for part in reader.window.findChildren(LaterCards)))
    shown = {view.accessibleName() for view in reader.window.findChildren(TableView)}
    assert len(shown) >= len({(table.id, *table.params.values()) for table in findings.tables}) - 1
    assert {section_of(table.id).id for table in findings.tables} == {
        "gaps",
        "priorities",
        "scores",
        "skm",
        "reliability",
        "regression",
    }


def test_the_filter_limits_the_responses_and_is_remembered(reader: Person, answered: Path) -> None:
    with Project.open(answered) as project:
        women = project.count({"sex": "female"})
    reader.click("Limit the results to some responses")
    menu = next(menu for menu in reader.window.findChildren(QMenu) if menu.isVisible())
    answers = next(action.menu() for action in menu.actions() if action.text() == "Sex")
    next(action for action in answers.actions() if action.text() == "Female").trigger()
    menu.close()
    reader.wait(lambda: page_of(reader).findings.n == women)
    assert reader.window.desk.settings.filters == {str(answered): {"sex": ["female"]}}
    reader.click("Clear this filter")
    reader.wait(lambda: page_of(reader).findings.n == 40)


def test_a_filter_that_nobody_fits_says_so(reader: Person, answered: Path) -> None:
    page = page_of(reader)
    conditions = {"occupation": "tni", "education": "sd", "sex": "prefer_not"}
    page.filter.show_filter(reader.window.desk.open_project, conditions)
    page.compute()
    reader.wait(lambda: reader.reads("No answers fit this filter"))


def test_a_cancelled_computation_can_be_begun_again(person: Person, answered: Path) -> None:
    person.window.desk.open(answered)
    person.window.show_page("results")
    person.click("Cancel")
    assert person.reads("The results were not computed")
    person.click("Compute again")
    person.wait(lambda: page_of(person).findings is not None)


def test_new_responses_are_counted_when_the_page_is_shown_again(person: Person, tmp_path: Path) -> None:
    desk = person.window.desk
    desk.create(tmp_path / "servperf.sqd", instrument="servperf-22", title="Loket")
    project = desk.open_project
    project.add_responses(simulate(project.instrument, 20, seed=1), source=SOURCE)
    person.window.show_page("results")
    person.wait(lambda: page_of(person).findings is not None)
    person.window.show_page("start")
    project.add_responses(simulate(project.instrument, 5, seed=2), source=SOURCE)
    desk.responses_changed.emit()
    person.window.show_page("results")
    person.wait(lambda: page_of(person).findings.n == 25)


def previewed(reader: Person, paper: str) -> ReportPreview:
    """Choose a paper from the button's menu, and look at its preview."""
    reader.click("Report …")
    [menu] = reader.window.findChildren(PaperMenu)
    [line] = [action for action in menu.actions() if action.text() == paper]
    line.trigger()
    menu.close()
    reader.wait(lambda: bool(reader.window.findChildren(ReportPreview)))
    return reader.window.findChildren(ReportPreview)[0]


def test_a_brief_is_two_pages_printed_and_saved_for_a_word_processor(reader: Person, tmp_path: Path) -> None:
    preview = previewed(reader, "Brief for the head (two pages)")
    reader.wait(lambda: preview.page_count == 2)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    preview.print_on(printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2
    preview.save_to(tmp_path / "brief.docx")
    reader.wait(lambda: reader.reads("Saved as brief.docx"))
    texts = [paragraph.text for paragraph in docx.Document(str(tmp_path / "brief.docx")).paragraphs]
    assert "What to improve first" in texts


def test_the_report_is_written_shown_and_saved(reader: Person, tmp_path: Path) -> None:
    preview = previewed(reader, "Everything")
    reader.wait(lambda: preview.page_count > 5)
    preview.save_to(tmp_path / "laporan.pdf")
    assert (tmp_path / "laporan.pdf").read_bytes().startswith(b"%PDF")
    assert reader.reads("Saved as laporan.pdf")
    preview.save_to(tmp_path / "missing" / "laporan.pdf")
    assert reader.reads("does not exist")
    reader.press("Esc")
    assert reader.reads("What to improve first")
