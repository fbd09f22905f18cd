"""The results page: filter on top, what the answers say beneath, and the report at the press of a button."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTemporaryDir
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from instruments.i18n import N_, language
from servqual_desk.errors import KnownError
from ui import background
from ui.jobs.analyse_project import Findings
from ui.jobs.follow_up import items_to_plan
from ui.jobs.published_findings import Published, published_findings
from ui.jobs.selected_responses import selection_title
from ui.jobs.survey_folder import file_stem
from ui.jobs.write_report import FULL, Paper, write_findings
from ui.pages import PRINT_KEY, Page
from ui.results.about_line import about_words
from ui.results.item_view import ItemView
from ui.results.paper_menu import PaperMenu
from ui.results.result_tabs import SIDES, WIDEST, Content
from ui.results.withheld_results import Blank
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.filter_bar import FilterBar
from ui.widgets.layout import GRID, Filling, Measure, column, panel, row
from ui.widgets.spoken_words import FaultLine, Label
from ui.widgets.task_progress import BusyPanel

if TYPE_CHECKING:
    from ui.results.report_preview import ReportPreview


class ResultsPage(Page):
    """Computes when it is shown and something has changed; shows the last results until the new ones are there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._published: Published | None = None
        self._is_stale = True
        self._task: background.Task | None = None
        self._is_writing = False  # a paper
        self._folder = QTemporaryDir()
        self.filter, self.busy, self._fault = FilterBar(one_wave=True), BusyPanel(), FaultLine()
        self._about = Label(self._about_words, role="muted", wrap=True)
        self.filter.changed.connect(self._filter_changed)
        self.report_button = Button(N_("Report …"), self._offer_papers, kind="primary", picture="pdf", key="Ctrl+R")
        self._print_key = QShortcut(QKeySequence(PRINT_KEY), self)
        self._print_key.activated.connect(self.print_paper)
        self._paper, self._is_print_wanted = FULL, False
        self._head = self._head_bar()
        self._views = QStackedWidget()
        self._blank = Blank()
        self._blank.ask_wanted.connect(self._go_and_ask)
        self._blank.compute_wanted.connect(self.compute)
        self._content: Content | None = None
        self._preview: ReportPreview | None = None
        self._views.addWidget(self._blank)
        self.setLayout(column(self._head, Filling(self._views), spacing=0))
        desk.project_changed.connect(self._forget)
        desk.responses_changed.connect(self._age)

    def _head_bar(self) -> QWidget:
        first = row(Filling(self.filter), self.report_button, spacing=GRID)
        bar = panel(column(first, self._about, self.busy, self._fault, spacing=4, margins=(0, GRID, 0, 4)))
        return Measure(bar, WIDEST, sides=SIDES)

    # Page

    def entered(self) -> None:
        project = self.desk.open_project
        self.filter.show_filter(project, self.desk.settings.filters.get(str(project.path), {}))
        if self._is_stale:
            self.compute()
        wanted = self.desk.take_wanted_paper()
        if wanted is not None:
            self._paper = Paper(kind=wanted)
            self.print_paper()

    def left(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def speak(self) -> None:
        """Set everything in the other language; nothing is computed again."""
        if self._content is not None and self._published is not None:
            self._show_content(self._published)
        if self._views.currentWidget() is self._preview:
            self._close_preview()

    @property
    def findings(self) -> Findings | None:
        """What was found of the responses that the filter leaves."""
        return self._published.findings if self._published else None

    @property
    def content(self) -> Content | None:
        """The tabs of what is shown."""
        return self._content

    def _go_and_ask(self) -> None:
        self.desk.show_page("collect")

    # Computing

    def _forget(self) -> None:
        self._published = None
        self._give_up()
        self._is_stale = True
        self._catch_up()

    def _age(self) -> None:
        self._is_stale = True
        if not self._is_read:
            self._catch_up()

    @property
    def _is_read(self) -> bool:
        """Whether somebody waits for a paper or reads one, or an item's answers: what arrives meanwhile is counted afterwards."""
        return self._is_writing or self._views.currentWidget() not in (self._content, self._blank)

    def _catch_up(self) -> None:
        if self._is_stale and self.isVisible() and self.desk.project is not None:
            self.entered()

    def _filter_changed(self, _where: object) -> None:
        self.desk.settings.filters[str(self.desk.open_project.path)] = self.filter.kept
        self.desk.keep_settings()
        self.compute()

    def compute(self) -> None:
        """Analyse the responses that the filter leaves, in the background."""
        project = self.desk.open_project
        self._give_up()
        self._is_stale = self._is_print_wanted = False
        if project.count() == 0:
            self._published = None
            self._blank.show_no_responses()
            self._show_view(self._blank)
            return
        if self._published is None:
            self._blank.show_working()
            self._show_view(self._blank)
        work = partial(published_findings, project.path, where=self.filter.where, wave=self.filter.wave)
        self._watch(background.run(work, done=self._take, failed=self._refuse))

    def _watch(self, task: background.Task) -> None:
        self._fault.say("")
        self._task = task
        task.ended.connect(self._ended)
        self.busy.watch(task, at_once=self._content is None)

    def _give_up(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _ended(self) -> None:
        was_cancelled = self._task is not None and self._task.is_cancelled
        self._task, self._is_writing = None, False
        if was_cancelled and self._published is None:
            self._is_stale = True
            self._blank.show_stopped()

    def _take(self, published: Published) -> None:
        self._published = published
        self._about.speak()
        self._show_published(published)
        if self._is_print_wanted:
            self.print_paper()

    def _show_published(self, published: Published) -> None:
        if published.state == "shown":
            self._show_content(published)
            return
        if published.state == "nobody":
            self._blank.show_nobody_fits()
        else:
            self._blank.show_withheld(published.state, published.findings.n, published.smallest)
        self._show_view(self._blank)

    def _about_words(self) -> str:
        return about_words(self._published.findings, self.desk.open_project) if self._published else ""

    def _refuse(self, error: KnownError) -> None:
        self._fault.tell(error)
        if self._published is None:
            self._blank.show_stopped()

    # Showing

    def _show_content(self, published: Published) -> None:
        before = self._content
        self._content = Content(self.desk.open_project.path, published, before)
        self._content.item_wanted.connect(self._open_item)
        self._content.plan_wanted.connect(self._plan)
        self._views.addWidget(self._content)
        self._show_view(self._content)
        if before is not None:
            self._views.removeWidget(before)
            before.deleteLater()

    def _open_item(self, item: str) -> None:
        if self._published is None:
            return
        view = ItemView(self.desk.open_project.path, self._published, item)
        view.closed.connect(self._close_item)
        self._views.addWidget(view)
        self._show_view(view)

    def _plan(self) -> None:
        """What is to be improved becomes lines of the follow-up plan, where they are filled in."""
        if self.findings is not None:
            self.desk.plan(*items_to_plan(self.desk.open_project, self.findings))

    def _close_item(self) -> None:
        self._show_view(self._content or self._blank)
        for view in self._views.findChildren(ItemView):
            self._views.removeWidget(view)
            view.deleteLater()
        self._catch_up()

    def _show_view(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        self._head.setVisible(view is not self._preview)
        self._print_key.setEnabled(view is not self._preview)  # it has a button with this key
        self._about.setVisible(self._published is not None)
        self.report_button.setEnabled(self._published is not None and self._published.findings.n > 0)

    # The report

    def print_paper(self) -> None:
        """Show the paper that was looked at last as it will be printed, once the results are there; or say that there is none."""
        self._is_print_wanted = self._task is not None and not self._is_writing
        if self._is_print_wanted or self._is_writing:
            return
        if self.findings is None or self.findings.n == 0:
            self._fault.say(N_("There is nothing to print: no results are shown here."))
        else:
            self.make_report(self._paper)

    def _offer_papers(self) -> None:
        menu = PaperMenu(self)
        menu.chosen.connect(self.make_report)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.report_button.mapToGlobal(self.report_button.rect().bottomLeft()))

    def make_report(self, paper: Paper = FULL) -> None:
        """Write a paper about what is shown, then show its pages."""
        if self.findings is None:
            return
        self._paper = paper
        path = Path(self._folder.path()) / "report.pdf"
        if self._preview is not None:
            self._preview.let_go()
        self._write(self.findings, path, self._show_preview)

    def _make_of_sections(self, sections: tuple[str, ...]) -> None:
        self.make_report(replace(self._paper, sections=sections))

    def _write(self, findings: Findings, path: Path, done: Callable[[Path], None]) -> None:
        project = self.desk.open_project.path
        work = partial(write_findings, findings, project, path, language=language(), paper=self._paper)
        self._watch(background.run(work, done=done, failed=self._refuse))
        self._is_writing = True

    def _write_word_file(self, path: Path) -> None:
        if self.findings is not None and self._preview is not None:
            self._write(self.findings, path, self._preview.say_saved)

    def _show_preview(self, path: Path) -> None:
        from ui.results.report_preview import ReportPreview

        if self._preview is None:
            self._preview = ReportPreview()
            self._preview.closed.connect(self._close_preview)
            self._preview.word_file_wanted.connect(self._write_word_file)
            self._preview.sections_wanted.connect(self._make_of_sections)
            self._views.addWidget(self._preview)
        self._show_view(self._preview)
        self._preview.show_report(path, self._file_name(), self._paper)

    def _file_name(self) -> str:
        return file_stem(self._title(self.findings)) + ".pdf" if self.findings else ""

    def _title(self, findings: Findings) -> str:
        return selection_title(findings.title, findings.where, self.desk.open_project)

    def _close_preview(self) -> None:
        self._show_view(self._content or self._blank)
        self._catch_up()
