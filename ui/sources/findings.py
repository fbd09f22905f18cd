"""The matrix of sources and findings: in how many sources of each kind a code was found, with its quotes."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from analysis.sources.matrix import SourceFindings
from exports.words.sources import heads, matrix_rows
from instruments.i18n import N_, _
from ui.jobs.sources import source_findings, write_matrix
from ui.jobs.survey_folder import documents
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.dialogs import choose_place
from ui.widgets.layout import column
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label
from ui.widgets.wrapping_row import Wrapping

LEAST_HEIGHT = 260  # pixels


class FindingSection(Section):
    """A row a code, in the order of the codebook; the chosen row's quotes stand beneath."""

    title = N_("Findings")
    advice = N_(
        "In how many sources of each kind a code was given, to the whole source, a passage or by a code beneath it: what several "
        "kinds of sources say stands firmer. These are counts of what was read, not of citizens."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: SourceFindings | None = None
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        self.table.setMinimumHeight(LEAST_HEIGHT)
        self.table.setTabKeyNavigation(False)
        self.table.itemSelectionChanged.connect(self._show_quotes)
        self.quotes = Label(role="muted", wrap=True)
        self.none = Label(N_("No source is coded yet."), role="muted", wrap=True)
        self.export_button = Button(N_("Export matrix …"), self._choose_place, picture="data")
        code = Button(N_("Code …"), partial(desk.show_page, "coding"), picture="coding", key="Ctrl+J")
        self.lay_out(column(Wrapping(self.export_button, code), self.result, self.none, self.table, self.quotes))

    def refresh(self) -> None:
        self.found = found = source_findings(self.desk.open_project)
        rows = matrix_rows(found)
        for part, is_shown in ((self.none, not rows), (self.table, bool(rows)), (self.quotes, bool(rows))):
            part.setVisible(is_shown)
        self.export_button.setEnabled(bool(rows))
        self.table.setAccessibleName(_("Findings"))
        self.table.setRowCount(len(rows))
        titles = heads(found)
        self.table.setColumnCount(len(titles))
        self.table.setHorizontalHeaderLabels(titles)
        for line, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                self.table.setItem(line, place, _item(cell, is_number=place > 0))
        self.table.resizeColumnsToContents()
        if rows:
            self.table.selectRow(0)
        self._show_quotes()

    def speak(self) -> None:
        if self.desk.project is not None and self.isVisible():
            self.refresh()

    def first(self) -> QWidget | None:
        return self.table if self.table.isVisibleTo(self) else None

    def _show_quotes(self) -> None:
        line = self.table.currentRow()
        if self.found is None or not 0 <= line < len(self.found.findings):
            self.quotes.say("")
            return
        chosen, labels = self.found.findings[line], self.found.labels
        quotes = [f"{labels[quote.source]}: “{quote.words}”" for quote in chosen.quotes]
        words = "\n".join([*([chosen.code.memo] if chosen.code.memo else []), *quotes])
        self.quotes.say(lambda: words or _("No passage was marked with this code."))

    def _choose_place(self) -> None:
        suggestion = documents() / f"{_('findings')}.csv"
        path = choose_place(self, _("Export matrix"), kinds="CSV (*.csv)", suggestion=suggestion)
        if path is not None and self.attempt(partial(self._write, path)):
            self.tell(lambda: _("{name} is written.").format(name=path.name))

    def _write(self, path: Path) -> None:
        write_matrix(self.desk.open_project, path)


def _item(words: str, *, is_number: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    if is_number:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
