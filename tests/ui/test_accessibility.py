"""Every control of every page can be reached by Tab, speaks the words that it shows, is large enough, and says its key."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

import ui
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from tests.ui.driving import Person, let_settle, see_the_screen
from ui import background
from ui.collect.kiosk.kiosk_window import KioskWindow
from ui.pages import PAGES

WORD = re.compile(r"[^\W\d_]{2}")
LEAST = 24  # pixels
CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTableView)


@pytest.fixture
def visitor(person: Person, tmp_path: Path) -> Person:
    """Someone with a survey in which something stands on every page."""
    desk = person.window.desk
    desk.create(tmp_path / "survey.sqd", instrument="servqual-22", title="Survei")
    desk.open_project.add_responses(simulate(desk.open_project.instrument, 12), source=SOURCE)
    desk.open_project.start_interview(language="en")
    return person


def controls(root: QWidget) -> list[QWidget]:
    """The controls that are seen; a field inside a spin box or a combo box belongs to it."""
    own = (QAbstractSpinBox, QComboBox)
    return [
        one
        for one in root.findChildren(QWidget)
        if isinstance(one, CONTROLS) and one.isVisible() and not isinstance(one.parent(), own)
    ]


@pytest.mark.parametrize("page", [spec.id for spec in PAGES])
def test_controls_have_names_and_are_reached_by_tab(visitor: Person, page: str) -> None:
    visitor.window.show_page(page)
    let_settle()
    assert_named_and_reachable(visitor.window)
    assert_speaks_what_it_shows(visitor.window)
    assert_large_enough(visitor.window)
    assert_tab_stays_in_each_part(visitor)


def test_every_question_of_a_questionnaire_has_named_controls(visitor: Person, tmp_path: Path) -> None:
    desk = visitor.window.desk
    desk.create(tmp_path / "long.sqd", instrument="loket-lengkap", title="Survei")
    visitor.window.show_page("collect")
    visitor.press("Enter")
    for question in visitor.interview.questions:
        visitor.go_to(question.column)
        assert [
            one for one in controls(visitor.window) if not (one.accessibleName() or getattr(one, "text", str)())
        ] == []


def test_the_paper_grid_has_named_cells_reached_by_tab(visitor: Person, tmp_path: Path) -> None:
    visitor.window.desk.create(tmp_path / "paper.sqd", instrument="servqual-22", title="Survei")
    visitor.window.show_page("collect")
    visitor.click("Enter paper forms")
    assert_named_and_reachable(visitor.window)
    for text in ("20/11/2026", "9", "0001"):
        visitor.write(text)
        visitor.press("Enter")
    let_settle()
    assert len([one for one in controls(visitor.window) if isinstance(one, QLineEdit)]) > 20
    assert_named_and_reachable(visitor.window)


def test_the_kiosk_has_named_controls(visitor: Person) -> None:
    desk = visitor.window.desk
    kiosk = KioskWindow(desk)
    visitor.qtbot.addWidget(kiosk)
    kiosk.show()
    start = next(one for one in controls(kiosk) if isinstance(one, QAbstractButton) and one.text() == "English")
    assert_named_and_reachable(kiosk)
    see_the_screen()
    visitor.qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    let_settle()
    assert_named_and_reachable(kiosk)
    assert_speaks_what_it_shows(kiosk)
    assert_large_enough(kiosk)
    kiosk.leave()


def assert_named_and_reachable(window: QWidget) -> None:
    found = controls(window)
    assert found
    assert [one for one in found if not (one.accessibleName() or getattr(one, "text", str)())] == []
    assert [one for one in found if one.isEnabled() and not one.focusPolicy() & Qt.FocusPolicy.TabFocus] == []


def assert_speaks_what_it_shows(window: QWidget) -> None:
    """Who says what is written on a button means that button; of several, each calls itself one of them."""
    words = {one: one.text().replace("&&", "&") for one in controls(window) if isinstance(one, QAbstractButton)}
    silent = [text for one, text in words.items() if WORD.search(text) and text not in (one.accessibleName() or text)]
    assert silent == []
    boxes = [text for one, text in words.items() if role_of(one) == QAccessible.Role.CheckBox]
    assert [text for one, text in words.items() if text and text in boxes and not isinstance(one, QCheckBox)] == []


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def assert_large_enough(window: QWidget) -> None:
    """24 pixels, or as far from the next as if it were so large (WCAG 2.2, 2.5.8)."""
    middles = {one: one.mapTo(window, one.rect().center()) for one in controls(window)}
    small = [one for one in middles if min(one.width(), one.height()) < LEAST]
    near = [
        (one.accessibleName(), other.accessibleName())
        for one in small
        for other, middle in middles.items()
        if other is not one and (middle - middles[one]).manhattanLength() < LEAST
    ]
    assert near == []


def assert_tab_stays_in_each_part(visitor: Person) -> None:
    """The page, the rail, the line on top: Tab goes through each as a whole, and leaves nothing out."""
    window = visitor.window
    background.wait()  # what is computed meanwhile brings further controls
    let_settle()
    offered = [one for one in controls(window) if one.isEnabled()]
    visited: list[QWidget] = []
    while len(visited) < 200:
        visitor.press("Tab")
        focused = window.focusWidget()
        if focused is None or focused in visited:
            break
        visited.append(focused)
    assert [one for one in controls(window) if one in offered and one.isEnabled() and one not in visited] == []
    parts = ["page" if window.page.isAncestorOf(one) else type(one.parentWidget()).__name__ for one in visited]
    changes = sum(before != after for before, after in pairwise(parts))
    assert changes <= len(set(parts)), parts


def test_nothing_moves_by_itself() -> None:
    """There is nothing for who wants less motion to switch off: no widget of ours is animated."""
    moving = re.compile(r"QPropertyAnimation|QVariantAnimation|QTimeLine|QMovie|setAnimated\(True")
    files = sorted(Path(ui.__file__).parent.rglob("*.py"))
    assert [path.name for path in files if moving.search(path.read_text(encoding="utf-8"))] == []


def test_tab_goes_round_the_whole_page(visitor: Person) -> None:
    visitor.window.show_page("collect")
    visited: list[QWidget | None] = []
    for _step in range(60):
        visitor.press("Tab")
        focused = visitor.window.focusWidget()
        if focused in visited:
            break
        visited.append(focused)
    enabled = [one for one in controls(visitor.window) if one.isEnabled()]
    assert [one for one in enabled if one not in visited] == []


def test_shortcuts_stand_in_the_tooltips(visitor: Person) -> None:
    for spec in PAGES:
        visitor.window.show_page(spec.id)
        for button in visitor.window.findChildren(QAbstractButton):
            if button.isVisible() and not button.shortcut().isEmpty():
                assert button.shortcut().toString() in button.toolTip(), button.text()
