"""City: open the result of many surveys together, and see their units ranked with intervals, and in a funnel against n."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from instruments.i18n import N_, _, format_number, ngettext
from instruments.progress import Progress
from servqual_desk.errors import KnownError
from ui.city.unit_search import UnitSearch
from ui.desk import Desk
from ui.jobs.city.result_file import CityResult, read_city
from ui.jobs.survey_folder import documents
from ui.pages import Page
from ui.widgets.buttons import Button
from ui.widgets.cancellable_write import Job
from ui.widgets.chart_view import ChartView
from ui.widgets.dialogs import choose_file
from ui.widgets.layout import GRID, column, empty, row, scrolling
from ui.widgets.spoken_words import FaultLine, Label
from ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from analysis.table import Table

CHARTS = {"city_units": N_("Units with their intervals"), "city_funnel": N_("Units against their number of responses")}


class CityPage(Page):
    """One file at a time; its table is the one that the gate lets through."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._result: CityResult | None = None
        self.table: TableView | None = None
        self.reading, self.fault = Job(), FaultLine()
        self.summary = Label(self._summary_words, role="heading", wrap=True)
        self.search = UnitSearch()
        self._shown = QVBoxLayout()
        self._shown.setSpacing(2 * GRID)
        self._lay_out()
        self.reading.done.connect(self._take)
        self.reading.failed.connect(self._refuse)
        self.search.textChanged.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        self.choose = Button(N_("Open a result of a city …"), kind="primary", picture="open", key="Ctrl+O")
        self.choose.clicked.connect(self._browse)
        sheet = QWidget()
        sheet.setLayout(column(self.summary, self.search, self._shown, 1, spacing=2 * GRID, margins=(0, 0, GRID, 0)))
        whole = column(
            Label(N_("City"), role="title"),
            Label(
                N_(
                    "Many surveys of one questionnaire as one. Whoever holds them all makes the file with: "
                    "servqual-desk city FOLDER --json city.json"
                ),
                role="muted",
                wrap=True,
            ),
            row(self.choose, 1),
            self.reading,
            self.fault,
            scrolling(sheet),
            spacing=2 * GRID,
            margins=(24, 16, 24, 12),
        )
        whole.setStretch(5, 1)
        self.setLayout(whole)

    # Page

    def entered(self) -> None:
        (self.search if self._result else self.choose).setFocus()

    def left(self) -> None:
        self.reading.give_up()

    def speak(self) -> None:
        self.summary.speak()
        self.search.speak()
        self._show()

    # The file

    def _browse(self) -> None:
        kinds = _("Results of a city") + " (*.json);;" + _("All files") + " (*)"
        path = choose_file(self, _("Results of a city"), kinds=kinds, folder=documents())
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Show the result in this file."""
        self.fault.clear()
        self.reading.start(partial(_read, path))

    def _take(self, result: CityResult) -> None:
        self._result = result
        self.search.clear()
        self.summary.speak()
        self._show()
        self.search.setFocus()

    def _refuse(self, error: KnownError) -> None:
        self.fault.say(str(error))

    # What is shown

    def _summary_words(self) -> str:
        found = self._result
        if found is None:
            return ""
        counts = ngettext("{count} unit", "{count} units", len(found.units)).format(count=len(found.units))
        words = [_("{units}, {n} responses.").format(units=counts, n=format_number(found.n, 0))]
        if found.ikm is not None and found.ikm_lower is not None and found.ikm_upper is not None:
            ends = (format_number(end, 1) for end in (found.ikm, found.ikm_lower, found.ikm_upper))
            words.append(
                _("IKM {ikm} ({lower} to {upper}).").format(**dict(zip(("ikm", "lower", "upper"), ends, strict=True)))
            )
        if found.icc is not None:
            share = format_number(100 * max(found.icc, 0.0), 1)
            words.append(_("{share}% of the differences between citizens lie between units.").format(share=share))
        return " ".join(words)

    def _show(self) -> None:
        empty(self._shown)
        self.table = None
        self.summary.setVisible(self._result is not None)
        self.search.setVisible(self._result is not None)
        if self._result is not None:
            self._show_units(self._result.table())

    def _show_units(self, table: "Table") -> None:
        from analysis.units.city_table import city_charts, only_named, shown_columns

        found = self._result
        named = only_named(table, self.search.text())
        if found is None or not named.rows:
            self._shown.addWidget(Label(N_("No unit is called so."), role="muted"))
            return
        self.table = TableView(named, found.instrument)
        self.table.choose(shown_columns(named))
        self._shown.addWidget(self.table)
        for chart in city_charts(named):
            title = CHARTS[chart.id]
            self._shown.addWidget(Label(title, role="heading"))
            self._shown.addWidget(ChartView(chart, found.instrument, _(title)))


def _read(path: Path, _progress: Progress) -> CityResult:
    return read_city(path)
