"""The lab page: methods and options at the left, results as cards at the right, newest on top, kept with the project."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from analysis.methods import METHODS, Options
from analysis.table import Chart
from exports.words import table_title
from instruments.i18n import N_, _
from servqual_desk.errors import KnownError
from servqual_desk.store.filters import Where
from servqual_desk.store.saved_analyses import SavedAnalysis
from ui import background, theme
from ui.jobs.chart_file import CHART_KINDS, save_chart
from ui.jobs.replicate_analysis import replicate_analysis
from ui.jobs.run_method import Result, run_method
from ui.jobs.saved_analyses import known_analyses, options_of
from ui.jobs.survey_folder import documents, file_stem
from ui.lab.options_panel import OptionsPanel
from ui.lab.result_card import ResultCard
from ui.pages import Page
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.dialogs import choose_folder, choose_place
from ui.widgets.filter_bar import FilterBar
from ui.widgets.layout import GRID, Filling, column, panel, row, scrolling
from ui.widgets.spoken_words import FaultLine, Label, OutcomeLine, as_it_is
from ui.widgets.task_progress import BusyPanel

LEFT_WIDTH = 300  # pixels at 100 per cent text


class LabPage(Page):
    """Each analysis is a card that its options can change; what is kept can be opened and run again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._cards: list[ResultCard] = []
        self._current: ResultCard | None = None
        self._task: background.Task | None = None
        self.panel, self.filter, self.busy = OptionsPanel(), FilterBar(), BusyPanel()
        self._fault, self._told = FaultLine(), OutcomeLine(role="muted", wrap=True)
        self.panel.wanted.connect(self.add)
        self.panel.changed.connect(self._change_options)
        self.filter.changed.connect(self._change_filter)
        self.scripts = Button(
            N_("Replicate …"),
            self._choose_script_folder,
            kind="quiet",
            picture="save",
            tip=N_("Write data and scripts for R, Python and SPSS that give the same numbers"),
        )
        self.setLayout(column(self._splitter(), spacing=0))
        desk.project_changed.connect(self._forget)

    def _splitter(self) -> QSplitter:
        self._list = QVBoxLayout()
        self._list.setSpacing(3 * GRID)
        sheet = panel(column(self._list, 1, margins=(3 * GRID, GRID, 3 * GRID, 3 * GRID)))
        self._empty = Label(
            N_("Choose a method at the left and press Compute. Its tables and charts appear here, and are kept."),
            role="muted",
            wrap=True,
        )
        nothing = panel(column(self._empty, 1, margins=4 * GRID))
        self._views = QStackedWidget()
        self._views.addWidget(nothing)
        self._views.addWidget(scrolling(sheet))
        bar = row(Filling(self.filter), self.scripts, spacing=GRID)
        head = panel(column(bar, self.busy, self._fault, self._told, spacing=4, margins=(2 * GRID, GRID, 3 * GRID, 4)))
        right = panel(column(head, Filling(self._views), spacing=0))
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.panel)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        self.panel.setMinimumWidth(theme.grown(LEFT_WIDTH))
        return splitter

    # Page

    def entered(self) -> None:
        project = self.desk.open_project
        waves = [wave.code for wave in project.fieldwork.waves()]
        self.panel.set_instrument(project.instrument, {"sqd_wave": waves})
        self.filter.show_filter(project, self.filter.where)
        if not self._cards:
            for kept in known_analyses(project):
                self._put_card(kept)
        self._show_list()
        wanted = self.desk.take_wanted_analysis()
        if wanted is not None:
            self.run_wanted(wanted)
        elif not any(card.result for card in self._cards):
            self._begin()

    def _begin(self) -> None:
        """Open with a result: the newest that was kept, or else the first method that the questionnaire can give."""
        if not self.desk.open_project.count():
            return
        method = self.panel.first_method
        if not self._cards and method:
            self._put_card(SavedAnalysis(method=method, options=METHODS[method].options().to_dict()))
        if self._cards:
            self._choose_and_run(self._cards[0])

    def left(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def speak(self) -> None:
        self.panel.speak()
        for card in self._cards:
            card.speak()

    @property
    def cards(self) -> tuple[ResultCard, ...]:
        """The cards, newest on top."""
        return tuple(self._cards)

    def _forget(self) -> None:
        for card in tuple(self._cards):
            self._take_card(card)
        self.panel.clear()

    # Analyses

    def add(self, method: str) -> None:
        """Begin an analysis with the usual options: keep it, compute it, show it on top."""
        for begun in [card for card in self._cards if not card.asked.id and card.asked.method == method]:
            self._take_card(begun)
        asked = SavedAnalysis(method=method, options=METHODS[method].options().to_dict(), where=self.filter.where)
        card = self._put_card(self.desk.open_project.saved_analyses.keep(asked))
        self._choose(card)
        self._run(card)

    def run_wanted(self, wanted: SavedAnalysis) -> None:
        """Run what another page asks for: the card that is the same analysis, or a new one."""
        options = options_of(wanted)
        for card in self._cards:
            if card.asked.method == wanted.method and options_of(card.asked) == options and not card.asked.where:
                break
        else:
            card = self._put_card(self.desk.open_project.saved_analyses.keep(wanted))
        self._choose_and_run(card)

    def _put_card(self, asked: SavedAnalysis) -> ResultCard:
        card = ResultCard(asked)
        card.chosen.connect(self._choose)
        card.run_wanted.connect(self._choose_and_run)
        card.remove_wanted.connect(self.remove)
        card.save_chart_wanted.connect(self._choose_chart_place)
        self._cards.insert(0, card)
        self._list.insertWidget(0, card)
        self._show_list()
        return card

    def _take_card(self, card: ResultCard) -> None:
        self._cards.remove(card)
        self._list.removeWidget(card)
        card.deleteLater()
        if card is self._current:
            self._current = None

    def remove(self, card: ResultCard) -> None:
        """Take an analysis off the page and out of the project."""
        self.desk.open_project.saved_analyses.drop(card.asked.id)
        was_current = card is self._current
        self._take_card(card)
        if was_current:
            self.panel.clear()
        self._show_list()

    def _choose(self, card: ResultCard) -> None:
        self._current = card
        self.panel.show_options(card.asked.method, options_of(card.asked))

    def _choose_and_run(self, card: ResultCard) -> None:
        self._choose(card)
        self._run(card)

    def _change_options(self, options: Options) -> None:
        card = self._current
        if card is not None:
            self._ask_again(card, options.to_dict(), card.asked.where)

    def _change_filter(self, where: Where) -> None:
        if self._current is not None:
            self._ask_again(self._current, self._current.asked.options, where)

    def _ask_again(self, card: ResultCard, options: Mapping[str, object], where: Where) -> None:
        asked = SavedAnalysis(id=card.asked.id, method=card.asked.method, options=options, where=where)
        card.asked = self.desk.open_project.saved_analyses.keep(asked)
        self._run(card)

    def _run(self, card: ResultCard) -> None:
        work = partial(run_method, self.desk.open_project.path, card.asked)
        self._watch(background.run(work, done=self._take, failed=self._refuse))

    def _watch(self, task: background.Task) -> None:
        if self._task is not None:
            self._task.cancel()
        self._fault.say("")
        self._told.say("")
        self._task = task
        task.when_ended(self._end)
        self.busy.watch(task)

    def _end(self, task: background.Task) -> None:
        if self._task is task:
            self._task = None

    def _take(self, result: Result) -> None:
        for card in self._cards:
            if card.asked.id == result.asked.id:
                card.show_result(result)

    def _refuse(self, error: KnownError) -> None:
        self._fault.tell(error)

    def _show_list(self) -> None:
        self._views.setCurrentIndex(1 if self._cards else 0)

    # Files

    def _choose_chart_place(self, asked: tuple[ResultCard, Chart]) -> None:
        card, chart = asked
        if card.result is None:
            return
        title = table_title(chart.table, card.result.instrument)
        place = choose_place(
            self, _("Save the chart"), kinds=CHART_KINDS, suggestion=documents() / f"{file_stem(title)}.svg"
        )
        if place is not None:
            work = save_chart(chart, card.result.instrument, place)
            self._watch(background.run(work, done=self._tell_file, failed=self._refuse))

    def _tell_file(self, path: Path) -> None:
        self._told.say(lambda: _("Saved as {path}.").format(path=path))

    def _choose_script_folder(self) -> None:
        folder = choose_folder(self, _("Folder for the data and the scripts"), folder=documents())
        if folder is not None:
            self.write_scripts(folder)

    def write_scripts(self, folder: Path) -> None:
        """Write the replication of the analysis into a folder."""
        work = partial(replicate_analysis, self.desk.open_project.path, folder, where=self.filter.where)
        self._watch(background.run(work, done=self._tell_files, failed=self._refuse))

    def _tell_files(self, paths: tuple[Path, ...]) -> None:
        names = ", ".join(path.name for path in paths)
        self._told.say(as_it_is(_("Saved in {folder}: {names}.").format(folder=paths[0].parent, names=names)))
