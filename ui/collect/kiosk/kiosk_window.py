"""The kiosk's window: from the welcome through the questions to the thanks, and back to the welcome by itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from instruments.i18n import _, language
from servqual_desk.errors import AnswerError, BugError, KnownError
from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.interviewing.shown_question import Answer
from ui import theme
from ui.collect.kiosk.countdown import Countdown
from ui.collect.kiosk.idle_time import IdleClock
from ui.collect.kiosk.kiosk_question_view import KioskAsking, KioskReview
from ui.collect.kiosk.kiosk_thanks_view import KioskThanks
from ui.collect.kiosk.leave_by_pin import Corner, PinBox
from ui.collect.kiosk.service_choice import Services
from ui.collect.kiosk.welcome_view import Welcome
from ui.collect.progress_bar import stretches
from ui.collect.section_names import DECLINES
from ui.desk import Desk
from ui.widgets.layout import column
from ui.widgets.spoken_words import as_it_is

NOTHING_ANSWERED = "kiosk: left before the first answer"  # in the log; read by people who look into the file


class KioskWindow(QWidget):
    """Nothing but the survey. It is left by a long press on the upper left corner and the PIN; closing it otherwise is ignored.

    What a citizen leaves unfinished is parked when nobody touches the screen: no one who comes after sees it, and the
    interviewer's page lists it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._interview: Interview | None = None
        self._may_leave = False
        self._pin_box: PinBox | None = None
        self._first_language, self._first_size = language(), desk.settings.text_percent
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(desk.open_project.title)
        self._make_views()
        self._connect()
        self._countdown = Countdown(self)
        self._corner = Corner(self, 2 * theme.current().touch)
        self._corner.held.connect(self.ask_pin)
        self._clock = IdleClock(self, desk.settings.kiosk_idle)
        self._clock.warned.connect(self._countdown.show_left)
        self._clock.ran_out.connect(self.give_up)
        self.start_anew()

    def _make_views(self) -> None:
        languages = self.desk.open_project.instrument.languages
        self.welcome = Welcome(as_it_is(self.desk.open_project.title))
        self.services = Services(self.desk.open_project)
        self.asking, self.review, self.thanks = KioskAsking(), KioskReview(), KioskThanks()
        for view in (self.welcome, self.asking):
            view.languages.offer(languages)
        self._views = QStackedWidget()
        for page in (self.welcome, self.services, self.asking, self.review, self.thanks):
            self._views.addWidget(page)
        self.setLayout(column(self._views))

    def _connect(self) -> None:
        self.welcome.language_chosen.connect(self.desk.set_language)
        self.welcome.begun.connect(self.begin)
        self.services.settled.connect(self._start)
        self.services.left.connect(self.start_anew)
        self.asking.answered.connect(self.answer)
        self.asking.skipped.connect(self.skip)
        self.asking.back.connect(self.go_back)
        self.asking.languages.chosen.connect(self._switch_language)
        self.asking.larger.clicked.connect(lambda: self.desk.change_text_size(+1))
        self.review.jump.connect(self.jump)
        self.review.back.connect(self.go_back)
        self.review.finished.connect(self.finish)
        self.thanks.done.connect(self.start_anew)

    @property
    def interview(self) -> Interview | None:
        """The interview under way."""
        return self._interview

    # From the welcome and back

    def start_anew(self) -> None:
        """The welcome, in the language and the size in which the kiosk was started."""
        self._clock.stop()
        self._interview = None
        self.desk.set_language(self._first_language)
        if self.desk.settings.text_percent != self._first_size:
            self.desk.settings.text_percent = self._first_size
            self.desk.dress()
        self._show(self.welcome)

    def begin(self) -> None:
        """Ask for the service where there are several, else the first question."""
        self.welcome.fault.say("")
        self._clock.start()
        place = self.services.only_place
        if place is None:
            self._show(self.services)
            self.services.begin()
        else:
            self._start(place)

    def _start(self, place: InterviewContext) -> None:
        try:
            self._interview = self.desk.open_project.start_interview(
                language=language(), mode="kiosk", unit=place.unit, service=place.service, wave=place.wave
            )
        except KnownError as error:
            self._start_anew_with(error)
            return
        self._show_question()

    def _start_anew_with(self, error: KnownError) -> None:
        faults = " ".join(error.faults)
        self.start_anew()
        self.welcome.fault.say(lambda: _("Please tell the survey staff: {fault}").format(fault=faults))

    def give_up(self) -> None:
        """Nobody is there any more: keep what was answered for the staff, and begin anew."""
        if self._pin_box is not None:
            self._pin_box.reject()
        try:
            self._set_aside()
        except KnownError as error:  # what was answered is on disk all the same
            self._start_anew_with(error)
        else:
            self.start_anew()

    def _set_aside(self) -> None:
        if self._interview is None:
            return
        responses = self.desk.open_project.responses
        if self._interview.answers:
            responses.park(self._interview.uuid)
        else:
            responses.abandon(self._interview.uuid, reason=NOTHING_ANSWERED)

    # Answering

    @property
    def _current(self) -> Interview:
        if self._interview is None:
            raise BugError("an answer came while nobody was at the kiosk")
        return self._interview

    def answer(self, value: Answer) -> None:
        """Keep the answer on disk, then show the next question."""
        interview = self._current
        asked = interview.question
        if asked is None:
            return
        if asked.role == "consent" and value == DECLINES:
            self._refuse()
            return
        try:
            interview.answer(value)
        except KnownError as error:
            self.asking.tell_fault(error)
            return
        self._show_question()

    def _refuse(self) -> None:
        try:
            self._current.refuse()
        except KnownError as error:
            self.asking.tell_fault(error)
            return
        self._interview = None
        self._clock.stop()
        self.thanks.show_refusal()
        self._show(self.thanks)

    def skip(self) -> None:
        """Go on without an answer, where that is allowed."""
        try:
            self._current.skip()
        except AnswerError as error:
            self.asking.tell_fault(error)
            return
        self._show_question()

    def go_back(self) -> None:
        """To the question before."""
        self._current.back()
        self._show_question()

    def jump(self, column_name: str) -> None:
        """To a question that the review lists."""
        self._current.go_to(column_name)
        self._show_question()

    def finish(self) -> None:
        """Make the interview a response."""
        interview = self._current
        try:
            interview.finish()
        except KnownError as error:
            self.review.tell_fault(error)
            return
        self._interview = None
        self._clock.stop()
        self.thanks.show_thanks(interview.withdrawal_code)
        self._show(self.thanks)

    def _switch_language(self, code: str) -> None:
        self.desk.set_language(code)
        interview = self._current
        interview.language = language()
        if interview.question is not None:
            self.asking.say_question(interview.question)

    # Showing

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        if view is self.welcome:
            self.welcome.languages.begin()

    def _show_question(self) -> None:
        interview = self._current
        asked = interview.question
        if asked is None:
            self._show(self.review)
            self.review.show_unanswered(interview.unanswered)
            return
        self._show(self.asking)
        self.asking.show_question(asked)
        self.asking.show_progress(stretches(interview.questions, asked), *interview.progress)

    # Leaving

    def ask_pin(self) -> None:
        """Let whoever knows the PIN leave."""
        box = PinBox(self, self.desk.settings.kiosk_pin)
        box.accepted.connect(self.leave)
        box.finished.connect(self._forget_pin_box)
        self._pin_box = box
        self._clock.start()
        box.open()

    def _forget_pin_box(self) -> None:
        if self._pin_box is not None:
            self._pin_box.deleteLater()
            self._pin_box = None
        if self._interview is None:
            self._clock.stop()

    def leave(self) -> None:
        """Close the kiosk; an unfinished interview is parked."""
        if self._interview is not None:
            self.give_up()
        self._may_leave = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave:
            event.ignore()
            return
        self._clock.stop()
        self.desk.close()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # no key leads out

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corner.raise_()
        self._countdown.fit()
