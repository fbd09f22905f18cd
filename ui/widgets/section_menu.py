"""The sections to choose from: buttons beneath each other, or a list to open where the place is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QWidget

from instruments.i18n import N_
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice
from ui.widgets.form_entries import Entry
from ui.widgets.layout import GRID, column, scrolling
from ui.widgets.one_checked import OneChecked
from ui.widgets.spoken_words import Sentence


class _SectionButton(Button):
    """Wide enough for its words in the heavier weight that it has when it is chosen."""

    def sizeHint(self) -> QSize:
        heavier = QFontMetrics(theme.font("body", semibold=True)).horizontalAdvance(self.text())
        more = round(1.08 * heavier) - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(0, more), 0)


class SectionMenu(QWidget):
    """`chosen` tells the number of the section that is to be shown; also when the program has chosen it."""

    chosen = Signal(int)

    def __init__(self, titles: Sequence[Sentence]) -> None:
        super().__init__()
        self._group = OneChecked(self)
        for number, title in enumerate(titles):
            self._group.add(number, _SectionButton(title, kind="rail"))
        self._list = Choice([(str(number), title) for number, title in enumerate(titles)])
        self._buttons = QFrame()
        self._buttons.setLayout(column(*self._group.buttons, 1, spacing=2, margins=(0, 3 * GRID, GRID, 2 * GRID)))
        self._area = scrolling(self._buttons)
        self._entry = Entry(N_("Section"), self._list)
        self.setLayout(column(self._area, self._entry, spacing=0))
        self._group.chosen.connect(self._tell)
        self._list.chosen.connect(self._check_listed)
        self.be_narrow(False)

    def check(self, number: int) -> None:
        """Choose a section."""
        self._group.check(number)

    def be_narrow(self, is_narrow: bool) -> None:
        """Be a list to open, or the buttons."""
        self._area.setVisible(not is_narrow)
        self._entry.setVisible(is_narrow)
        self._widen()

    def _widen(self) -> None:
        """As wide as the longest title, beside the bar that stands there where the titles are higher than their place."""
        self._area.setFixedWidth(self._buttons.sizeHint().width() + self._area.verticalScrollBar().sizeHint().width())

    def focus(self) -> None:
        """Give the focus to the chosen section's button, or to the list."""
        control = self._list if self._list.isVisible() else self._group.button(self._group.checked)
        control.setFocus()

    def _check_listed(self) -> None:
        self.check(int(self._list.value or 0))

    def _tell(self, number: int) -> None:
        self._list.put(str(number))
        self.chosen.emit(number)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._widen()
