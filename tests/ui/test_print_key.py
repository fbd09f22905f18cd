"""Ctrl+P, from every page that the head of a unit sees: the paper as it will be printed, or why there is none."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog

from tests.small_city import small_city
from tests.ui.driving import Person
from tests.ui.results.conftest import open_results, page_of
from tests.ui.results.waves import three_waves
from ui.city.page import CityPage
from ui.jobs.write_report import Paper
from ui.pages import PAGES
from ui.results.report_preview import ReportPreview

SEE_NO_RESULTS = {"start", "collect", "responses", "data", "merge", "setup", "builder", "sources"}
NOTHING = "There is nothing to print: no results are shown here."


@pytest.fixture(scope="module")
def waves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return three_waves(tmp_path_factory.mktemp("waves") / "waves.sqd", each=20)


def wait_for_preview(person: Person) -> None:
    person.wait(lambda: any(one.isVisible() and one.page_count for one in person.window.findChildren(ReportPreview)))


def dialogs(person: Person) -> list[QPrintDialog]:
    return [one for one in person.window.findChildren(QPrintDialog) if one.isVisible()]


def test_every_page_is_known_to_print_or_to_have_no_results() -> None:
    assert {page.id for page in PAGES} - SEE_NO_RESULTS == {"results", "follow_up", "coding", "lab", "city"}


def test_from_every_tab_of_the_results(person: Person, waves: Path) -> None:
    open_results(person, waves)
    page = page_of(person)
    page.make_report(Paper(kind="brief"))  # the paper that was looked at last, and quick to write
    wait_for_preview(person)
    person.press("Esc")
    for tab in page.content.tabs:
        page.content.show_tab(tab)
        person.press("Ctrl+P")
        wait_for_preview(person)
        person.press("Esc")
        person.wait(lambda: page.content.isVisible())


def test_once_more_in_the_preview_asks_for_the_printer(person: Person, waves: Path) -> None:
    open_results(person, waves)
    person.press("Ctrl+P")
    wait_for_preview(person)
    person.press("Ctrl+P")
    person.wait(lambda: bool(dialogs(person)))
    dialogs(person)[0].reject()


@pytest.mark.parametrize("page", ["follow_up", "coding", "lab"])
def test_from_another_page_before_the_results_were_seen(person: Person, waves: Path, page: str) -> None:
    person.window.desk.open(waves)
    person.window.show_page(page)
    person.press("Ctrl+P")
    wait_for_preview(person)


@pytest.mark.parametrize("page", ["results", "follow_up", "coding", "lab"])
def test_without_answers_it_says_so(person: Person, survey: Path, page: str) -> None:
    person.window.desk.open(survey)
    person.window.show_page(page)
    person.press("Ctrl+P")
    person.wait(lambda: person.reads(NOTHING))


def test_of_a_city_once_its_result_is_open(person: Person, tmp_path: Path) -> None:
    person.window.show_page("city")
    person.press("Ctrl+P")
    person.wait(lambda: person.reads("There is nothing to print yet: open a result of a city first."))
    page = person.window.page
    assert isinstance(page, CityPage)
    page.open(small_city(tmp_path, {"barat": 30, "timur": 30}))
    person.wait(lambda: not page.reading.is_busy)
    person.press("Ctrl+P")
    person.wait(lambda: bool(dialogs(person)))
    dialogs(person)[0].reject()
