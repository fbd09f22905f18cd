"""Entering paper forms: the number, the grid, finished, the next number."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from instruments.i18n import N_, _, language, ngettext
from servqual_desk.errors import KnownError
from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.project import Project
from servqual_desk.responses.second_entry import SecondEntry
from servqual_desk.store.clock import moment_words
from ui.collect.paper.batch_view import BatchView
from ui.collect.paper.form_grid import FormGrid
from ui.collect.paper.paper_entry import FirstEntry
from ui.collect.paper.second_entry_view import SecondEntryView
from ui.collect.quality_flags_view import signs_of
from ui.collect.typed_input import TypedInput
from ui.jobs.interview_session import InterviewSession
from ui.widgets.buttons import Button
from ui.widgets.dialogs import ask
from ui.widgets.form_entries import EntryError
from ui.widgets.layout import GRID, Measure, column, panel, row
from ui.widgets.one_gesture import ENTER, of_meant_keys, screen_appeared
from ui.widgets.spoken_words import FaultLine, Label, Sentence

WIDEST = 1040
MOST_NAMED = 8  # questions without an answer


class PaperView(QWidget):
    """One form after another; what is typed is on disk at once, so leaving loses nothing."""

    left = Signal()
    saved = Signal()
    finished = Signal()
    look_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._project: Project | None = None
        self._survey: Path | None = None  # whose forms were entered last
        self._place = InterviewContext()
        self.session = InterviewSession(self)
        self._typed = TypedInput(self.session, self)
        self._entry: FirstEntry | SecondEntry | None = None
        self._is_warned = False  # that what is typed cannot be kept
        self._last = ""
        self.batch, self.fault = BatchView(), FaultLine()
        self.batch.wanted.connect(self.open_form)
        self.batch.left.connect(self.left)
        self.batch.signs.look_wanted.connect(self._look_again)
        self.grid, self.mismatches = FormGrid(), SecondEntryView()
        self.grid.saved.connect(self._note_saved)
        self.grid.at_end.connect(self._reach_end)
        self.grid.typed.connect(self._typed.note)
        self.mismatches.done.connect(self.next_form)
        self.mismatches.corrected.connect(self.finished)
        self._views = QStackedWidget()
        self._views.currentChanged.connect(screen_appeared)
        self.setLayout(column(self._views))  # first, as in the kiosk
        for view in (self.batch, self._form_page(), self.mismatches):
            self._views.addWidget(view)

    def _form_page(self) -> QWidget:
        self._heading, self._open = Label(role="heading"), Label(role="muted", wrap=True)
        keys = Label(
            N_(
                "A digit is saved and the next question follows. Letters are for “don't know” and the like. Enter or "
                "↓ skips, ↑ goes back."
            ),
            role="caption",
            wrap=True,
        )
        pause = Button(N_("Pause"), self.pause, kind="quiet", picture="pause", shown_key="Esc")
        self._finish = Button(N_("Finish this form"), self.finish, kind="primary", picture="check", key="Ctrl+Return")
        footer = panel(column(self.fault, row(pause, self._open, 1, self._finish, spacing=2 * GRID)))
        parts = (Measure(panel(column(self._heading, keys, spacing=2)), WIDEST), self.grid, Measure(footer, WIDEST))
        return panel(column(*parts, spacing=GRID, margins=(24, 16, 24, 12)))

    # A form

    def begin(self, project: Project, place: InterviewContext) -> None:
        """Ask when the interviews were held, and for the first form's number; what is entered belongs to `place`."""
        self._take(project, place)
        self.batch.note.say("")
        self.batch.signs.show_signs(())
        self.next_form()

    def _take(self, project: Project, place: InterviewContext) -> None:
        """Enter forms of this survey: when those of another one were held says nothing of them."""
        if project.path != self._survey:
            self._survey = project.path
            self.batch.forget_when()
        self._project, self._place = project, place
        self.batch.place.show_place(project, place)

    def next_form(self) -> None:
        """Ask for a number."""
        self._leave_form()
        self._views.setCurrentWidget(self.batch)
        self.batch.begin()

    def resume(self, project: Project, interview: Interview, place: InterviewContext | None) -> None:
        """Go on with a form that was left; what follows it belongs to `place`, or as the form does where that is still open."""
        self._take(project, place or interview.context)
        self._show_form(
            FirstEntry(self.session.go_on(project, interview)), project.responses.get(interview.uuid).serial or ""
        )

    def open_form(self, number: str) -> None:
        """Begin the form with this number, go on with it, or offer to enter it a second time."""
        project = self._project
        if project is None:
            return
        try:
            known = project.responses.with_serial(number) if number else None
            if known is None:
                self._show_form(FirstEntry(self._start(project, number)), number)
            elif known.status == "draft":
                self._show_form(FirstEntry(self.session.go_on(project, project.resume(known.uuid))), number)
            elif self._wants_second(number):
                entry = project.second_entry(known.uuid, language=language(), who=self._place.enumerator)
                self.session.enter_again(entry)
                self._show_form(entry, number)
        except EntryError:
            return  # day or hour says so itself
        except KnownError as error:
            self.batch.refuse_number(error)

    def _start(self, project: Project, number: str) -> Interview:
        return self.session.start(
            project, self._place, language=language(), mode="paper", serial=number or None, held_at=self.batch.held_at()
        )

    def _wants_second(self, number: str) -> bool:
        return ask(
            self,
            _("The form {number} is entered already").format(number=number.upper()),
            _("Enter it a second time to compare? The first entry stays; you then choose where the two differ."),
            yes=_("Enter it again"),
            no=_("Another number"),
        )

    def _show_form(self, entry: FirstEntry | SecondEntry, number: str) -> None:
        self._entry = entry
        self.fault.say("")
        self._heading.say(lambda: self._form_words(entry, number))
        self._views.setCurrentIndex(1)
        self.grid.show_entry(entry)
        self._show_open()

    def _form_words(self, entry: FirstEntry | SecondEntry, number: str) -> str:
        if isinstance(entry, SecondEntry):
            return _("Form {number}, second entry").format(number=number.upper())
        name = _("Form {number}").format(number=number.upper()) if number else _("Form without a number")
        return _("{form} · interview of {moment}").format(form=name, moment=moment_words(entry.interview.started_at))

    # Ending

    def pause(self) -> None:
        """Leave the form; it is offered to be gone on with.

        Where what is typed cannot be kept, the form says so first, and the next time it is left all the same.
        """
        if self.settle() or self._is_warned:
            self._leave_form()
            self.left.emit()
        else:
            self._is_warned = True

    def settle(self) -> bool:
        """Take and keep what is typed in the cell that has the focus; whether the machine allowed it."""
        if self._entry is not None:
            self.grid.settle()
        return self.session.settle()

    def _keep_typed(self) -> bool:
        """What is typed in any cell is on disk, an answer or not."""
        self.grid.settle()
        return self.session.keep_typed()

    def forget(self) -> None:
        """Have no form any more, and none to come: the survey was closed."""
        self._leave_form()
        self._project = None

    def _leave_form(self) -> None:
        self._entry, self._is_warned = None, False
        self.session.forget()

    def finish(self) -> None:
        """Make the form a response; a second entry shows where it differs from the first."""
        if not self._keep_typed():
            return
        if isinstance(self._entry, SecondEntry):
            self._finish_second(self._entry)
        elif self._entry is not None:
            self._finish_first(self.session.current)

    def _finish_first(self, interview: Interview) -> None:
        self.session.finish()
        if self.session.interview is not None and interview.typed:
            self.grid.go_to(interview.typed[0].column)

    def _finish_second(self, entry: SecondEntry) -> None:
        try:
            entry.finish()
        except KnownError as error:
            self.show_fault(error)
            if entry.typed:
                self.grid.go_to(entry.typed[0].column)
            return
        self._views.setCurrentWidget(self.mismatches)
        self.mismatches.show_entry(entry)

    # What the session tells

    def show_fault(self, error: KnownError) -> None:
        self.fault.tell(error)

    def show_refusal(self) -> None:
        self.batch.note.say(N_("The refusal is recorded, and nothing of this form is kept."))
        self.batch.signs.show_signs(())
        self._go_on()

    def show_finished(self, interview: Interview) -> None:
        self._last = interview.uuid
        self.saved.emit()
        self.batch.note.say(N_("The form is saved."))
        self.batch.signs.show_signs(signs_of(self._project, interview.uuid) if self._project else ())
        self._go_on()

    def _go_on(self) -> None:
        self.finished.emit()
        self.next_form()

    def _look_again(self) -> None:
        self.look_wanted.emit(self._last)

    def _note_saved(self) -> None:
        self._show_open()
        self.saved.emit()

    def _show_open(self) -> None:
        self._open.say(self._open_words())

    def _open_words(self) -> Sentence:
        entry = self._entry
        empty = [asked.column for asked in entry.questions if asked.answer is None] if entry else []
        if not empty:
            return N_("Everything is answered")
        if len(empty) > MOST_NAMED:
            return lambda: ngettext("{n} without an answer", "{n} without an answer", len(empty)).format(n=len(empty))
        return lambda: ngettext(
            "{n} without an answer: {columns}", "{n} without an answer: {columns}", len(empty)
        ).format(n=len(empty), columns=", ".join(empty))

    def _reach_end(self) -> None:
        screen_appeared()  # what left the last cell is not to finish the form
        self._finish.setFocus()

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.pause()
        elif key in ENTER and self.focusWidget() is self._finish and not event.isAutoRepeat():
            self.finish()
        else:
            super().keyPressEvent(event)
