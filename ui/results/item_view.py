"""One item opened: how sure its place is, how its answers are distributed, its means by place and wave, what citizens wrote."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from exports.words.improve_and_keep import mend_first, strengths
from exports.words.names import item_label, scale_name
from instruments.i18n import N_, _
from instruments.model import Instrument
from servqual_desk.errors import KnownError
from ui import background
from ui.jobs.opened_item import OpenedItem, opened_item
from ui.jobs.published_findings import Published
from ui.results.result_tabs import SIDES, WIDEST
from ui.widgets.buttons import Button
from ui.widgets.cards import TableCard
from ui.widgets.layout import GRID, Measure, card, column, panel, row, scrolling
from ui.widgets.spoken_words import FaultLine, Label, as_it_is
from ui.widgets.task_progress import BusyPanel

LONGEST = 240


class ItemView(QWidget):
    """Computes in the background what it shows. `closed`: back to the page from which it was opened."""

    closed = Signal()

    def __init__(self, path: Path, published: Published, item: str) -> None:
        super().__init__()
        self._published, self.item = published, item
        back = Button(N_("Back to the results"), self.closed, kind="quiet", picture="back", shown_key="Esc")
        self.busy, self._fault = BusyPanel(), FaultLine()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(2 * GRID)
        instrument = published.shown.instrument
        title = Label(partial(item_label, item, instrument, LONGEST), role="title", wrap=True)
        sheet = panel(
            column(
                row(back, 1),
                title,
                Label(partial(self._place, instrument), role="lead", wrap=True),
                self.busy,
                self._fault,
                self._cards,
                1,
                spacing=GRID,
                margins=(0, GRID, 0, 2 * GRID),
            )
        )
        self.setLayout(column(scrolling(Measure(sheet, WIDEST, sides=SIDES)), spacing=0))
        work = partial(opened_item, path, published, item)
        self._task = background.run(work, done=self._take, failed=self._refuse)
        self.busy.watch(self._task)
        back.setFocus()

    def _place(self, instrument: Instrument) -> str:
        """How sure the item's place among what to mend or keep is; "" where it is on neither list."""
        for title, found in ((_("Improve"), mend_first), (_("Keep up"), strengths)):
            for finding in found(self._published.shown.analysis, instrument):
                if finding.item == self.item:
                    return f"{title}. {finding.why}"
        return _("This item is neither among the first to improve nor among those to be kept up.")

    def _take(self, numbers: OpenedItem) -> None:
        instrument = self._published.shown.instrument
        for table in numbers.tables:
            charts = [chart for chart in numbers.charts if chart.table is table]
            self._cards.addWidget(TableCard(table, instrument, charts))
        dimension = next(item.dimension for item in instrument.items if item.id == numbers.item)
        self._cards.addWidget(_comments(scale_name(dimension, instrument), numbers.comments))

    def _refuse(self, error: KnownError) -> None:
        self._fault.tell(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _comments(dimension: str, comments: tuple[str, ...]) -> QFrame:
    heading = Label(as_it_is(_("What citizens wrote about {dimension}").format(dimension=dimension)), role="heading")
    lines = [Label(as_it_is(f"“{text}”"), wrap=True) for text in comments]
    none = Label(N_("Too few comments were coded to this dimension to be shown."), role="muted", wrap=True)
    return card(column(heading, *(lines or [none])))
