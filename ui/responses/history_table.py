"""The log of one response as a table of moments and sentences."""

from collections.abc import Sequence

from PySide6.QtGui import QColor

from instruments.i18n import N_
from servqual_desk.store.clock import moment_words
from servqual_desk.store.event_log import Event
from ui import theme
from ui.responses.history import History
from ui.responses.wrapped_table import WrappedTable
from ui.widgets.record_table import Column, RowModel
from ui.widgets.spoken_words import said

_COLUMNS = (Column(title=N_("When")), Column(title=N_("What happened")))


class HistoryModel(RowModel):
    """One row an event, oldest first."""

    rows: Sequence[Event]
    _history: History | None = None

    def show_events(self, events: Sequence[Event], history: History) -> None:
        self._history = history
        self.show_rows(events)

    def words(self, row: int, column: int) -> str:
        event = self.rows[row]
        return self._history.sentence(event) if column and self._history else moment_words(event.at)

    def ink(self, _row: int, column: int) -> QColor | None:
        return None if column else QColor(theme.current().muted)


class HistoryTable(WrappedTable):
    """What happened to the response."""

    def __init__(self) -> None:
        super().__init__()
        self.events = HistoryModel(_COLUMNS)
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
