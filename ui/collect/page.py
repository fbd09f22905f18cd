"""The page on which citizens are interviewed: leads from the offer through the questions and the review to the thanks."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from instruments.i18n import N_, _, language
from servqual_desk.errors import KnownError
from servqual_desk.interviewing.answer_words import answer_words
from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.interviewing.shown_question import Answer, Asked
from ui.collect.begin_view import CollectHome
from ui.collect.interview_context_line import place_words
from ui.collect.question_view import AskingView
from ui.collect.typed_input import TypedInput
from ui.jobs.interview_session import AskingSession
from ui.pages import Page
from ui.shared_state import Desk
from ui.widgets.layout import column
from ui.widgets.one_gesture import screen_appeared

if TYPE_CHECKING:
    from ui.collect.answer_map_view import AnswerMapView
    from ui.collect.interview_context_view import InterviewContextView
    from ui.collect.paper.paper_view import PaperView
    from ui.collect.review_view import ReviewView
    from ui.collect.thanks_view import ThanksView


class CollectPage(Page):
    """A few views, one at a time. The interview holds the answers; the views show and tell (law 4)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.session = AskingSession(self)
        self._typed = TypedInput(self.session, self)
        self._finished = ""
        self._after_place: Callable[[InterviewContext], None] = self._start
        self._views = QStackedWidget()
        self._views.currentChanged.connect(screen_appeared)
        self.setLayout(column(self._views))
        self.desk.project_leaving.connect(self._let_go)
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
        view.kiosk_wanted.connect(self.ask_about_kiosk)
        self._views.addWidget(view)
        return view

    @cached_property
    def asking(self) -> AskingView:
        view = AskingView()
        view.answered.connect(self.session.answer)
        view.skipped.connect(self.session.skip)
        view.typed.connect(self._typed.note)
        view.taken_back.connect(self.session.take_back)
        view.help_wanted.connect(self.show_keys)
        view.map_wanted.connect(self.show_map)
        view.back.connect(self.session.go_back)
        view.paused.connect(self.pause)
        self._views.addWidget(view)
        return view

    @cached_property
    def map(self) -> "AnswerMapView":
        from ui.collect.answer_map_view import AnswerMapView  # not on the road to the first question

        view = AnswerMapView()
        view.jump.connect(self.session.visit)
        view.left.connect(self.session.show_question)
        self._views.addWidget(view)
        return view

    @cached_property
    def review(self) -> "ReviewView":
        from ui.collect.review_view import ReviewView  # as the map

        view = ReviewView()
        view.jump.connect(self.session.visit)
        view.finished.connect(self.session.finish)
        view.back.connect(self.session.go_back)
        view.paused.connect(self.pause)
        self._views.addWidget(view)
        return view

    @cached_property
    def thanks(self) -> "ThanksView":
        from ui.collect.thanks_view import ThanksView  # as the map

        view = ThanksView()
        view.next_wanted.connect(self.begin)
        view.place.change_wanted.connect(self.choose_place)
        view.results_wanted.connect(self._show_results)
        view.signs.look_wanted.connect(self._read_again)
        self._views.addWidget(view)
        return view

    @cached_property
    def placing(self) -> "InterviewContextView":
        from ui.collect.interview_context_view import InterviewContextView  # only surveys with a field plan need it

        view = InterviewContextView(self.desk)
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
        view.batch.place.change_wanted.connect(self._choose_place_of_forms)
        self._views.addWidget(view)
        return view

    # Page

    def entered(self) -> None:
        draft = self.desk.take_wanted_draft()
        if draft is not None:
            self.resume(draft)
        elif self.session.interview is None:
            self._show_home()
        else:
            self.session.show_question()

    def left(self) -> None:
        self.session.settle()
        if "paper" in vars(self):
            self.paper.settle()

    def speak(self) -> None:
        """Ask on in the language that was switched to, at the same question."""
        asked = self.session.speak(language())
        self._say_language()
        if asked is not None and self._views.currentWidget() is self.asking:
            self.asking.say_question(asked)
        elif self.session.interview is not None and self._is_reviewing:
            self.session.show_question()

    # Beginning and leaving

    def begin(self) -> None:
        """Start a new interview; who asks and about what is asked before, where something of it is still open."""
        self._with_place(self._start)

    def begin_paper(self) -> None:
        """Enter paper forms; who asked and about what is asked before, where something of it is still open."""
        self._with_place(self._enter_forms)

    def ask_about_kiosk(self) -> None:
        """Let the kiosk be set up, and begin it."""
        from ui.collect.kiosk.kiosk_box import KioskBox  # not on the road to the first question

        box = KioskBox(self, self.desk)
        box.stored.connect(self.desk.kiosk_requested)
        box.open()

    def _with_place(self, go_on: Callable[[InterviewContext], None]) -> None:
        place = self._place()
        if place is None:
            self._ask_place(go_on)
        else:
            go_on(place)

    def choose_place(self) -> None:
        """Ask who asks and about what; then the interview begins."""
        self._ask_place(self._start)

    def _choose_place_of_forms(self) -> None:
        """Ask whose forms they are, and about what; then the forms go on."""
        self._ask_place(self._enter_forms)

    def _ask_place(self, go_on: Callable[[InterviewContext], None]) -> None:
        self._after_place = go_on
        self._views.setCurrentWidget(self.placing)
        self.placing.begin(N_("Start the interview") if go_on == self._start else N_("Enter paper forms"))

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
        self._ask_first(self.session.start(self.desk.open_project, place, language=language()))

    def resume(self, uuid: str) -> None:
        """Go on with an unfinished interview, in the language in which it was held."""
        try:
            interview = self.desk.open_project.resume(uuid)
        except KnownError as error:  # another window has it, or it ended meanwhile
            self._show_home()
            self.home.fault.tell(error)
            return
        self.desk.set_language(interview.language)
        if interview.mode == "paper":
            self._views.setCurrentWidget(self.paper)
            self.paper.resume(self.desk.open_project, interview, self._place())
            return
        self._ask_first(self.session.go_on(self.desk.open_project, interview))

    def _ask_first(self, interview: Interview) -> None:
        self.asking.show_last("")
        self.asking.show_context(place_words(self.desk.open_project, interview.context))
        self._say_language()
        self.session.show_question()

    def _say_language(self) -> None:
        if self.desk.project is not None:
            written = self.desk.project.instrument.languages
            self.asking.write_in(language() if language() in written else written[0])

    def park(self, uuid: str) -> None:
        """Leave an unfinished interview for later: it is offered after the others."""
        try:
            self.desk.open_project.responses.park(uuid)
        except KnownError as error:
            self._show_home()
            self.home.fault.tell(error)
        else:
            self._show_home()

    def pause(self) -> None:
        """Leave the interview as it is; it is offered to be resumed."""
        if self.session.leave():
            self._show_home()

    def _let_go(self) -> None:
        """Of the survey that is about to be closed nothing is held, and everything that is typed is in it."""
        self.left()
        self.session.forget()
        if "paper" in vars(self):
            self.paper.forget()

    def _forget_interview(self) -> None:
        """It is another survey, or another version of it."""
        self._let_go()
        if self.isVisible():
            self._show_home()

    @property
    def _is_reviewing(self) -> bool:
        return "review" in vars(self) and self._views.currentWidget() is self.review

    # What the session tells

    def show_question(self, asked: Asked) -> None:
        self._views.setCurrentWidget(self.asking)
        self.asking.show_asked(self.session.current, asked)

    def show_unanswered(self, unanswered: tuple[Asked, ...]) -> None:
        self._views.setCurrentWidget(self.review)
        self.review.map.show_questions(self.session.current.questions)
        self.review.show_unanswered(unanswered)

    def show_kept(self, asked: Asked, answer: Answer) -> None:
        if answer is None:
            self.asking.show_last("")
            return
        self.desk.tell_saved()
        self.asking.show_last(partial(_saved_words, asked, answer))

    def show_fault(self, error: KnownError) -> None:
        view = self.review if self._is_reviewing else self.asking
        view.tell_fault(error)

    def show_taken_back(self) -> None:
        self.desk.tell_saved()
        self.asking.show_taken_back()

    def ask_about_refusal(self) -> None:
        from ui.widgets.dialogs import ask  # as the map

        if ask(
            self,
            _("Not willing to take part?"),
            _("One refusal is recorded, and nothing about this person is kept."),
            yes=_("Record the refusal"),
            no=_("Back to the question"),
        ):
            self.session.refuse()
        else:
            self.session.show_question()

    def show_refusal(self) -> None:
        self.thanks.show_refusal()
        self._show_thanks()

    def show_finished(self, interview: Interview) -> None:
        from ui.collect.quality_flags_view import signs_of  # as the map
        from ui.jobs.slips import write_withdrawal_slip

        self.desk.tell_saved()
        self._finished = interview.uuid
        project, code = self.desk.open_project, interview.withdrawal_code
        slip = partial(write_withdrawal_slip, project, code, paper=self.desk.settings.slip_paper)
        self.thanks.show_thanks(code, signs_of(project, interview.uuid), slip=slip)
        self._show_thanks()
        self.desk.responses_changed.emit()

    # Showing

    def _show_home(self) -> None:
        project = self.desk.project
        if project is None:
            self.home.show_drafts(())
        else:
            names = {one.code: one.name for one in project.people.list(active_only=False)}
            self.home.show_drafts(project.drafts(), parked=project.responses.parked(), people=names)
        self.home.place.show_place(project, self._place() if project else None)
        self._views.setCurrentWidget(self.home)
        self.home.begin()

    def _show_thanks(self) -> None:
        self.thanks.place.show_place(self.desk.project, self._place())
        self._views.setCurrentWidget(self.thanks)

    def show_map(self) -> None:
        """All questions and answers, to go to one and come back; what is typed here is kept."""
        if self.session.settle():
            self._views.setCurrentWidget(self.map)
            self.map.show_questions(self.session.current.questions, self.session.current.question)

    def show_keys(self) -> None:
        """The keys, over the question."""
        from ui.collect.keys_help import KeysHelp  # as the map

        KeysHelp(self).exec()

    def _read_again(self) -> None:
        self.desk.read(self._finished)

    def _show_results(self) -> None:
        self.desk.show_page("results")


def _saved_words(asked: Asked, answer: Answer) -> str:
    return _("Saved: {answer}").format(answer=answer_words(asked, answer))
