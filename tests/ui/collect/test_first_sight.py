"""What comes on the screen is laid out when it comes: nothing is squeezed, and what is typed into first is seen whole."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.driving import Person, let_settle
from ui.collect.page import CollectPage
from ui.collect.paper.form_line import Line
from ui.collect.quality_flags_view import QualityFlagsView
from ui.widgets.choice_tiles import OptionTile

SMALL = QSize(1077, 526)  # 1366 × 768 at 125 per cent, in the pixels of the program


@pytest.fixture(params=[100, 200])
def clerk(person: Person, tmp_path: Path, request: pytest.FixtureRequest) -> Person:
    """At a small screen, with usual and with large text."""
    desk = person.window.desk
    person.window.resize(SMALL)
    desk.settings.text_percent = request.param
    desk.dress()
    desk.create(tmp_path / "mall.sqd", instrument="loket-lengkap", title="Mal")
    person.window.show_page("collect")
    return person


def is_whole(label: QLabel) -> bool:
    """Whether all of its words have room."""
    needed = label.heightForWidth(label.width()) if label.hasHeightForWidth() else label.sizeHint().height()
    return label.height() >= needed


def test_no_row_of_a_paper_form_is_squeezed_when_it_comes(clerk: Person) -> None:
    clerk.click("Enter paper forms")
    for text in ("20/11/2026", "9", "0007"):
        clerk.write(text)
        clerk.press("Enter")
    rows = clerk.window.findChildren(Line)
    assert len(rows) > 50
    assert [one.asked.column for one in rows if not is_whole(one.text)] == []


def test_the_points_that_are_typed_first_are_seen_whole(clerk: Person) -> None:
    clerk.press("Enter", "1")
    clerk.go_to("w_tangibles")
    let_settle()
    assert is_seen_whole(clerk.window.focusWidget(), clerk.window)


def is_seen_whole(widget: QWidget | None, window: QWidget) -> bool:
    assert widget is not None
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return window.rect().contains(place) and widget.visibleRegion().boundingRect() == widget.rect()


def test_the_list_of_what_is_open_has_its_height_when_it_comes(clerk: Person) -> None:
    page = clerk.window.page
    assert isinstance(page, CollectPage)
    clerk.press("Enter", "1")
    page.session.current.go_to_end()
    page.session.show_question()
    lines = page.review.findChildren(OptionTile)
    assert len(lines) > 50
    assert [one.text() for one in lines if not one.isVisible() or one.height() < one.heightForWidth(one.width())] == []


def test_the_thanks_cut_no_sign(clerk: Person) -> None:
    page = clerk.window.page
    assert isinstance(page, CollectPage)
    clerk.press("Enter", "1")
    while (asked := clerk.interview.question) is not None:  # the same answer to everything, at once
        if asked.traits.answers and not asked.traits.several:
            page.session.answer(asked.choices[0].value)
        else:
            page.session.skip()
    clerk.press("Enter")
    signs = next(iter(clerk.window.findChildren(QualityFlagsView)))
    assert signs.isVisible()
    assert [one.text() for one in clerk.window.page.findChildren(QLabel) if one.isVisible() and not is_whole(one)] == []
    assert is_seen_whole(clerk.button("Next interview"), clerk.window)
