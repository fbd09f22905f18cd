"""The page on which citizens are interviewed: leads from the offer through the questions and the review to the thanks."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from instruments.i18n import _, language
from servqual_desk.errors import AnswerError, BugError, KnownError
from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.interviewing.shown_question import Answer, Asked
from ui.collect.begin_view import CollectHome
from ui.collect.keys_help import KeysHelp
from ui.collect.progress_bar import stretches
from ui.collect.quality_flags_view import signs_of
from ui.collect.question_view import AskingView
from ui.collect.review_view import ReviewView
from ui.collect.section_names import DECLINES, answer_words
from ui.collect.thanks_view import ThanksView
from ui.desk import Desk
from ui.pages import Page
from ui.widgets.dialogs import ask
from ui.widgets.layout import column

if TYPE_CHECKING:
    from ui.collect.interview_context_view import PlacingView
    from ui.collect.paper.paper_view import PaperView


class CollectPage(Page):
    """A few views, one at a time. The interview holds the answers; the views show and tell (law 4)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._interview: Interview | None = None
        self._finished = ""
        self._after_place: Callable[[InterviewContext], None] = self._start
        self._views = QStackedWidget()
        self.setLayout(column(self._views))
        self.desk.project_changed.connect(self._forget_interview)

    # The views, each built when it is first needed: the first question waits for nothing else

    @cached_property
    def home(self) -> CollectHome:
        view = CollectHome()
        view.new_wanted.connect(self.begin)
        view.resume_wanted.connect(self.resume)
        view.park_wanted.connect(self.park)
        view.place.change_wanted.connect(self.choose_place)
        view.paper_wanted.connect(self.begin_paper)
        self._views.addWidget(view)
        return view

    @cached_property
    def asking(self) -> AskingView:
        view = AskingView()
        view.answered.connect(self.answer)
        view.skipped.connect(self.skip)
        view.help_wanted.connect(self.show_keys)
        view.back.connect(self.go_back)
        view.paused.connect(self.pause)
        self._views.addWidget(view)
        return view

    @cached_property
    def review(self) -> ReviewView:
        view = ReviewView()
        view.jump.connect(self.jump)
        view.finished.connect(self.finish)
        view.back.connect(self.go_back)
        view.paused.connect(self.pause)
        self._views.addWidget(view)
        return view

    @cached_property
    def thanks(self) -> ThanksView:
        view = ThanksView()
        view.next_wanted.connect(self.begin)
        view.place.change_wanted.connect(self.choose_place)
        view.results_wanted.connect(self._show_results)
        view.signs.look_wanted.connect(self._read_again)
        self._views.addWidget(view)
        return view

    @cached_property
    def placing(self) -> "PlacingView":
        from ui.collect.interview_context_view import PlacingView  # only surveys with a field plan need it

        view = PlacingView(self.desk)
        view.settled.connect(self._go_on)
        view.left.connect(self._show_home)
        self._views.addWidget(view)
        return view

    @cached_property
    def paper(self) -> "PaperView":
        from ui.collect.paper.paper_view import PaperView  # only who enters forms needs it

        view = PaperView()
        view.left.connect(self._show_home)
        view.saved.connect(self.desk.tell_saved)
        view.finished.connect(self.desk.responses_changed)
        view.look_wanted.connect(self.desk.read)
        self._views.addWidget(view)
        return view

    # Page

    def entered(self) -> None:
        draft = self.desk.take_wanted_draft()
        if draft is not None:
            self.resume(draft)
        elif self._interview is None:
            self._show_home()
        else:
            self._show_question()

    def speak(self) -> None:
        """Ask on in the language that was switched to, at the same question."""
        interview = self._interview
        if interview is None:
            return
        interview.language = language()
        asked = interview.question
        if asked is not None and self._views.currentWidget() is self.asking:
            self.asking.say_question(asked)
        elif self._views.currentWidget() is self.review:
            self.review.show_unanswered(interview.unanswered)

    @property
    def interview(self) -> Interview | None:
        """The interview under way."""
        return self._interview

    # Beginning and leaving

    def begin(self) -> None:
        """Start a new interview; who asks and about what is asked before, where something of it is still open."""
        self._with_place(self._start)

    def begin_paper(self) -> None:
        """Enter paper forms; who asked and about what is asked before, where something of it is still open."""
        self._with_place(self._enter_forms)

    def _with_place(self, go_on: Callable[[InterviewContext], None]) -> None:
        place = self._place()
        if place is None:
            self._ask_place(go_on)
        else:
            go_on(place)

    def choose_place(self) -> None:
        """Ask who asks and about what; then the interview begins."""
        self._ask_place(self._start)

    def _ask_place(self, go_on: Callable[[InterviewContext], None]) -> None:
        self._after_place = go_on
        self._views.setCurrentWidget(self.placing)
        self.placing.begin()

    def _go_on(self, place: InterviewContext) -> None:
        self._after_place(place)

    def _enter_forms(self, place: InterviewContext) -> None:
        self._views.setCurrentWidget(self.paper)
        self.paper.begin(self.desk.open_project, place)

    def _place(self) -> InterviewContext | None:
        """What was chosen for the interviews of this session; None where something is still open."""
        if not self.desk.open_project.fieldwork.is_planned():
            return InterviewContext()
        return self.placing.chooser.needed() if self.placing.chooser.is_settled else None

    def _start(self, place: InterviewContext) -> None:
        self._interview = self.desk.open_project.start_interview(
            language=language(), enumerator=place.enumerator, unit=place.unit, service=place.service, wave=place.wave
        )
        self.asking.show_last("")
        self._show_question()

    def resume(self, uuid: str) -> None:
        """Go on with an unfinished interview, in the language in which it was held."""
        interview = self.desk.open_project.resume(uuid)
        self.desk.set_language(interview.language)
        if interview.mode == "paper":
            self._views.setCurrentWidget(self.paper)
            self.paper.resume(self.desk.open_project, interview)
            return
        self._interview = interview
        self.asking.show_last("")
        self._show_question()

    def park(self, uuid: str) -> None:
        """Leave an unfinished interview for later: it is offered after the others."""
        self.desk.open_project.responses.park(uuid)
        self._show_home()

    def pause(self) -> None:
        """Leave the interview as it is; it is offered to be resumed."""
        self._interview = None
        self._show_home()

    def _forget_interview(self) -> None:
        self._interview = None
        if self.isVisible():
            self._show_home()

    # Answering

    @property
    def _current(self) -> Interview:
        if self._interview is None:
            raise BugError("an answer came while nobody was interviewed")
        return self._interview

    def answer(self, value: Answer) -> None:
        """Keep the answer on disk, then show the next question."""
        interview = self._current
        asked = interview.question
        if asked is None:
            return
        if asked.role == "consent" and value == DECLINES and self._decline():
            return
        try:
            interview.answer(value)
        except KnownError as error:
            self.asking.tell_fault(error)
            return
        self.desk.tell_saved()
        self.asking.show_last(lambda: _("Saved: {answer}").format(answer=answer_words(asked, value)))
        self._show_question()

    def skip(self) -> None:
        """Go on without an answer, where that is allowed."""
        try:
            self._current.skip()
        except AnswerError as error:
            self.asking.tell_fault(error)
            return
        self.asking.show_last("")
        self._show_question()

    def go_back(self) -> None:
        """To the question before."""
        self._current.back()
        self._show_question()

    def jump(self, column_name: str) -> None:
        """To a question that the review lists."""
        self._current.go_to(column_name)
        self._show_question()

    def _decline(self) -> bool:
        """Count a refusal, after asking the interviewer once; True when the interview is over."""
        agreed = ask(
            self,
            _("Not willing to take part?"),
            _("One refusal is recorded, and nothing about this person is kept."),
            yes=_("Record the refusal"),
            no=_("Back to the question"),
        )
        if agreed:
            self._current.refuse()
            self._interview = None
            self.thanks.show_refusal()
            self._show_thanks()
        return agreed

    def finish(self) -> None:
        """Make the interview a response."""
        interview = self._current
        try:
            interview.finish()
        except KnownError as error:
            self.review.tell_fault(error)
            return
        self._interview = None
        self.desk.tell_saved()
        self._finished = interview.uuid
        self.thanks.show_thanks(interview.withdrawal_code, signs_of(self.desk.open_project, interview.uuid))
        self._show_thanks()
        self.desk.responses_changed.emit()

    # Showing

    def _show_home(self) -> None:
        project = self.desk.project
        if project is None:
            self.home.show_drafts(())
        else:
            self.home.show_drafts(project.drafts(), parked=project.responses.parked())
        self.home.place.show_place(project, self._place() if project else None)
        self._views.setCurrentWidget(self.home)
        self.home.begin()

    def _show_thanks(self) -> None:
        self.thanks.place.show_place(self.desk.project, self._place())
        self._views.setCurrentWidget(self.thanks)

    def _show_question(self) -> None:
        interview = self._current
        asked: Asked | None = interview.question
        if asked is None:
            self._views.setCurrentWidget(self.review)
            self.review.show_unanswered(interview.unanswered)
            return
        self._views.setCurrentWidget(self.asking)
        self.asking.show_question(asked)
        self.asking.show_progress(stretches(interview.questions, asked), *interview.progress)

    def show_keys(self) -> None:
        """The keys, over the question."""
        KeysHelp(self).exec()

    def _read_again(self) -> None:
        self.desk.read(self._finished)

    def _show_results(self) -> None:
        self.desk.show_page("results")
