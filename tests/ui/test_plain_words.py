"""A survey's own words are shown as they were typed: no markup is guessed, no & is taken for a key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QMessageBox, QWidget

from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.fieldwork.catalogue import Service
from tests.ui.driving import Person, let_settle, when_a_box_opens
from ui.pages import PAGES
from ui.widgets.buttons import Button
from ui.widgets.dialogs import tell
from ui.widgets.plain_words import set_tip
from ui.widgets.spoken_words import as_it_is

MARKUP = "<img src=x> <b>Air</b>"
WITH_AMPERSAND = "Air & Listrik"


def tips(root: QWidget) -> Iterator[str]:
    """Every tooltip below a widget, those of the lines of lists and tables too."""
    for one in (root, *root.findChildren(QWidget)):
        yield one.toolTip()
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from _line_tips(one.model(), QModelIndex())


def _line_tips(model: QAbstractItemModel, above: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(above)):
        for place in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(above)):
            index = model.index(row, place, above)
            yield str(model.data(index, Qt.ItemDataRole.ToolTipRole) or "")
        yield from _line_tips(model, model.index(row, 0, above))


@pytest.fixture
def visitor(person: Person, tmp_path: Path) -> Person:
    """Someone whose survey, and service are called what looks like markup."""
    desk = person.window.desk
    desk.create(tmp_path / "survey.sqd", instrument="servqual-22", title=MARKUP)
    project = desk.open_project
    project.fieldwork.save_services([Service(code="1", name=MARKUP)])
    project.add_responses(simulate(project.instrument, 12), source=SOURCE)
    desk.field_changed.emit()
    return person


@pytest.mark.parametrize("page", [spec.id for spec in PAGES])
def test_no_label_and_no_tooltip_guesses_markup(visitor: Person, page: str) -> None:
    visitor.window.show_page(page)
    let_settle()
    guessing = [
        one.text() for one in visitor.window.findChildren(QLabel) if one.textFormat() != Qt.TextFormat.PlainText
    ]
    assert [words for words in guessing if words] == []
    assert [tip for tip in tips(visitor.window) if "<img" in tip] == []


def test_the_name_of_a_service_stands_in_the_set_up_s_tooltip_as_it_was_typed(visitor: Person) -> None:
    visitor.window.show_page("setup")
    visitor.click("Units and services")
    let_settle()
    shown = [tip for tip in tips(visitor.window) if "img" in tip]
    assert shown
    for tip in shown:
        assert "&lt;img src=x&gt; &lt;b&gt;Air&lt;/b&gt;" in tip


def test_a_box_says_names_as_they_were_typed(visitor: Person) -> None:
    formats: list[Qt.TextFormat] = []

    def look(box: QMessageBox) -> None:
        formats.extend(one.textFormat() for one in box.findChildren(QLabel) if one.text())
        box.buttons()[0].click()

    when_a_box_opens(QMessageBox, look)
    tell(visitor.window, MARKUP, [MARKUP])
    assert len(formats) == 2
    assert set(formats) == {Qt.TextFormat.PlainText}


def test_an_ampersand_is_seen_and_no_key(visitor: Person) -> None:
    button = Button(as_it_is(WITH_AMPERSAND))
    visitor.qtbot.addWidget(button)
    assert button.text() == "Air && Listrik"  # as Qt writes an & that is seen
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == WITH_AMPERSAND


def test_a_tooltip_of_markup_is_spoken_as_it_was_typed(visitor: Person) -> None:
    widget = QLabel()
    visitor.qtbot.addWidget(widget)
    set_tip(widget, MARKUP)
    assert widget.accessibleDescription() == MARKUP


def test_a_button_is_called_what_stands_on_it(visitor: Person) -> None:
    """By its label, then what it does: someone who speaks to the computer says what is seen (WCAG 2.5.3)."""
    for spec in PAGES:
        visitor.window.show_page(spec.id)
        for button in visitor.window.findChildren(QAbstractButton):
            label = button.text().replace("&&", "&")
            if button.isVisible() and len([letter for letter in label if letter.isalpha()]) > 1:
                assert label in (button.accessibleName() or label), spec.id


def test_the_rail_speaks_its_labels_and_says_more_beneath(visitor: Person) -> None:
    rail = {one.accessibleName(): one.accessibleDescription() for one in visitor.window.findChildren(Button)}
    assert rail["Results"] == "What the answers say (Ctrl+3)"
