"""What “Copy or save” of an analysis offers: each table on the clipboard in three forms, each chart as a file."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from instruments.i18n import N_, _
from ui.jobs.run_method import Result
from ui.widgets.plain_words import with_ampersands

if TYPE_CHECKING:
    from analysis.table import Table
    from instruments.model import Instrument

COPY_FORMATS = {"text": N_("Copy as text"), "html": N_("Copy for Word"), "latex": N_("Copy as LaTeX")}


class CopyOrSaveMenu(QMenu):
    """Copies by itself; `save_chart_wanted` says which chart is to be saved."""

    save_chart_wanted = Signal(object)

    def __init__(self, parent: QWidget, result: Result) -> None:
        from exports.words import table_title

        super().__init__(parent)
        outcome, instrument = result.outcome, result.instrument
        for table in outcome.tables:
            copies = self.addMenu(with_ampersands(table_title(table, instrument)))
            for form, words in COPY_FORMATS.items():
                copies.addAction(_(words)).triggered.connect(partial(copy_table, table, instrument, form))
        if outcome.charts:
            self.addSeparator()
        for chart in outcome.charts:
            title = table_title(chart.table, instrument)
            action = self.addAction(with_ampersands(_("Save the chart “{title}” …").format(title=title)))
            action.triggered.connect(partial(self.save_chart_wanted.emit, chart))


def copy_table(table: "Table", instrument: "Instrument", form: str) -> None:
    """Put a table on the clipboard: aligned text, HTML that pastes into Word, or LaTeX."""
    from exports.tables.table_formats import as_html, as_latex, as_text

    data = QMimeData()
    if form == "html":
        data.setHtml(as_html(table, instrument))
        data.setText(as_text(table, instrument))
    else:
        data.setText(as_latex(table, instrument) if form == "latex" else as_text(table, instrument))
    QGuiApplication.clipboard().setMimeData(data)
