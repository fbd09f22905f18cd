"""The responses page: leads from the list to one response and back; every change goes through `Responses`."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QStackedWidget

from instruments.i18n import N_, _
from servqual_desk.errors import BugError, KnownError
from servqual_desk.interviewing.shown_question import Asked
from servqual_desk.responses.erasure import ErasureReceipt
from servqual_desk.responses.responses import Responses
from ui.pages import Page
from ui.responses.change_dialogs import Box, ReasonBox
from ui.responses.correction_dialog import CorrectBox
from ui.responses.erase_box import EraseBox, ReceiptBox
from ui.responses.list_view import ListView
from ui.responses.response_view import Reading, ReadingView
from ui.shared_state import Desk
from ui.widgets.layout import column
from ui.widgets.spoken_words import Sentence


class ResponsesPage(Page):
    """Two views: the list, and the response that is read. They show and tell; the project holds everything (law 4)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._views = QStackedWidget()
        self.setLayout(column(self._views))
        # Built where they stand: the style sheet goes over all that is put into something else.
        self.list_view, self.reading_view = ListView(self._views), ReadingView(self._views)
        self._views.addWidget(self.list_view)
        self._views.addWidget(self.reading_view)
        self._connect()
        self._take_project()

    def _connect(self) -> None:
        listed, read = self.list_view, self.reading_view
        listed.opened.connect(self.read)
        listed.erase_wanted.connect(self.ask_erasure)
        listed.ask_wanted.connect(partial(self.desk.show_page, "collect"))
        listed.import_wanted.connect(partial(self.desk.show_page, "data"))
        read.back.connect(self.show_list)
        read.step.connect(listed.step)
        read.correct_wanted.connect(self.ask_correction)
        read.void_wanted.connect(self.ask_void)
        read.restore_wanted.connect(self.ask_restore)
        read.abandon_wanted.connect(self.ask_abandon)
        read.park_wanted.connect(self.park)
        read.resume_wanted.connect(self.resume)
        self.desk.project_changed.connect(self._take_project)
        self.desk.responses_changed.connect(self._age)

    # Page

    def entered(self) -> None:
        # Drafts come and go without a signal of their own, so the list is made anew whenever it is entered.
        self.list_view.refresh()
        wanted = self.desk.take_wanted_response() or (self.current if self._is_reading else None)
        if wanted is not None:
            self.read(wanted)
        else:
            self.list_view.begin()

    def speak(self) -> None:
        self.reading_view.speak()

    def _take_project(self) -> None:
        self._views.setCurrentWidget(self.list_view)
        self.list_view.tell("")
        self.list_view.show_project(self.desk.project)

    def _age(self) -> None:
        if self.isVisible():
            self.list_view.refresh()

    # Reading

    @property
    def responses(self) -> Responses:
        return self.desk.open_project.responses

    @property
    def current(self) -> str:
        """The uuid of the response that is read."""
        if self.reading_view.reading is None:
            raise BugError("no response is read")
        return self.reading_view.reading.response.uuid

    @property
    def _is_reading(self) -> bool:
        return self._views.currentWidget() is self.reading_view

    def read(self, uuid: str) -> None:
        """Show one response."""
        project, responses = self.desk.open_project, self.responses
        response = responses.get(uuid)
        field = project.fieldwork
        names = {
            **{unit.code: unit.name for unit in field.units()},
            **{service.code: service.name for service in field.services()},
            **{person.code: person.name for person in project.people.list(active_only=False)},
        }
        self._views.setCurrentWidget(self.reading_view)
        self.reading_view.show_reading(
            Reading(
                response=response,
                instrument=project.instrument_of(response.instrument),
                answers=responses.answers(uuid),
                events=responses.history(uuid),
                flags=project.quality_flags.of(uuid),
                names=names,
            )
        )

    def show_list(self) -> None:
        """Back to the list, at the same place."""
        self._views.setCurrentWidget(self.list_view)
        self.list_view.begin()

    # Changing

    def ask_correction(self, asked: Asked) -> None:
        """Correct one answer of a finished response."""
        if self.responses.get(self.current).status == "finished":
            self._open(CorrectBox(self, self.responses, self.current, asked))

    def ask_void(self) -> None:
        self._ask_reason(
            N_("Void this response?"),
            N_("It is left out of every number and every report. It stays in the file and can be counted again."),
            yes=N_("Void"),
            change=self.responses.void,
        )

    def ask_restore(self) -> None:
        self._ask_reason(
            N_("Count this response again?"),
            N_("It goes back into every number and every report."),
            yes=N_("Count again"),
            change=self.responses.restore,
        )

    def ask_abandon(self) -> None:
        self._ask_reason(
            N_("Set this interview aside?"),
            N_("It will no longer be listed for completion. Its answers stay in the file but are not counted."),
            yes=N_("Set aside"),
            change=self.responses.abandon,
        )

    def ask_erasure(self) -> None:
        """Erase a response by its withdrawal code."""
        box = EraseBox(self, self.desk.open_project)
        self._open(box)
        box.erased.connect(self._tell_erased)

    def _tell_erased(self, receipt: ErasureReceipt) -> None:
        self.list_view.tell(_("The response is erased, as the respondent asked."))
        ReceiptBox(self, self.desk.open_project, receipt, paper=self.desk.settings.slip_paper).open()

    def park(self) -> None:
        """Leave the draft for later."""
        self.responses.park(self.current)
        self.show_list()
        self.list_view.tell(_("Left for later: it is offered after the other unfinished interviews."))

    def resume(self) -> None:
        """Go on with the draft, on the interview's page."""
        draft = self.current
        self.show_list()
        self.desk.resume(draft)

    def _ask_reason(
        self, title: Sentence, what_happens: Sentence, *, yes: Sentence, change: Callable[..., None]
    ) -> None:
        uuid = self.current
        self._open(ReasonBox(self, title, what_happens, yes=yes, change=lambda reason: change(uuid, reason=reason)))

    def _open(self, box: Box) -> None:
        box.changed.connect(self._note_change)
        box.open()

    def _note_change(self) -> None:
        """Something was changed: check the flags anew, show it, tell everybody."""
        if self._is_reading:
            self._check()
            self.read(self.current)
        self.desk.tell_saved()
        self.desk.responses_changed.emit()

    def _check(self) -> None:
        try:
            if self.responses.get(self.current).status == "finished":
                self.desk.open_project.quality_flags.check(self.current)
        except KnownError as error:
            self.reading_view.fault.tell(error)
