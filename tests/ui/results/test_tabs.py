"""The other pages: tables that sort, rankings through the gate, trend over the waves, and the numbers of one item."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from analysis.units.rank_ranges import league
from servqual_desk.project import Project
from tests.ui.driving import Person
from tests.ui.results.conftest import open_results
from tests.ui.results.waves import three_waves
from ui.results.item_view import ItemView
from ui.results.result_cards import LaterCards
from ui.widgets import table_model
from ui.widgets.table_view import TableView


def tables(person: Person) -> list[TableView]:
    QApplication.processEvents()
    return [view for view in person.window.findChildren(TableView) if view.isVisible()]


def show(person: Person, tab: str) -> None:
    """Bring a tab to the front, and wait for what is computed for it."""
    person.click(tab)
    later = [part for part in person.window.findChildren(LaterCards) if part.isVisible()]
    person.wait(lambda: all(part.is_done for part in later))


def column(view: TableView, title: str) -> list[str]:
    model = view.model()
    titles = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    return [str(model.index(row, titles.index(title)).data()) for row in range(model.rowCount())]


def ids(view: TableView) -> list[str]:
    return [view.model().column(place).id for place in range(view.model().columnCount())]


def test_a_table_is_sorted_by_a_column_with_the_space_bar(head: Person) -> None:
    show(head, "SKM")
    view = next(view for view in tables(head) if "nrr" in ids(view))
    place = ids(view).index("nrr")
    title = view.model().title(place)
    before = column(view, title)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, place))
    head.press("Space")
    assert [float(cell) for cell in column(view, title)] == sorted(float(cell) for cell in before)
    head.press("Space")
    assert [float(cell) for cell in column(view, title)] == sorted((float(cell) for cell in before), reverse=True)
    head.press("Space")
    assert column(view, title) == before


def test_a_row_is_put_into_words_once_in_each_language(head: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    show(head, "SKM")
    view = tables(head)[0]
    view.model().speak()
    said: list[int] = []
    real = table_model.row_texts
    monkeypatch.setattr(
        table_model, "row_texts", lambda table, row, instrument: said.append(id(row)) or real(table, row, instrument)
    )
    for title in [view.model().title(place) for place in range(view.model().columnCount())] * 2:
        column(view, title)
    assert 0 < len(said) == len(set(said)) <= view.model().rowCount()


def test_services_are_ranked_as_the_analysis_ranks_them(head: Person, waves: Path) -> None:
    with Project.open(waves) as project:
        expected = league(project.frame({"sqd_wave": "w3"}), project.instrument, by="sqd_service")
    show(head, "Services and counters")
    assert column(tables(head)[0], "n") == [str(unit.n) for unit in expected]
    assert column(tables(head)[0], "IKM") == [f"{unit.ikm:.2f}" for unit in expected]


def test_a_service_of_few_people_is_hidden_and_never_alone(person: Person, tmp_path: Path) -> None:
    open_results(person, three_waves(tmp_path / "few.sqd", each=60, services=4, few=3))
    show(person, "Services and counters")
    shown = dict(zip(column(tables(person)[0], "Service"), column(tables(person)[0], "n"), strict=True))
    assert shown["Layanan 4"] == "<5"
    assert sum(n in ("<5", "…") for n in shown.values()) == 2


def test_the_trend_goes_over_all_waves_by_their_titles(head: Person) -> None:
    show(head, "Trend")
    assert column(tables(head)[0], "Wave") == ["Wave I 2025", "Wave II 2025", "Wave I 2026"]
    assert column(tables(head)[1], "Wave")[:3] == ["Wave I 2025", "Wave II 2025", "Wave I 2026"]


def test_an_item_is_opened_with_its_answers_and_closed_by_esc(head: Person, waves: Path) -> None:
    with Project.open(waves) as project:
        answers = project.frame({"sqd_wave": "w3"})["waktu"]
    head.click("Show the numbers of Time to completion")
    head.wait(lambda: len(tables(head)) > 1)
    assert head.reads("Keep up. Mean answer 4.00")
    # All sixty answered 4.
    assert column(tables(head)[0], "n")[-1] == str(int(np.count_nonzero(answers == 4)))
    head.press("Esc")
    assert not [view for view in head.window.findChildren(ItemView) if view.isVisible()]
    assert head.reads("What to improve first")
