"""The lab by keys and clicks: choose a method, change an option, copy a table, keep it, open it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QMenu, QScrollArea, QSpinBox
from pytestqt.qtbot import QtBot

from exports.words import table_definition, table_title
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from servqual_desk.settings import Settings
from ui import background
from ui.jobs.chart_file import save_chart
from ui.lab.copy_or_save_menu import CopyOrSaveMenu
from ui.lab.method_card import MethodCard
from ui.lab.page import LabPage
from ui.lab.result_card import ResultCard
from ui.shared_state import Desk
from ui.widgets.table_view import TableView

WAIT = 180_000  # milliseconds: the statistics are imported the first time


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Desk]:
    monkeypatch.setenv("SERVQUAL_DESK_CONFIG", str(tmp_path / "config"))
    with Project.create(tmp_path / "desk.sqd", instrument="skm-9") as project:
        project.add_responses(simulate(project.instrument, 60, seed=5), source="simulated")
    desk = Desk(Settings(language="en"))
    desk.dress()
    desk.open(tmp_path / "desk.sqd")
    yield desk
    background.cancel_all()
    desk.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> LabPage:
    page = LabPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.entered()
    return page


def choose(page: LabPage, method: str) -> None:
    page.panel.methods.setCurrentIndex(page.panel.methods.findData(method))


def computed(page: LabPage, qtbot: QtBot, method: str) -> ResultCard:
    choose(page, method)
    qtbot.mouseClick(page.panel.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.cards[0].result is not None, timeout=WAIT)
    return page.cards[0]


def kept_methods(desk: Desk) -> list[str]:
    return [kept.method for kept in desk.open_project.saved_analyses.list()]


def test_a_method_is_computed_shown_and_kept(page: LabPage, qtbot: QtBot, desk: Desk) -> None:
    card = computed(page, qtbot, "skm")

    assert card.result is not None
    assert card.result.n == 60
    assert "skm_index" in [table.id for table in card.result.outcome.tables]
    assert kept_methods(desk) == ["skm"]


def test_the_methods_card_unfolds_and_its_report_is_copied_by_one_click(page: LabPage, qtbot: QtBot) -> None:
    card = computed(page, qtbot, "skm")
    about = card.findChild(MethodCard)
    assert about is not None
    qtbot.waitUntil(about.isVisible)
    formula = next(label for label in about.findChildren(QLabel) if label.text().startswith("IKM = 25"))
    assert not formula.isVisible()

    qtbot.mouseClick(about.unfold, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(about.copy, Qt.MouseButton.LeftButton)

    assert formula.isVisible()
    assert any("under 30 responses" in label.text() for label in about.findChildren(QLabel))
    assert card.result is not None
    (index,) = card.result.outcome.table("skm_index").rows
    assert QGuiApplication.clipboard().text().startswith(f"IKM = {index[1]:.2f}, class {index[2]} ")


def test_the_newest_stands_on_top(page: LabPage, qtbot: QtBot) -> None:
    computed(page, qtbot, "skm")
    computed(page, qtbot, "reliability")

    assert [card.asked.method for card in page.cards][:2] == ["reliability", "skm"]


def test_changing_an_option_computes_the_same_card_again(page: LabPage, qtbot: QtBot, desk: Desk) -> None:
    card = computed(page, qtbot, "skm")
    weight = page.panel.control("weight").control
    assert isinstance(weight, QComboBox)

    weight.setFocus()
    qtbot.keyClick(weight, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: card.result is not None and card.result.asked.options["weight"] == "0.111", timeout=WAIT)
    (kept,) = desk.open_project.saved_analyses.list()
    assert kept.options["weight"] == "0.111"


def test_a_number_typed_counts_once_it_is_finished(page: LabPage, qtbot: QtBot) -> None:
    card = computed(page, qtbot, "skm")
    smallest = page.panel.control("smallest").control
    assert isinstance(smallest, QSpinBox)

    smallest.setFocus()
    smallest.selectAll()
    qtbot.keyClicks(smallest, "30")
    qtbot.keyClick(smallest, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: card.result is not None and card.result.asked.options["smallest"] == 30, timeout=WAIT)


def test_a_method_that_the_questionnaire_cannot_give_is_greyed_with_its_reason(page: LabPage) -> None:
    methods = page.panel.methods
    item = methods.model().item(methods.findData("gaps"))  # type: ignore[attr-defined]

    assert not item.isEnabled()
    assert item.toolTip()


def test_a_table_is_copied_in_three_forms_and_a_chart_saved_in_two(page: LabPage, qtbot: QtBot, tmp_path: Path) -> None:
    card = computed(page, qtbot, "skm")
    assert card.result is not None
    card.more.click()
    menu = card.findChild(CopyOrSaveMenu)
    index = table_title(card.result.outcome.table("skm_index"), card.result.instrument)
    copies = next(action.menu() for action in menu.actions() if action.text() == index)
    assert isinstance(copies, QMenu)
    as_text, for_word, as_latex = copies.actions()
    clipboard = QGuiApplication.clipboard()

    as_text.trigger()
    assert "IKM" in clipboard.mimeData().text()
    as_latex.trigger()
    assert r"\toprule" in clipboard.mimeData().text()
    for_word.trigger()
    assert "<table" in clipboard.mimeData().html()

    wanted: list[object] = []
    menu.save_chart_wanted.connect(wanted.append)
    menu.save_chart_wanted.disconnect(card._want_chart)
    menu.actions()[-1].trigger()
    assert wanted == [card.result.outcome.charts[-1]]
    menu.close()

    for ending, beginning in ((".svg", b"<?xml"), (".png", b"\x89PNG\r")):
        path = tmp_path / f"chart{ending}"
        saved: list[Path] = []
        chart = card.result.outcome.charts[0]
        background.run(save_chart(chart, card.result.instrument, path), done=saved.append, failed=fail)
        qtbot.waitUntil(lambda saved=saved: bool(saved), timeout=WAIT)  # type: ignore[misc]
        assert path.read_bytes().startswith(beginning)


def fail(error: KnownError) -> None:
    raise error


def test_what_was_kept_is_there_again_and_can_be_run(page: LabPage, qtbot: QtBot, desk: Desk) -> None:
    computed(page, qtbot, "skm")
    again = LabPage(desk)
    qtbot.addWidget(again)
    again.show()
    again.entered()
    (card,) = again.cards

    qtbot.waitUntil(lambda: card.result is not None, timeout=WAIT)

    assert card.asked.method == "skm"


def test_an_analysis_is_removed_from_page_and_project(page: LabPage, qtbot: QtBot, desk: Desk) -> None:
    card = computed(page, qtbot, "skm")

    card.remove_wanted.emit(card)

    assert card not in page.cards
    assert desk.open_project.saved_analyses.list() == ()


def test_the_scripts_are_written_into_a_folder(page: LabPage, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "scripts"
    folder.mkdir()

    page.write_scripts(folder)

    qtbot.waitUntil(lambda: (folder / "results-servqual-desk.json").exists(), timeout=WAIT)
    assert {path.name for path in folder.iterdir()} >= {"data.csv", "replicate.R", "replicate.py", "replicate.sps"}


def test_the_language_can_change_while_results_are_shown(page: LabPage, qtbot: QtBot, desk: Desk) -> None:
    computed(page, qtbot, "skm")

    desk.set_language("id")

    assert page.panel.control("smallest").control.accessibleName() != ""
    desk.set_language("en")
    assert page.panel.control("smallest").control.accessibleName() == "Smallest group shown"


def test_the_lab_opens_with_a_result_that_is_kept_only_when_it_is_wanted(
    page: LabPage, qtbot: QtBot, desk: Desk
) -> None:
    (card,) = page.cards
    qtbot.waitUntil(lambda: card.result is not None, timeout=WAIT)
    assert card.asked.method == page.panel.first_method == "scores"
    assert kept_methods(desk) == []

    perception = page.panel.control("measures").control.findChild(QCheckBox)
    assert isinstance(perception, QCheckBox)
    qtbot.keyClick(perception, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: kept_methods(desk) == ["scores"], timeout=WAIT)
    assert page.cards == (card,)


def test_what_is_shown_to_begin_with_gives_way_to_the_same_method_computed(
    page: LabPage, qtbot: QtBot, desk: Desk
) -> None:
    (begun,) = page.cards
    computed(page, qtbot, begun.asked.method)
    assert len(page.cards) == 1
    assert begun not in page.cards
    assert kept_methods(desk) == [begun.asked.method]


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_table_says_what_it_shows(page: LabPage, qtbot: QtBot, desk: Desk, language: str) -> None:
    card = computed(page, qtbot, "skm")
    desk.set_language(language)
    assert card.result is not None
    shown = [label.text() for label in card.findChildren(QLabel)]
    for table in card.result.outcome.tables:
        assert table_definition(table.id) in shown, table.id


def test_a_tables_heads_stay_in_sight_while_the_page_scrolls(page: LabPage, qtbot: QtBot) -> None:
    card = computed(page, qtbot, "validity")
    qtbot.waitUntil(lambda: bool(card.findChildren(TableView)), timeout=WAIT)
    view = max(card.findChildren(TableView), key=lambda view: view.height())
    area = next(area for area in page.findChildren(QScrollArea) if area.isAncestorOf(view))
    bar, heads = area.verticalScrollBar(), view.horizontalHeader()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=WAIT)

    beyond = view.mapTo(area.widget(), QPoint(0, 0)).y() + heads.height() + 40
    bar.setValue(min(beyond, bar.maximum()))

    qtbot.waitUntil(lambda: bar.value() > 0)
    assert view.mapTo(area.viewport(), QPoint(0, 0)).y() < 0  # its top is out of sight
    assert heads.mapTo(area.viewport(), QPoint(0, 0)).y() >= 0
    bar.setValue(0)
    assert heads.y() == view.frameWidth()
