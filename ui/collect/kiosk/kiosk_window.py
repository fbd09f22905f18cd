"""The kiosk's window: from the welcome through the questions to the thanks, and back to the welcome by itself."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from instruments.i18n import _, language
from servqual_desk.errors import KnownError
from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.interviewing.shown_question import Answer, Asked
from ui import background, theme
from ui.automatic_backups import AutomaticBackups
from ui.collect.kiosk.countdown import Countdown
from ui.collect.kiosk.idle_clock import IdleClock
from ui.collect.kiosk.kiosk_question_view import KioskAsking, KioskReview
from ui.collect.kiosk.kiosk_thanks_view import KioskThanks
from ui.collect.kiosk.leave_by_pin import Corner, PinBox
from ui.collect.kiosk.service_choice import Services
from ui.collect.kiosk.welcome_view import Welcome
from ui.collect.typed_input import TypedInput
from ui.desk import Desk
from ui.jobs.interview_session import AskingSession
from ui.jobs.slips import write_withdrawal_slip
from ui.widgets.layout import column
from ui.widgets.one_gesture import screen_appeared
from ui.widgets.spoken_words import as_it_is


class KioskWindow(QWidget):
    """Nothing but the survey. It is left by a long press on the upper left corner and the PIN; closing it otherwise is ignored.

    What a citizen leaves unfinished is parked when nobody touches the screen: no one who comes after sees it, and the
    interviewer's page lists it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._backups = AutomaticBackups(desk)
        self.session = AskingSession(self)
        self._typed = TypedInput(self.session, self)
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
        self.welcome = Welcome(as_it_is(self.desk.open_project.title), self.desk.open_project.instrument.minutes)
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
        self.asking.answered.connect(self.session.answer)
        self.asking.skipped.connect(self.session.skip)
        self.asking.typed.connect(self._typed.note)
        self.asking.taken_back.connect(self.session.take_back)
        self.asking.back.connect(self.session.go_back)
        self.asking.languages.chosen.connect(self._switch_language)
        self.asking.larger.clicked.connect(self._enlarge)
        self.review.jump.connect(self.session.jump)
        self.review.back.connect(self.session.go_back)
        self.review.finished.connect(self.session.finish)
        self.thanks.done.connect(self.start_anew)

    # From the welcome and back

    def start_anew(self) -> None:
        """The welcome, in the language and the size in which the kiosk was started."""
        self._clock.stop()
        self.session.forget()
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
            self.session.start(self.desk.open_project, place, language=language(), mode="kiosk")
        except KnownError as error:
            self._start_anew_with(error)
            return
        self.session.show_question()

    def _start_anew_with(self, error: KnownError) -> None:
        faults = " ".join(error.faults)
        self.start_anew()
        self.welcome.fault.say(lambda: _("Please tell the survey staff: {fault}").format(fault=faults))

    def give_up(self) -> None:
        """Nobody is there any more: keep what was answered for the staff, and begin anew."""
        if self._pin_box is not None:
            self._pin_box.reject()
        try:
            self.session.set_aside()
        except KnownError as error:  # what was answered is on disk all the same
            self._start_anew_with(error)
        else:
            self.start_anew()

    # What the session tells

    def show_question(self, asked: Asked) -> None:
        self._show(self.asking)
        self.asking.show_asked(self.session.current, asked)

    def show_unanswered(self, unanswered: tuple[Asked, ...]) -> None:
        self._show(self.review)
        self.review.show_unanswered(unanswered)

    def show_kept(self, asked: Asked, answer: Answer) -> None:
        """A kiosk says nothing of what was answered: others may look on."""

    def show_fault(self, error: KnownError) -> None:
        view = self.review if self._views.currentWidget() is self.review else self.asking
        view.tell_fault(error)

    def show_taken_back(self) -> None:
        """The tile that was chosen is no longer; that says it."""

    def agrees_to_refusal(self) -> bool:
        return True

    def show_refusal(self) -> None:
        self._clock.stop()
        self.thanks.show_refusal()
        self._show(self.thanks)

    def show_finished(self, interview: Interview) -> None:
        self._clock.stop()
        code, paper = interview.withdrawal_code, self.desk.settings.slip_paper
        slip = partial(write_withdrawal_slip, self.desk.open_project, code, paper=paper) if paper else None
        self.thanks.show_thanks(code, slip=slip)
        self._show(self.thanks)

    # Showing

    def _switch_language(self, code: str) -> None:
        self.desk.set_language(code)
        asked = self.session.speak(language())
        if asked is not None:
            self.asking.say_question(asked)

    def _enlarge(self) -> None:
        self.desk.change_text_size(+1)

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        screen_appeared()
        if view is self.welcome:
            self.welcome.languages.begin()

    # Leaving

    def ask_pin(self) -> None:
        """Let whoever knows the PIN leave."""
        box = PinBox(self, self.desk.kiosk_pin)
        box.accepted.connect(self.leave)
        box.finished.connect(self._forget_pin_box)
        self._pin_box = box
        self._clock.start()
        box.open()

    def _forget_pin_box(self) -> None:
        if self._pin_box is not None:
            self._pin_box.deleteLater()
            self._pin_box = None
        if self.session.interview is None:
            self._clock.stop()

    def leave(self) -> None:
        """Close the kiosk; an unfinished interview is parked."""
        if self.session.interview is not None:
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
        self.hide()
        background.wait()  # for the last backup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # no key leads out

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corner.raise_()
        self._countdown.fit()
