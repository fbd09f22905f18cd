"""A chart in the window: names at its points by mouse and by keys, and the picture as a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from tests.ui.driving import Person
from tests.ui.results.conftest import open_results, page_of
from ui.widgets.chart_view import ChartView
from ui.widgets.saved_picture import SavedPicture


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("charts") / "servqual.sqd"
    with Project.create(path, instrument="servqual-22") as project:
        project.add_responses(simulate(project.instrument, 60), source=SOURCE)
    return path


@pytest.fixture
def drawn(person: Person, answered: Path) -> SavedPicture:
    """The importance–performance chart of a survey, on the screen."""
    open_results(person, answered)
    page_of(person).content.show_tab("priorities")
    pictures = page_of(person).content.findChildren(SavedPicture)
    found = next(one for one in pictures if one.view.chart.kind == "quadrants")
    person.wait(lambda: found.view.is_drawn)
    return found


def test_keys_go_from_point_to_point_and_each_is_told_by_its_whole_name(person: Person, drawn: SavedPicture) -> None:
    chart = drawn.view
    assert chart.focusPolicy() == Qt.FocusPolicy.StrongFocus  # Tab reaches a chart with points
    chart.setFocus()
    told = set()
    for _press in range(22):
        person.press("Right")
        told.add(chart.accessibleDescription())
    assert len(told) == 22
    assert all(len(words.splitlines()) > 3 for words in told)
    person.press("Left")
    assert chart.accessibleDescription() in told


def test_the_mouse_names_the_point_under_it_and_nothing_elsewhere(drawn: SavedPicture) -> None:
    chart = drawn.view
    spot = chart.pointing.spots[3]
    point_at(chart, QPointF(spot.x + 3, spot.y - 3))
    assert chart.accessibleDescription() == spot.words
    point_at(chart, QPointF(1, 1))
    assert chart.accessibleDescription() == ""


def point_at(chart: ChartView, place: QPointF) -> None:
    """Move the mouse there, as the system says it; the screen of the tests has no mouse of its own."""
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, place, chart.mapToGlobal(place), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(chart, moved)


def test_a_picture_is_saved_by_its_ending(person: Person, drawn: SavedPicture, tmp_path: Path) -> None:
    for name, begins in (("ipa.svg", b"<?xml"), ("ipa.png", b"\x89PNG")):
        drawn.save_to(tmp_path / name)
        person.wait(lambda path=tmp_path / name: path.is_file())
        assert (tmp_path / name).read_bytes().startswith(begins)
    drawn.save_to(tmp_path / "ipa.gif")
    person.wait(lambda: person.reads(".svg"))
    assert not (tmp_path / "ipa.gif").exists()
