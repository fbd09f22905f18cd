"""The set-up page: the sections at the left, one of them at the right."""

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget

from ui import theme
from ui.desk import Desk
from ui.pages import Page
from ui.setup.backups import BackupSection
from ui.setup.catalogue import CatalogueSection
from ui.setup.kiosk import KioskSection
from ui.setup.people import PeopleSection
from ui.setup.planner import PlannerSection
from ui.setup.progress import ProgressSection
from ui.setup.quotas import QuotaSection
from ui.setup.section import Section
from ui.setup.survey import SurveySection
from ui.setup.waves import WaveSection
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row

SECTIONS: tuple[type[Section], ...] = (
    ProgressSection,
    SurveySection,
    CatalogueSection,
    WaveSection,
    PlannerSection,
    QuotaSection,
    PeopleSection,
    BackupSection,
    KioskSection,
)


class _MenuButton(Button):
    """Wide enough for its words in the heavier weight that it has when it is chosen."""

    def sizeHint(self) -> QSize:
        heavier = QFontMetrics(theme.font("body", semibold=True)).horizontalAdvance(self.text())
        return super().sizeHint() + QSize(
            max(0, round(1.08 * heavier) - self.fontMetrics().horizontalAdvance(self.text())), 0
        )


class SetupPage(Page):
    """Field control. A section is built when it is first shown, and brought up to date whenever it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._built: dict[int, Section] = {}
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        for number, kind in enumerate(SECTIONS):
            button = _MenuButton(kind.title, kind="rail")
            button.setCheckable(True)
            self._group.addButton(button, number)
        self._group.idToggled.connect(self._toggle)
        whole = row(self._menu(), self._stack, spacing=4 * GRID, margins=(2 * GRID, 0, 3 * GRID, 0))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._step, step))
        desk.project_changed.connect(self._refresh)

    def _menu(self) -> QFrame:
        menu = QFrame()
        menu.setLayout(column(*self._group.buttons(), 1, spacing=2, margins=(0, 3 * GRID, 0, 2 * GRID)))
        return menu

    # Page

    def entered(self) -> None:
        if self._group.checkedId() < 0:
            self.show_section(0)
        else:
            self._refresh()
        self._begin()

    def _begin(self) -> None:
        """The section's first control takes the focus; the menu, where the section shows none."""
        first = self.section.first()
        self._group.button(self._group.checkedId()).setFocus()
        if first is not None and first.isVisible():
            first.setFocus()

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return self._built[self._group.checkedId()]

    def show_section(self, number: int) -> None:
        """Show one section."""
        self._group.button(number).setChecked(True)

    def _step(self, step: int) -> None:
        self.show_section((self._group.checkedId() + step) % len(SECTIONS))
        self._begin()

    def _toggle(self, number: int, checked: bool) -> None:
        if not checked:
            return
        if number not in self._built:
            self._built[number] = SECTIONS[number](self.desk)
            self._stack.addWidget(self._built[number])
        self._stack.setCurrentWidget(self._built[number])
        self._refresh()

    def _refresh(self) -> None:
        if self.desk.project is not None and self._group.checkedId() >= 0:
            self.section.tell("")
            self.section.refresh()
