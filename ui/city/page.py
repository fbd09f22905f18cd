"""City: open the result of many surveys together, see their units ranked with intervals and in a funnel, and have the report."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from exports.words.city import between_sentence, chart_title, index_words, size_sentence
from instruments.i18n import N_, _, language
from instruments.progress import Progress
from servqual_desk.errors import KnownError
from ui.city.report_printer import ReportPrinter
from ui.city.unit_search import UnitSearch
from ui.jobs.city.result_file import CityResult, read_city
from ui.jobs.city.write_city_report import report_city
from ui.jobs.survey_folder import documents
from ui.pages import Page
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.cancellable_write import Job
from ui.widgets.chart_view import ChartView
from ui.widgets.dialogs import choose_file, choose_place
from ui.widgets.layout import GRID, Filling, column, empty, panel, row, scrolling
from ui.widgets.save_button import Saving
from ui.widgets.spoken_words import FaultLine, Label
from ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from analysis.table import Table


class CityPage(Page):
    """One file at a time; its table is the one that the gate lets through."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._result: CityResult | None = None
        self._path = Path()
        self.table: TableView | None = None
        self.reading, self.fault, self.printer = Job(), FaultLine(), ReportPrinter()
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
        self.report = Button(N_("Report …"), picture="pdf", key="Ctrl+R", tip=N_("The official report about the city"))
        self.report.clicked.connect(self._offer_report)
        self.saving = Saving(self.report)
        self.saving.done.connect(self._say_written)
        sheet = panel(column(self.summary, self.search, self._shown, 1, spacing=2 * GRID, margins=(0, 0, GRID, 0)))
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
            row(self.choose, self.printer.button, 1, spacing=GRID),
            self.reading,
            self.fault,
            Filling(scrolling(sheet)),
            self.printer,
            self.saving,
            spacing=2 * GRID,
            margins=(24, 16, 24, 12),
        )
        self.setLayout(whole)

    # Page

    def entered(self) -> None:
        (self.search if self._result else self.choose).setFocus()

    def left(self) -> None:
        self.reading.give_up()
        self.saving.job.give_up()
        self.printer.job.give_up()

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
        self.saving.forget()
        self._path = path
        self.reading.start(partial(_read, path))

    def _take(self, result: CityResult) -> None:
        self._result = result
        self.printer.show_city(self._path)
        self.search.clear()
        self.summary.speak()
        self._show()
        self.search.setFocus()

    def _refuse(self, error: KnownError) -> None:
        self.fault.say(str(error))

    # The report

    def _offer_report(self) -> None:
        kinds = f"PDF (*.pdf);;{_('Word processor')} (*.docx)"
        suggestion = documents() / f"{self._path.stem}.pdf"
        place = choose_place(self, _("Save the report"), kinds=kinds, suggestion=suggestion)
        if place is not None:
            self.saving.start(partial(report_city, self._path, place, language=language()))

    def _say_written(self, place: Path) -> None:
        self.saving.written.show_written(place, N_("The report is saved."))

    # What is shown

    def _summary_words(self) -> str:
        found = self._result
        if found is None:
            return ""
        words = [
            size_sentence(len(found.units), found.n),
            index_words(found.ikm, found.ikm_lower, found.ikm_upper),
            between_sentence(found.icc),
        ]
        return " ".join(filter(None, words))

    def _show(self) -> None:
        empty(self._shown)
        self.table = None
        for part in (self.summary, self.search, self.saving):
            part.setVisible(self._result is not None)
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
            self._shown.addWidget(Label(partial(chart_title, chart.id), role="heading"))
            self._shown.addWidget(ChartView(chart, found.instrument, chart_title(chart.id)))


def _read(path: Path, _progress: Progress) -> CityResult:
    return read_city(path)
