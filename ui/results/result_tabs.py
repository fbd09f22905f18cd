"""An analysis as tabs: the overview, then a tab for each group of tables and charts, built when it is first looked at."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from instruments.i18n import N_
from ui.jobs.published_findings import Published
from ui.results.overview import Overview
from ui.results.result_sections import Section, present, section_of
from ui.widgets.buttons import Button
from ui.widgets.cards import ChartCard, TableCard
from ui.widgets.layout import GRID, Measure, column, row, scrolling
from ui.widgets.one_checked import OneChecked
from ui.widgets.spoken_words import Sentence

WIDEST = 1180
SIDES = 24
OVERVIEW = "overview"


class Content(QWidget):
    """The tabs of one analysis."""

    def __init__(self, published: Published, tab: str = OVERVIEW) -> None:
        super().__init__()
        self._published, self._findings = published, published.shown
        findings = self._findings
        self._sections = {section.id: section for section in present((*findings.charts, *findings.tables))}
        self._views: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._tabs = OneChecked(self)
        self._tabs.chosen.connect(self._bring)
        titles: dict[str, Sentence] = {OVERVIEW: N_("Overview")}
        titles |= {section.id: section.title for section in self._sections.values()}
        for place, (name, title) in enumerate(titles.items(), start=1):
            self._tabs.add(name, Button(title, kind="tab", key=f"Alt+{place}"))
        bar = QWidget()
        bar.setLayout(row(*self._tabs.buttons, 1, spacing=3 * GRID))
        whole = column(Measure(bar, WIDEST, sides=SIDES), self._stack, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.show_tab(tab if tab in titles else OVERVIEW)

    @property
    def tabs(self) -> tuple[str, ...]:
        """The tabs from left to right."""
        return (OVERVIEW, *self._sections)

    @property
    def tab(self) -> str:
        """The tab in front."""
        return str(self._tabs.checked)

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        self._tabs.check(name)

    def _bring(self, name: str) -> None:
        if name not in self._views:
            self._views[name] = scrolling(Measure(self._built(name), WIDEST, sides=SIDES))
            self._stack.addWidget(self._views[name])
        self._stack.setCurrentWidget(self._views[name])

    def _built(self, name: str) -> QWidget:
        if name != OVERVIEW:
            return self._section(self._sections[name])
        overview = Overview(self._published)
        overview.item_wanted.connect(self._show_item)
        return overview

    def _show_item(self, _item: str) -> None:
        if "priorities" in self._sections:
            self.show_tab("priorities")

    def _section(self, section: Section) -> QWidget:
        """A card for each table with the charts drawn from it, then the charts of tables that are too long to show."""
        instrument = self._findings.instrument
        charts = [chart for chart in self._findings.charts if section_of(chart.id) == section]
        tables = [table for table in self._findings.tables if section_of(table.id) == section]
        cards: list[QWidget] = [
            TableCard(table, instrument, [chart for chart in charts if chart.table is table]) for table in tables
        ]
        shown = {id(table) for table in tables}
        cards += [ChartCard(chart, instrument) for chart in charts if id(chart.table) not in shown]
        sheet = QWidget()
        sheet.setLayout(column(*cards, 1, spacing=2 * GRID, margins=(0, 2 * GRID, 0, 2 * GRID)))
        return sheet
