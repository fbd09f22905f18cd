"""One analysis of the lab as a card: its name, what it is about, tables with their charts, notes, and a menu."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from analysis.methods import METHODS
from exports.words import note_sentences
from exports.words.codes import code_word
from exports.words.lab_methods import lab_method_name
from instruments.i18n import N_, _, format_date, format_time, ngettext
from servqual_desk.store.clock import local
from servqual_desk.store.saved_analyses import SavedAnalysis
from ui.jobs.run_method import Result
from ui.lab.copy_or_save_menu import CopyOrSaveMenu
from ui.lab.method_card import MethodCard
from ui.widgets.buttons import Button
from ui.widgets.cards import ChartCard, TableCard
from ui.widgets.layout import GRID, column, empty, row
from ui.widgets.spoken_words import Label

if TYPE_CHECKING:
    from analysis.table import Chart


class ResultCard(QFrame):
    """Shows a kept analysis: before it is computed, only what was asked and a button."""

    chosen = Signal(object)
    run_wanted = Signal(object)
    remove_wanted = Signal(object)
    save_chart_wanted = Signal(object)

    def __init__(self, asked: SavedAnalysis) -> None:
        super().__init__()
        self.asked = asked
        self._result: Result | None = None
        self.setProperty("role", "sheet")
        self._title = Label(role="title", wrap=True)
        self._about = Label(role="muted", wrap=True)
        self._compute = Button(N_("Compute again"), partial(self.run_wanted.emit, self), picture="refresh")
        options = Button(N_("Options"), kind="quiet", picture="setup", tip=N_("Show the options of this analysis"))
        options.clicked.connect(partial(self.chosen.emit, self))
        self.more = Button(N_("Copy or save"), kind="quiet", picture="copy", tip=N_("Copy a table, save a chart"))
        self.more.clicked.connect(self._open_menu)
        remove = Button(N_("Remove"), kind="quiet", picture="close", tip=N_("Remove this analysis from the page"))
        remove.clicked.connect(partial(self.remove_wanted.emit, self))
        head = row(column(self._title, self._about, spacing=4), self._compute, options, self.more, remove, spacing=4)
        head.setStretch(0, 1)
        self._body = QVBoxLayout()
        self._body.setSpacing(2 * GRID)
        self.setLayout(column(head, self._body, spacing=2 * GRID, margins=(0, GRID, 0, 2 * GRID)))
        self._say()

    @property
    def result(self) -> Result | None:
        """What came out; None before it is computed."""
        return self._result

    def show_result(self, result: Result) -> None:
        """Put an outcome in place of what is shown."""
        self.asked, self._result = result.asked, result
        self._fill()
        self._say()

    def speak(self) -> None:
        """Set tables and charts again in the language in force."""
        self._say()
        if self._result is not None:
            self._fill()

    def _say(self) -> None:
        self._title.say(partial(lab_method_name, self.asked.method))
        self._about.say(self._about_words)
        self._compute.setVisible(self._result is None)
        self.more.setEnabled(self._result is not None)

    def _about_words(self) -> str:
        if self._result is not None:
            count = _counted(self._result)
            return count if self.asked.id else _("{count}. {sentence}").format(count=count, sentence=_not_kept())
        if not self.asked.id:
            return _not_kept()
        moment = local(self.asked.at)
        return _("Kept on {day}, {time}; not computed since the survey was opened.").format(
            day=format_date(moment), time=format_time(moment, seconds=False)
        )

    def _fill(self) -> None:
        empty(self._body)
        result = self._result
        if result is None:
            return
        for widget in self._cards(result):
            self._body.addWidget(widget)

    def _cards(self, result: Result) -> list[QWidget]:
        outcome, instrument = result.outcome, result.instrument
        cards: list[QWidget] = [MethodCard(result)]
        cards += [
            TableCard(table, instrument, [chart for chart in outcome.charts if chart.table is table])
            for table in outcome.tables
        ]
        shown = {id(table) for table in outcome.tables}
        cards += [ChartCard(chart, instrument) for chart in outcome.charts if id(chart.table) not in shown]
        if outcome.notes:
            cards.append(Label(lambda: "\n".join(note_sentences(outcome.notes, instrument)), role="caption", wrap=True))
        return cards

    def _open_menu(self) -> None:
        if self._result is None:
            return
        menu = CopyOrSaveMenu(self, self._result)
        menu.save_chart_wanted.connect(self._want_chart)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _want_chart(self, chart: "Chart") -> None:
        self.save_chart_wanted.emit((self, chart))


def _counted(result: Result) -> str:
    if not METHODS[result.asked.method].needs_responses:
        return code_word("not_asked")
    return ngettext("{n} response", "{n} responses", result.n).format(n=result.n)


def _not_kept() -> str:
    return _("Shown to begin with; it is kept with the survey once an option is changed, or Compute is pressed.")
