"""Everything on the responses and data pages is reached by Tab and says its name to a screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTableView, QWidget

from tests.ui.data.clerk import Clerk
from tests.ui.driving import Person

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QTableView)
MOST_STEPS = 80


def controls(page: QWidget) -> list[QWidget]:
    return [
        one
        for one in page.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def reached(person: Person) -> set[QWidget]:
    """Every control that Tab comes to."""
    found: set[QWidget] = set()
    for _step in range(MOST_STEPS):
        person.press("Tab")
        widget = QApplication.focusWidget()
        if widget in found:
            break
        found.add(widget)
    return found


def name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


@pytest.mark.parametrize("place", ["responses", "reading", "import", "export", "form"])
def test_every_control_has_a_name_and_is_reached_by_tab(clerk: Clerk, place: str) -> None:
    window = clerk.person.window
    if place in ("responses", "reading"):
        window.show_page("responses")
        if place == "reading":
            clerk.person.press("Enter")
    else:
        clerk.page.show_tab(["import", "export", "form"].index(place))
    QApplication.processEvents()

    present = controls(window.page)
    assert [one for one in present if not name(one)] == []
    found = reached(clerk.person)
    assert [name(one) for one in present if one not in found] == []
