"""A table or a chart with what stands around it: title, what it says and how to read it, n and rule, method, notes, copy."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame

from exports.words import method_name, note_sentences, sample_words, table_definition, table_title
from exports.words.rounding import rounding_notes
from instruments.i18n import N_
from instruments.model import Instrument
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Filling, column, row
from ui.widgets.saved_picture import SavedPicture
from ui.widgets.spoken_words import Label
from ui.widgets.table_view import TableView
from ui.widgets.unfolding import UnfoldButton

if TYPE_CHECKING:
    from analysis.table import Chart, Table

# What is looked at first; the other columns are one button away.
FIRST_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "gap_dimensions": (
            "dimension",
            "n",
            "expectation",
            "perception",
            "gap",
            "lower",
            "upper",
            "p_holm",
            "cohen_dz",
            "weight",
        ),
        "gap_items": ("item", "n", "expectation", "perception", "gap", "lower", "upper", "p_holm", "cohen_dz"),
        **dict.fromkeys(
            ("mend", "keep"), ("rank", "item", "certainty", "share", "performance", "acceptable_level", "gap", "n")
        ),
        "waves": ("title", "n", "ikm", "ikm_lower", "ikm_upper", "gap", "change", "change_lower", "change_upper"),
        "regression_terms": ("term", "b", "beta", "se", "t", "p", "lower", "upper", "vif"),
    }
)


class ChartCard(QFrame):
    """A chart under the title of its table."""

    def __init__(self, chart: "Chart", instrument: Instrument) -> None:
        super().__init__()
        self.setProperty("role", "card")
        title = partial(table_title, chart.table, instrument)
        heading = Label(title, role="heading", wrap=True)
        drawn = SavedPicture(chart, instrument, title())
        self.setLayout(column(heading, *_definition(chart.table), drawn, spacing=GRID, margins=2 * GRID))


class TableCard(QFrame):
    """What a table says, its charts, and itself, its wide part one button away; beneath it n, rule, method and notes.

    `item_wanted`: a row's item was pressed.
    """

    item_wanted = Signal(str)

    def __init__(self, table: "Table", instrument: Instrument, charts: "Sequence[Chart]" = ()) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._first = FIRST_COLUMNS.get(table.id, ())
        self._view = TableView(table, instrument)
        self._view.item_wanted.connect(self.item_wanted)
        self._wider = UnfoldButton(N_("All columns"))
        if not self._first or not table.rows:
            self._wider.hide()
        if not table.rows and table.notes:  # its note says why it is empty
            self._view.hide()
        self._wider.unfolded.connect(self._widen)
        copy = Button(N_("Copy"), kind="quiet", picture="copy", tip=N_("Copy the table for a spreadsheet or a text"))
        copy.clicked.connect(self._copy)
        title = Label(partial(table_title, table, instrument), role="heading", wrap=True)
        heading = row(Filling(title), self._wider, copy, spacing=4)
        drawn = [SavedPicture(chart, instrument, title.text()) for chart in charts]
        self.setLayout(
            column(
                heading,
                *_definition(table),
                *drawn,
                self._view,
                *_remarks(table, instrument),
                spacing=GRID,
                margins=2 * GRID,
            )
        )
        self._widen(False)

    def _widen(self, wide: bool) -> None:
        self._view.choose(() if wide else self._first)

    def _copy(self) -> None:
        self._view.clearSelection()
        QGuiApplication.clipboard().setText(self._view.copied())


def _definition(table: "Table") -> list[Label]:
    """What the table shows and how to read it; a table that nobody has defined has none."""
    words = partial(table_definition, table.id)
    return [Label(words, role="muted", wrap=True)] if words() else []


def _remarks(table: "Table", instrument: Instrument) -> list[Label]:
    def notes() -> str:
        return "\n".join((*note_sentences(table.notes, instrument), *rounding_notes(table)))

    if not table.rows and table.notes:
        return [Label(notes, wrap=True)]
    remarks = [
        Label(partial(sample_words, table.sample), role="caption", wrap=True),
        Label(partial(method_name, table.method), role="caption", wrap=True),
    ]
    return [*remarks, Label(notes, role="caption", wrap=True)] if table.notes or rounding_notes(table) else remarks
