"""A page of several sections: a menu at the left, one section at the right."""

from functools import partial
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget

from ui import theme
from ui.pages import Page
from ui.shared_state import Desk
from ui.widgets.layout import GRID, Filling, row
from ui.widgets.section import Section
from ui.widgets.section_menu import SectionMenu

NONE_YET = -1
NARROW = 620  # pixels at 100 per cent text


class SectionedPage(Page):
    """A section is built when it is first shown, and brought up to date whenever it is."""

    sections: ClassVar[tuple[type[Section], ...]]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._built: dict[int, Section] = {}
        self._shown = NONE_YET
        self._stack = QStackedWidget()
        self._menu = SectionMenu([kind.title for kind in self.sections])
        self._menu.chosen.connect(self._bring)
        self._whole = row(self._menu, Filling(self._stack), spacing=3 * GRID, margins=(2 * GRID, 0, 3 * GRID, 0))
        self.setLayout(self._whole)
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._step, step))
        desk.project_changed.connect(self._take_project)
        desk.look_changed.connect(self._fit)

    # Page

    def entered(self) -> None:
        if self._shown == NONE_YET:
            self.show_section(0)
        else:
            self._refresh()
        self._begin()

    def left(self) -> None:
        if self._shown != NONE_YET:
            self.section.leave()

    def _begin(self) -> None:
        """The section's first control takes the focus; the menu, where the section shows none."""
        first = self.section.first()
        self._menu.focus()
        if first is not None and first.isVisible():
            first.setFocus()

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return self._built[self._shown]

    def show_section(self, number: int) -> None:
        """Show one section."""
        self._menu.check(number)

    def built(self, section: Section) -> None:
        """A section was built just now: connect what the page does for it."""

    def _step(self, step: int) -> None:
        self.show_section((self._shown + step) % len(self.sections))
        self._begin()

    def _bring(self, number: int) -> None:
        self.left()
        self._shown = number
        if number not in self._built:
            section = self._built[number] = self.sections[number](self.desk)
            self.built(section)
            self._stack.addWidget(section)
        self._stack.setCurrentWidget(self._built[number])
        self._refresh()

    def _take_project(self) -> None:
        """A section that is hidden speaks of the survey before: it is built anew when it is looked at."""
        for number in [one for one in self._built if one != self._shown]:
            section = self._built.pop(number)
            self._stack.removeWidget(section)
            section.deleteLater()
        self._refresh()

    def _refresh(self) -> None:
        if self.desk.project is not None and self._shown != NONE_YET:
            self.section.tell("")
            self.section.refresh()

    # Room

    def _fit(self) -> None:
        """Where the place is narrow, or the text large, the menu stands on top as a list to open."""
        is_narrow = self.width() < NARROW * theme.current().text_size / 100
        self._menu.be_narrow(is_narrow)
        self._whole.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
