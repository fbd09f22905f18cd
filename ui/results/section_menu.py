"""Which sections of a paper are wanted: ticked one by one, taken when the menu is closed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from exports.report.section_names import SECTIONS, TITLES
from instruments.i18n import _
from ui.jobs.write_report import Paper
from ui.widgets.plain_words import with_ampersands
from ui.widgets.staying_menu import StayingMenu


class SectionMenu(StayingMenu):
    """`chosen`: the names of the ticked sections, () for all; told where they are others than before and at least one."""

    chosen = Signal(object)

    def __init__(self, paper: Paper, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = paper.sections or SECTIONS[paper.kind]
        self._ticks = {name: self.addAction(with_ampersands(_(TITLES[name]))) for name in SECTIONS[paper.kind]}
        for name, action in self._ticks.items():
            action.setCheckable(True)
            action.setChecked(name in self._before)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        ticked = tuple(name for name, action in self._ticks.items() if action.isChecked())
        if ticked and ticked != self._before:
            self.chosen.emit(() if len(ticked) == len(self._ticks) else ticked)
