"""An analysis as tabs: the overview, then a tab for each group of tables and charts, built when it is first looked at."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from instruments.i18n import N_
from ui.jobs.published_findings import Published
from ui.jobs.results_part import Part, present_parts, results_part
from ui.results.overview import Overview
from ui.results.result_cards import LaterCards, cards_of
from ui.results.result_sections import Section, present, section_of
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Measure, column, panel, scrolling
from ui.widgets.one_checked import OneChecked
from ui.widgets.spoken_words import Sentence
from ui.widgets.wrapping_row import Wrapping

if TYPE_CHECKING:
    from analysis.methods import Outcome

WIDEST = 1180
SIDES = 24
OVERVIEW = "overview"
LAST_KEY = 9  # Alt+1 to Alt+9


class Content(QWidget):
    """The tabs of one analysis of the project at `path`. `item_wanted`: the numbers of an item shall be shown.

    `before`: the tabs that it takes the place of; the same one is in front, and what was computed for the same analysis is kept.
    """

    item_wanted = Signal(str)
    plan_wanted = Signal()

    def __init__(self, path: Path, published: Published, before: "Content | None" = None) -> None:
        super().__init__()
        self._path, self._published, self._findings = path, published, published.shown
        same = before if before is not None and before._published is published else None
        self._parts: tuple[Part, ...] = same._parts if same else present_parts(published)
        self._known: dict[Part, Outcome] = same._known if same else {}
        names = [one.id for one in self._findings.charts] + [one.id for one in self._findings.tables]
        self._sections = {section.id: section for section in present(names, self._parts)}
        self._views: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._tabs = OneChecked(self)
        self._tabs.chosen.connect(self._bring)
        titles: dict[str, Sentence] = {OVERVIEW: N_("Overview")}
        titles |= {section.id: section.title for section in self._sections.values()}
        for place, (name, title) in enumerate(titles.items(), start=1):
            key = f"Alt+{place}" if place <= LAST_KEY else ""
            self._tabs.add(name, Button(title, kind="tab", key=key))
        whole = column(Measure(panel(Wrapping(*self._tabs.buttons)), WIDEST, sides=SIDES), self._stack, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.show_tab(before.tab if before is not None and before.tab in titles else OVERVIEW)

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
        overview.item_wanted.connect(self.item_wanted)
        overview.plan_wanted.connect(self.plan_wanted)
        return overview

    def _section(self, section: Section) -> QWidget:
        findings = self._findings
        is_later = section.part is not None and section.part in self._parts
        charts = [chart for chart in findings.charts if section_of(chart.id) == section]
        tables = [table for table in findings.tables if section_of(table.id) == section]
        cards: list[QWidget] = []
        if section.id != "skm":  # its part has the same tables, with more columns
            cards = cards_of(tables, charts, findings.instrument, self.item_wanted)
        if is_later and section.part is not None:
            work = partial(results_part, self._path, self._published, section.part)
            cards.append(LaterCards(section.part, work, self._known, findings.instrument, self.item_wanted))
        return panel(column(*cards, 1, spacing=2 * GRID, margins=(0, 2 * GRID, 0, 2 * GRID)))
