"""The log of one response as a table of moments and sentences."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from instruments.i18n import N_
from servqual_desk.store.clock import moment_words
from servqual_desk.store.event_log import Event
from ui import theme
from ui.responses.history import History
from ui.responses.wrapped_table import WrappedTable
from ui.widgets.plain_words import plain_tip
from ui.widgets.spoken_words import said

Index = QModelIndex | QPersistentModelIndex
_TITLES = (N_("When"), N_("What happened"))


class HistoryModel(QAbstractTableModel):
    """One row an event, oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self._events: Sequence[Event] = ()
        self._history: History | None = None

    def show_events(self, events: Sequence[Event], history: History) -> None:
        self.beginResetModel()
        self._events, self._history = events, history
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._events)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(_TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        event = self._events[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = self._history.sentence(event) if index.column() and self._history else moment_words(event.at)
            return words if role == Qt.ItemDataRole.DisplayRole else plain_tip(words)
        if role == Qt.ItemDataRole.ForegroundRole and not index.column():
            return QColor(theme.current().muted)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return said(_TITLES[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class HistoryTable(WrappedTable):
    """What happened to the response."""

    def __init__(self) -> None:
        super().__init__()
        self.events = HistoryModel()
        self.setModel(self.events)
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.speak()

    def show_events(self, events: Sequence[Event], history: History) -> None:
        """Show these; the newest is in view."""
        self.events.show_events(events, history)
        self.fit()
        if events:
            self.selectRow(len(events) - 1)
            self.scrollToBottom()

    def widths(self, room: int) -> list[int]:
        when = self.fontMetrics().horizontalAdvance("30 September 2026, 10.14") + round(
            30 * theme.current().text_size / 100
        )
        return [when, room - when]

    def speak(self) -> None:
        self.setAccessibleName(said(N_("History")))
