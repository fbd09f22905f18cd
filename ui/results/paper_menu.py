"""Which paper is to be made: the kinds by name, and once more for the office alone."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from exports.report.kind_names import TITLES, Kind
from instruments.i18n import _
from ui.jobs.write_report import Paper


class PaperMenu(QMenu):
    """One line a kind; the internal ones, which hide nothing, stand apart in a menu of their own."""

    chosen = Signal(object)  # a Paper

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._offer(self, is_internal=False)
        self.addSeparator()
        self._offer(self.addMenu(_("Internal, not for publication")), is_internal=True)

    def _offer(self, menu: QMenu, *, is_internal: bool) -> None:
        for kind, title in TITLES.items():
            menu.addAction(_(title)).triggered.connect(partial(self._choose, kind, is_internal))

    def _choose(self, kind: Kind, is_internal: bool, _checked: bool = False) -> None:
        self.chosen.emit(Paper(kind=kind, is_internal=is_internal))
