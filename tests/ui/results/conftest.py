"""A reader at the results of three waves."""

from pathlib import Path

import pytest

from tests.ui.driving import Person
from tests.ui.results.waves import three_waves
from ui.results.page import ResultsPage


@pytest.fixture(scope="session")
def waves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty responses in each of three waves."""
    return three_waves(tmp_path_factory.mktemp("waves") / "waves.sqd")


@pytest.fixture
def head(person: Person, waves: Path) -> Person:
    """The head of a unit, who has opened the results of the three waves."""
    open_results(person, waves)
    return person


def open_results(person: Person, path: Path) -> None:
    """Open a survey and wait for its results."""
    person.window.desk.open(path)
    person.window.show_page("results")
    person.wait(lambda: page_of(person).findings is not None)


def page_of(person: Person) -> ResultsPage:
    page = person.window.page
    assert isinstance(page, ResultsPage)
    return page
