"""The comments page: a coder goes through what citizens wrote, one comment at a time, and gives codes by key."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from analysis.methods import pickers
from instruments.i18n import N_, language
from servqual_desk.errors import BugError, KnownError
from servqual_desk.project import Project
from servqual_desk.sources.source_coding import QUESTION as SOURCES
from ui.coding.agreement import AgreementLine, wanted_tables
from ui.coding.code_keys import code_of
from ui.coding.codebook_view import CodebookView
from ui.coding.coding_header import Head
from ui.coding.coding_queue import CodingQueue
from ui.coding.comment_view import CommentView
from ui.pages import Page
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Option
from ui.widgets.layout import GRID, Filling, column, middle, panel, row, scrolling
from ui.widgets.one_gesture import ENTER
from ui.widgets.spoken_words import Label, Sentence, as_it_is
from ui.widgets.turning_row import TurningSplitter

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1}
_CODING, _NOTHING, _ALL_DONE = range(3)


class CodingPage(Page):
    """Keys: a code's own key gives it or takes it off, Enter is done, Up and Down go to other comments.

    A coder sees only their own codes. Whatever is given is on disk at once.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._queue: CodingQueue | None = None
        self.head, self.comment, self.codebook, self.agreement = Head(), CommentView(), CodebookView(), AgreementLine()
        self._nothing_words = Label(role="muted", wrap=True)
        self._views = QStackedWidget()
        for view in (self.comment, self._nothing_view(), self._all_done_view()):
            self._views.addWidget(view)
        sheet = panel(column(self.head, Filling(self._splitter()), self.agreement, spacing=2 * GRID))
        self.setLayout(column(scrolling(sheet, by_arrows=False)))
        self.head.changed.connect(self._change_queue)
        self.head.limited.connect(self._change_limit)
        self.head.sources_wanted.connect(partial(desk.show_page, "sources"))
        self.head.coder.entered.connect(self.begin)
        self.comment.step.connect(self.step)
        self.comment.finished.connect(self.finish)
        self.codebook.toggled.connect(self.toggle)
        self.codebook.changed.connect(self._show_current)
        self.agreement.tables_wanted.connect(self.see_tables)
        desk.project_changed.connect(self._forget)

    def _splitter(self) -> QSplitter:
        splitter = TurningSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._views)
        splitter.addWidget(self.codebook)
        splitter.setStretchFactor(0, 5)
        splitter.setStretchFactor(1, 4)
        return splitter

    def _nothing_view(self) -> QWidget:
        return middle(Label(N_("No comments"), role="heading"), self._nothing_words, sides=3 * GRID)

    def _all_done_view(self) -> QWidget:
        everything = Button(N_("Show all comments"), self._show_all, picture="list")
        return middle(
            Label(N_("Every comment is coded"), role="heading"),
            Label(N_("They can be looked at and changed as long as the survey is there."), role="muted", wrap=True),
            row(everything, 1),
            sides=3 * GRID,
        )

    # Page

    def entered(self) -> None:
        project = self.desk.open_project
        questions = pickers.comments(project.instrument)
        before = self._queue.current if self._queue is not None else None
        self.codebook.show_codebook(project.comments)
        self.head.offer(self._question_options(), self._names(project, questions), self.desk.coder)
        self._load(before.response if before is not None else "")
        self.begin()

    def left(self) -> None:
        self.agreement.forget()

    def speak(self) -> None:
        if self.desk.project is not None and self._queue is not None:
            self.head.question.offer(self._question_options())
            self.codebook.speak()
            self.agreement.speak()
            self._show_current()

    def begin(self) -> None:
        """Give the focus to what is wanted first: the coder's name, else the comment, else the codebook."""
        if not self.head.name:
            self.head.coder.setFocus()
        else:
            (self.comment.text if self._is_coding else self.codebook.add_button).setFocus()

    @property
    def _is_coding(self) -> bool:
        """Whether a comment is shown."""
        return self._views.currentIndex() == _CODING

    def _question_options(self) -> list[Option]:
        project = self.desk.open_project
        instrument = project.instrument
        asked = [(one, as_it_is(instrument.question(one).text.get(language()))) for one in pickers.comments(instrument)]
        beside: list[Option] = [(SOURCES, N_("Sources: documents, observations, interviews"))]
        return [*asked, *(beside if project.sources.list() else [])]

    def _names(self, project: Project, questions: Sequence[str]) -> list[str]:
        """Who may code: those who have, and the people of the project."""
        coders = [name for question in questions for name in project.comments.coders(question)]
        coders += project.source_coding.coders()
        people = [person.name for person in project.people.list()]
        return sorted({*coders, *people, self.desk.coder} - {""}, key=str.casefold)

    def _forget(self) -> None:
        self._queue = None
        self.agreement.forget()

    # Which comments

    @property
    def queue(self) -> CodingQueue:
        """The comments that are gone through."""
        if self._queue is None:
            raise BugError("comments were coded without a question")
        return self._queue

    def _change_queue(self) -> None:
        """Another question or another coder; nothing where the survey is being closed."""
        if self.desk.project is None:
            return
        self.desk.coder = self.head.name
        self._load()
        self.begin()

    def _load(self, response: str = "") -> None:
        """Read the coder's comments; the one of `response` comes on top, else the first that is not coded."""
        question = self.head.question.value
        self.head.fault.say("")
        self.codebook.coder = self.head.name or None
        if question is None:
            self._queue = None
            self.head.show_progress(0, 0)
            self._show_nothing(N_("This questionnaire has no question that is answered in the citizen's own words."))
            return
        project = self.desk.open_project
        coding = project.source_coding if question == SOURCES else project.comments
        self._queue = CodingQueue(coding, question, self.head.name)
        if response:
            self._queue.go_to(response)
        self._limit()
        self._show_agreement()

    def _show_agreement(self) -> None:
        project = self.desk.open_project
        coding = project.source_coding if self.queue.variable == SOURCES else project.comments
        coders = coding.coders(self.queue.variable)
        self.agreement.show_agreement(project, self.queue.variable, self.queue.coder, coders)

    def _limit(self) -> None:
        """Show all comments, or only those that are not coded."""
        queue = self.queue
        queue.only_open = self.head.only_open
        current = queue.current
        if current is None:
            self.head.show_progress(0, 0)
            self._show_nothing(N_("No citizen has written a comment yet. What they write in interviews appears here."))
            return
        if queue.only_open and current.done and not queue.next_open():
            self._show_all_done()
            return
        self._views.setCurrentIndex(_CODING)
        self._show_current()

    def _change_limit(self) -> None:
        if self._queue is not None:
            self._limit()
            self.begin()

    def _show_nothing(self, words: Sentence) -> None:
        self._nothing_words.say(words)
        self.codebook.show_given(())
        self._views.setCurrentIndex(_NOTHING)

    def _show_all_done(self) -> None:
        self.head.show_progress(self.queue.coded, self.queue.count)
        self.codebook.show_given(())
        self._views.setCurrentIndex(_ALL_DONE)

    def _show_all(self) -> None:
        self.head.limit.put(None)
        self._limit()
        self.begin()

    def _show_current(self) -> None:
        queue = self._queue
        if queue is None or queue.current is None or not self._is_coding:
            return
        comment = queue.current
        given = [code.title for code in self.codebook.codes if code.code in comment.codes]
        self.comment.show_comment(comment.text, number=queue.number, count=queue.count)
        titles = {code.code: code.title for code in self.codebook.codes}
        quotes = [f"{titles.get(code, code)}: “{words}”" for code, words in comment.quotes]
        self.comment.show_given(given, done=comment.done, quotes=quotes)
        self.codebook.show_given(comment.codes)
        self.head.show_progress(queue.coded, queue.count)

    # CommentCoding

    def step(self, by: int) -> None:
        """Go to the comment after (1) or before (-1)."""
        if self.queue.step(by):
            self._show_current()
        else:
            self.comment.tell(N_("No further comment is shown.") if by > 0 else N_("No comment before it is shown."))
        self._keep_focus()

    def toggle(self, code: str) -> None:
        """Give the comment this code, or take it off; of a source the passage that is chosen gets it."""
        if self._is_coding and self._named():
            words = self.comment.text.chosen if self.queue.variable == SOURCES else ""
            self._change(partial(self.queue.code_passage, code, words) if words else partial(self.queue.toggle, code))
        self._show_current()

    def _change(self, change: Callable[[], object]) -> bool:
        """Change what is coded; False where that was refused, which is said beneath the comment."""
        try:
            change()
        except KnownError as error:
            self.comment.fault.tell(error)
            return False
        self._note_saved()
        return True

    def finish(self) -> None:
        """The comment has all its codes: on to the next that is not coded."""
        if not self._named() or not self._change(self.queue.finish):
            return
        if self.queue.next_open():
            self._show_current()
        elif self.head.only_open:
            self._show_all_done()
        else:
            self._show_current()
            self.comment.tell(N_("Every comment is coded."))
        self._keep_focus()

    def _named(self) -> bool:
        """Whether somebody is named as the coder; if not, ask for the name."""
        named = bool(self.head.name)
        self.head.fault.say("" if named else N_("Enter the coder's name, so that two coders can be compared."))
        if not named:
            self.head.coder.setFocus()
        return named

    def _note_saved(self) -> None:
        self.desk.tell_saved()
        if self.agreement.is_asked:
            self.agreement.coded()
        else:
            self._show_agreement()

    def _keep_focus(self) -> None:
        if self._is_coding and not self.codebook.tree.hasFocus():
            self.comment.text.setFocus()

    def see_tables(self) -> None:
        """Open the lab with words, codes and agreement of this question, or with the findings of the sources."""
        question = self.head.question.value
        if question is not None:
            self.desk.analyse(wanted_tables(question))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        code = code_of(event, self.codebook.codes)
        if key == Qt.Key.Key_Insert:
            self.codebook.add()
        elif not self._is_coding:
            super().keyPressEvent(event)
        elif code is not None:
            self.toggle(code)
        elif key in _STEPS:
            self.step(_STEPS[key])
        elif key in ENTER and (self.comment.text.hasFocus() or self.codebook.tree.hasFocus()):
            self.finish()
        else:
            super().keyPressEvent(event)
