"""At 200 per cent, of the text or by the system, nothing but a table is read by scrolling to the side (WCAG 2.2, 1.4.10)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QScrollArea, QWidget

from tests.ui.driving import Person, let_settle
from tests.ui.guide.office import make_office
from ui.pages import PAGES
from ui.sectioned_page import SectionedPage
from ui.setup.quota_grid import Sideways

# 1280 × 720 with large text, and what a system that enlarges everything twice leaves of it.
SCREENS = {"large text": (1280, 720, 200), "large screen": (640, 360, 100)}
COMPUTED = ("results", "lab")  # cards of tables and charts: they are as wide as what they show


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_office(tmp_path_factory.mktemp("office") / "kantor.sqd")


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_cut_at_its_sides(person: Person, office: Path, screen: str) -> None:
    width, height, text = SCREENS[screen]
    desk = person.window.desk
    desk.open(office)
    desk.settings.text_percent = text
    desk.dress()
    person.window.resize(width, height)
    for language in ("en", "id"):
        desk.set_language(language)
        wrong = [(place, words) for place in places(person) if (words := cut(person.window.page))]
        assert wrong == []


def places(person: Person) -> Iterator[str]:
    """Go from page to page, and through the sections of each."""
    for spec in PAGES:
        if spec.id in COMPUTED:
            continue
        person.window.show_page(spec.id)
        page = person.window.page
        if not isinstance(page, SectionedPage):
            let_settle()
            yield spec.id
            continue
        for number, section in enumerate(page.sections):
            page.show_section(number)
            let_settle()
            yield f"{spec.id}: {section.title}"


def cut(page: QWidget) -> list[str]:
    """What stands partly beyond a side of something that shows it, but in a table."""
    parts = [one for one in page.findChildren(QWidget) if isinstance(one, QLabel | QAbstractButton) and one.isVisible()]
    words = [one.text() for one in parts if one.text() and not in_a_table(one) and is_cut(one, page)]
    return words + [
        type(one).__name__
        for one in page.findChildren(QScrollArea)
        if one.isVisible() and not isinstance(one, Sideways) and one.horizontalScrollBar().maximum() > 0
    ]


def above(widget: QWidget, page: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    one = widget.parentWidget()
    while one is not None and one is not page:
        found.append(one)
        one = one.parentWidget()
    return [*found, page]


def in_a_table(widget: QWidget) -> bool:
    return any(isinstance(one, QAbstractItemView | Sideways) for one in above(widget, widget.window()))


def is_cut(widget: QWidget, page: QWidget) -> bool:
    for one in above(widget, page):
        left = widget.mapTo(one, QPoint(0, 0)).x()
        if left < -1 or left + widget.width() > one.width() + 1:
            return True
    return False
