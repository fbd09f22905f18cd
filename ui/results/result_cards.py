"""Tables and charts as cards beneath each other, those of the analysis and those that are computed when they are looked at."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exports.words import note_sentences
from instruments.i18n import N_
from instruments.model import Instrument
from servqual_desk.errors import KnownError
from ui import background
from ui.widgets.cards import ChartCard, TableCard
from ui.widgets.layout import GRID, column, settle_around
from ui.widgets.spoken_words import FaultLine, Label, as_it_is
from ui.widgets.task_progress import BusyPanel

if TYPE_CHECKING:
    from analysis.methods import Outcome
    from analysis.table import Chart, Table
    from ui.jobs.results_part import Part


def cards_of(
    tables: "Sequence[Table]", charts: "Sequence[Chart]", instrument: Instrument, wanted: SignalInstance
) -> list[QWidget]:
    """A card for each table with the charts drawn from it, then the charts of tables that are too long to show."""
    cards: list[QWidget] = []
    for table in tables:
        card = TableCard(table, instrument, [chart for chart in charts if chart.table is table])
        card.item_wanted.connect(wanted)
        cards.append(card)
    shown = {id(table) for table in tables}
    return [*cards, *(ChartCard(chart, instrument) for chart in charts if id(chart.table) not in shown)]


class LaterCards(QWidget):
    """Computes its outcome in the background when it is first seen, and shows its cards.

    `known`: what was computed already is shown at once; it holds codes and no words, so that it is true in every language.
    """

    def __init__(
        self,
        part: "Part",
        work: "Callable[..., Outcome]",
        known: "dict[Part, Outcome]",
        instrument: Instrument,
        wanted: SignalInstance,
    ) -> None:
        super().__init__()
        self._part, self._work, self._known = part, work, known
        self._instrument, self._wanted = instrument, wanted
        self._task: background.Task | None = None
        self._is_asked = False
        self.busy, self._fault = BusyPanel(), FaultLine()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(2 * GRID)
        self.setLayout(column(self.busy, self._fault, self._cards, spacing=2 * GRID))

    @property
    def is_done(self) -> bool:
        """Whether its cards are there, or why there are none."""
        return self._is_asked and self._task is None

    def _take(self, outcome: "Outcome") -> None:
        self._known[self._part] = outcome
        for card in cards_of(outcome.tables, outcome.charts, self._instrument, self._wanted):
            self._cards.addWidget(card)
        said = "\n".join(note_sentences(outcome.notes, self._instrument))
        if not outcome.tables and not said:
            self._cards.addWidget(Label(N_("These responses do not give it."), role="muted"))
        self._cards.addWidget(Label(as_it_is(said), role="caption", wrap=True))
        settle_around(self)

    def _refuse(self, error: KnownError) -> None:
        self._fault.tell(error)

    def _ended(self) -> None:
        self._task = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_asked:
            return
        self._is_asked = True
        if self._part in self._known:
            self._take(self._known[self._part])
        else:
            self._task = background.run(self._work, done=self._take, failed=self._refuse)
            self._task.ended.connect(self._ended)
            self.busy.watch(self._task)
