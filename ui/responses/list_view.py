"""All responses: the filters, the table, how many there are, and what to do where there is nothing."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from instruments.i18n import N_, _, format_number, ngettext
from servqual_desk.project import Project
from servqual_desk.responses.response_list import Line
from ui.responses.list_filters import Filters
from ui.responses.list_table import ResponseTable
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Filling, column, middle, row
from ui.widgets.spoken_words import FaultLine, Label, OutcomeLine


class ListView(QWidget):
    """`opened` carries the uuid of the response to read."""

    opened = Signal(str)
    erase_wanted = Signal()
    ask_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._total = self._found = 0
        self._order, self._descending = "at", True
        self.filters, self.table = Filters(), ResponseTable()
        self._count = Label(self._count_words, role="muted")
        self.fault, self._done = FaultLine(), OutcomeLine(role="muted", wrap=True)
        self._done.hide()
        self._places = QStackedWidget()
        for view in (self.table, self._nothing_yet(), self._nothing_found()):
            self._places.addWidget(view)
        self._open = Button(N_("Read"), self.open_current, kind="primary", picture="list", shown_key="Enter")
        erase = Button(N_("Erase on request …"), kind="quiet", tip=N_("A respondent asks for the answers to be erased"))
        erase.clicked.connect(self.erase_wanted)
        head = row(Label(N_("Responses"), role="title"), self._count, Filling(self.filters.search), spacing=2 * GRID)
        foot = row(erase, 1, self._open)
        whole = column(
            head, self.filters, self._done, self.fault, self._places, foot, spacing=2 * GRID, margins=(24, 16, 24, 12)
        )
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self.filters.changed.connect(self.refresh)
        self.filters.search.left_downwards.connect(self._go_to_table)
        self.table.opened.connect(self.open_current)
        self.table.order_wanted.connect(self._put_in_order)

    def _nothing_yet(self) -> QWidget:
        ask = Button(N_("Start interviewing"), self.ask_wanted, kind="primary", picture="ask")
        bring = Button(N_("Import a data file"), self.import_wanted, picture="open")
        return middle(
            Label(N_("No responses yet"), role="heading"),
            Label(
                N_("Interview a citizen, enter paper forms, or import the answers that you have in a data file."),
                role="muted",
                wrap=True,
            ),
            row(ask, bring, 1),
        )

    def _nothing_found(self) -> QWidget:
        everything = Button(N_("Show all"), self.filters.clear, picture="close")
        return middle(Label(N_("No response matches"), role="heading"), row(everything, 1))

    # Showing

    def show_project(self, project: Project | None) -> None:
        """List another project's responses, unfiltered."""
        self._project = project
        self.filters.clear()

    def refresh(self) -> None:
        """List what the filters let through now; the response that was chosen stays chosen."""
        project = self._project
        if project is None:
            return
        before = self.table.lines.id_at(self.table.currentIndex().row())
        self._offer(project)
        query = replace(self.filters.query, order=self._order, descending=self._descending)
        ids = project.response_list.find(query)
        self._found = len(ids)
        self._total = project.response_list.count_listed()
        self.table.lines.show_ids(project, ids)
        self._choose(self.table.lines.row_of(before) if before is not None else None)
        self._count.speak()
        self._places.setCurrentIndex(0 if ids else 2 if self.filters.is_limiting else 1)
        self._open.setVisible(bool(ids))

    def _offer(self, project: Project) -> None:
        services, people = project.response_list.services_named(), project.response_list.enumerators_named()
        self.filters.offer(services, people, project.response_list.flags_raised())
        self.table.hide_empty(
            serial=project.response_list.serials_used(), service=bool(services), enumerator=bool(people)
        )

    def _choose(self, row_number: int | None) -> None:
        if self._found:
            self.table.selectRow(row_number or 0)
            self.table.scrollTo(self.table.currentIndex())

    def _count_words(self) -> str:
        if self._found == self._total:
            return ngettext("{n} response", "{n} responses", self._total).format(n=format_number(self._total, 0))
        return _("{found} of {total}").format(
            found=format_number(self._found, 0),
            total=ngettext("{n} response", "{n} responses", self._total).format(n=format_number(self._total, 0)),
        )

    def tell(self, words: str) -> None:
        """Say what was done."""
        self._done.say(lambda: words)
        self._done.setVisible(bool(words))
        self.fault.say("")

    def begin(self) -> None:
        """Give the focus to the list, where there is one."""
        (self.table if self._found else self.filters.search).setFocus()

    # Doing

    @property
    def current(self) -> Line | None:
        """The line that is chosen."""
        place = self.table.currentIndex().row()
        return self.table.lines.line(place) if place >= 0 else None

    def open_current(self) -> None:
        """Read the chosen response."""
        if self.current is not None:
            self.opened.emit(self.current.uuid)

    def step(self, by: int) -> None:
        """Choose and read the response above or below."""
        place = self.table.currentIndex().row() + by
        if 0 <= place < self._found:
            self.table.selectRow(place)
            self.open_current()

    def _put_in_order(self, order: str, descending: bool) -> None:
        self._order, self._descending = order, descending
        self.refresh()

    def _go_to_table(self) -> None:
        if self._found:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
