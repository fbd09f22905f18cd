"""The kiosk's window: from the welcome through the questions to the thanks, and back to the welcome by itself."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from instruments.i18n import _, language
from servqual_desk.errors import KnownError
from servqual_desk.fieldwork.kiosk_settings import KioskSettings
from servqual_desk.interviewing.answer_words import answer_words
from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.interviewing.shown_question import Answer, Asked
from ui import background, theme
from ui.automatic_backups import AutomaticBackups
from ui.collect.kiosk.idle_clock import IdleClock
from ui.collect.kiosk.idle_warning import Countdown
from ui.collect.kiosk.kiosk_question_view import KioskAsking
from ui.collect.kiosk.kiosk_review_view import KioskReview
from ui.collect.kiosk.kiosk_thanks_view import KioskThanks
from ui.collect.kiosk.leave_by_pin import Corner, PinBox
from ui.collect.kiosk.preset_or_chosen_service import PresetOrChosenService
from ui.collect.kiosk.reading_aloud import NOTHING_HEARD, ReadingAloud
from ui.collect.kiosk.refusal_view import RefusalView
from ui.collect.kiosk.welcome_view import Welcome
from ui.collect.kiosk.words_aloud import question_aloud, screen_aloud
from ui.collect.typed_input import TypedInput
from ui.jobs.interview_session import AskingSession
from ui.jobs.slips import write_withdrawal_slip
from ui.shared_state import Desk
from ui.widgets.layout import GRID, column
from ui.widgets.one_gesture import screen_appeared
from ui.widgets.slip_printer import Write
from ui.widgets.spoken_words import as_it_is


class KioskWindow(QWidget):
    """Nothing but the survey. It is left by a long press on the upper left corner and the PIN; closing it otherwise is ignored.

    What a citizen leaves unfinished is put by as the survey's settings say when nobody touches the screen: no one who comes
    after sees it.
    """

    put_away = Signal()
    """It was left, and the survey is closed."""

    def __init__(self, desk: Desk, settings: KioskSettings | None = None) -> None:
        """The kiosk of the open survey, as the survey says or as `settings` do."""
        super().__init__(None, Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint)
        self.desk = desk
        self.settings = settings or KioskSettings.of(desk.open_project)
        self._backups = AutomaticBackups(desk)
        self.session = AskingSession(self)
        self._typed = TypedInput(self.session, self)
        self._may_leave = self._is_warned_aloud = False
        self._pin_box: PinBox | None = None
        self._first_language = self.settings.first_language(language())
        self._first_size = desk.settings.text_percent
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(desk.open_project.title)
        self.reading = ReadingAloud(self, self.settings.languages if self.settings.reads_aloud else ())
        self._make_views()
        self._connect()
        self._connect_reading()
        self._countdown = Countdown(self, keeps=self.settings.left_form == "keep")
        self._corner = Corner(self, theme.current().touch + GRID)
        self._corner.held.connect(self.ask_pin)
        self._clock = IdleClock(self, self.settings.idle_seconds)
        self._clock.warned.connect(self._countdown.show_left)
        self._clock.warned.connect(self._warn_aloud)
        self._clock.ran_out.connect(self.give_up)
        self.start_anew()

    def _make_views(self) -> None:
        project, languages = self.desk.open_project, self.settings.languages
        self.services = PresetOrChosenService(project, self.settings)
        place = self.services.only_place
        about = self.services.words(place) if place else ""
        self.welcome = Welcome(
            as_it_is(project.title),
            as_it_is(about),
            project.instrument.minutes,
            languages,
            reads_aloud=self.reading.is_offered,
        )
        self.asking, self.review, self.thanks = KioskAsking(), KioskReview(), KioskThanks()
        self.refusal = RefusalView()
        self.asking.languages.offer(languages)
        self.asking.aloud.setVisible(self.reading.is_offered)
        self._views = QStackedWidget()
        self.setLayout(
            column(self._views)
        )  # first: what is put in after a view tells all of that view of its style again
        for page in (self.welcome, self.services, self.asking, self.review, self.refusal, self.thanks):
            self._views.addWidget(page)

    def _connect(self) -> None:
        self.welcome.language_chosen.connect(self.desk.set_language)
        self.welcome.begun.connect(self.begin)
        self.services.settled.connect(self._go_to)
        self.services.left.connect(self._leave_services)
        self.asking.answered.connect(self.session.answer)
        self.asking.skipped.connect(self.session.skip)
        self.asking.typed.connect(self._typed.note)
        self.asking.taken_back.connect(self.session.take_back)
        self.asking.back.connect(self._go_back)
        self.asking.place_wrong.connect(self._ask_service)
        self.asking.languages.chosen.connect(self._switch_language)
        self.asking.larger.clicked.connect(partial(self._change_size, +1))
        self.asking.smaller.clicked.connect(partial(self._change_size, -1))
        self.review.jump.connect(self.session.jump)
        self.review.back.connect(self.session.go_back)
        self.review.finished.connect(self.session.finish)
        self.refusal.recorded.connect(self.session.refuse)
        self.refusal.undone.connect(self.session.show_question)
        self.thanks.done.connect(self.start_anew)

    def _connect_reading(self) -> None:
        self.reading.turned.connect(self.asking.show_reading)
        self.reading.asked_again.connect(self.asking.forget_keys)
        self.reading.goes_on.connect(self._stay)
        self.reading.silent.connect(self._tell_silence)
        self.asking.aloud.clicked.connect(self._turn_reading)
        self.asking.told.connect(self.reading.say)
        self.asking.entered.connect(self.reading.say_control)

    # From the welcome and back

    def start_anew(self) -> None:
        """The welcome, in the language and the size in which the kiosk was started; nothing of the last citizen is left."""
        self._clock.stop()
        self.reading.turn(False)
        self.session.forget()
        self.desk.set_language(self._first_language)
        if self.desk.settings.text_percent != self._first_size:
            self.desk.settings.text_percent = self._first_size
            self.desk.dress()
        QApplication.clipboard().clear()
        self._show(self.welcome)
        if self.reading.fault:
            self._tell_staff(self.reading.fault)

    def begin(self) -> None:
        """Ask for the service where there are several, else the first question."""
        self.welcome.fault.say("")
        self._clock.start()
        place = self.services.only_place
        if place is None:
            self._ask_service()
        else:
            self._go_to(place)

    def _ask_service(self) -> None:
        self._show(self.services)
        self.services.begin()

    def _go_to(self, place: InterviewContext) -> None:
        """Begin about this service; or go on about it, where another one was chosen before."""
        try:
            if self.session.interview is None:
                self.session.start(self.desk.open_project, place, language=language(), mode="kiosk")
            else:
                self.session.current.move(place.unit, place.service)
        except KnownError as error:
            self._start_anew_with(error)
            return
        self.asking.show_place(self.services.words(place), may_change=self._may_choose)
        self.session.show_question()

    @property
    def _may_choose(self) -> bool:
        return self.services.only_place is None

    def _leave_services(self) -> None:
        if self.session.interview is None:
            self.start_anew()
        else:
            self.session.show_question()

    def _go_back(self) -> None:
        """To the question before; before the first, to the choice of the service or to the welcome."""
        asked = self.session.current.question
        if asked is None or asked.position > 1:
            self.session.go_back()
        elif self._may_choose:
            self._ask_service()
        elif not self.session.current.answers:
            self.give_up()

    def _start_anew_with(self, error: KnownError) -> None:
        faults = " ".join(error.faults)
        self.start_anew()
        self._tell_staff(faults)

    def _tell_staff(self, fault: str) -> None:
        self.welcome.fault.say(lambda: _("Please tell the survey staff: {fault}").format(fault=fault))
        self.welcome.fit()

    def give_up(self) -> None:
        """Nobody is there any more: put by what was answered, and begin anew; a refusal that could be undone stands."""
        if self._pin_box is not None:
            self._pin_box.reject()
        if self._views.currentWidget() is self.refusal:
            self.session.refuse()
            return
        try:
            self.session.set_aside(keeps_draft=self.settings.left_form == "keep")
        except KnownError as error:  # what was answered is on disk all the same
            self._start_anew_with(error)
        else:
            self.start_anew()

    # What the session tells

    def show_question(self, asked: Asked) -> None:
        self._clock.start()
        self._show(self.asking)
        self.asking.show_asked(self.session.current, asked)

    def show_unanswered(self, unanswered: tuple[Asked, ...]) -> None:
        self._show(self.review)
        self.review.show_unanswered(unanswered)

    def show_kept(self, asked: Asked, answer: Answer) -> None:
        """A kiosk shows nothing of what was answered, since others may look on; who listens hears it."""
        words = _("no answer") if answer is None else answer_words(asked, answer)
        self.reading.say_first(_("You answered: {answer}").format(answer=words))

    def show_fault(self, error: KnownError) -> None:
        if self._views.currentWidget() is self.review:
            self.review.tell_fault(error)
            self.reading.say(" ".join(error.faults))
        else:
            self.asking.tell_fault(error)

    def show_taken_back(self) -> None:
        """The tile that was chosen is no longer; that says it, and a voice to who listens."""
        self.reading.say(_("The answer is taken back."))

    def ask_about_refusal(self) -> None:
        self._clock.stop()
        self._show(self.refusal)
        self.refusal.begin()

    def show_refusal(self) -> None:
        self.start_anew()

    def show_finished(self, interview: Interview) -> None:
        self._clock.stop()
        self._show(self.thanks)
        self.thanks.show_thanks(interview.withdrawal_code, slip=self._slip(interview.withdrawal_code))

    def _slip(self, code: str) -> Write | None:
        """What prints the code, where the survey offers it; where it says nothing, a chosen paper says it."""
        paper, offers = self.desk.settings.slip_paper, self.settings.offers_slip
        if not (bool(paper) if offers is None else offers):
            return None
        return partial(write_withdrawal_slip, self.desk.open_project, code, paper=paper)

    # Showing

    def _switch_language(self, code: str) -> None:
        self.desk.set_language(code)
        asked = self.session.speak(language())
        if asked is not None:
            self.asking.say_question(asked)
            self.reading.repeat()

    def _change_size(self, step: int) -> None:
        self.desk.change_text_size(step)
        self._show_sizes()

    def _show_sizes(self) -> None:
        now = self.desk.settings.text_percent
        smaller, larger = theme.next_text_size(now, -1) < now, theme.next_text_size(now, +1) > now
        self.asking.show_sizes(smaller=smaller, larger=larger)

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        screen_appeared()
        self._corner.raise_()
        self._show_sizes()
        self.reading.begins_by_key = view is self.welcome
        self.reading.show(self._question_aloud if view is self.asking else partial(screen_aloud, view))
        if view is self.welcome:
            self.welcome.begin()

    # Reading aloud

    def _question_aloud(self) -> str:
        asked = self.session.current.question
        return question_aloud(asked, self.asking.keys_aloud()) if asked is not None else ""

    def _turn_reading(self) -> None:
        self.reading.turn(not self.reading.is_on)

    def _stay(self) -> None:
        """Who listens is there: no clock runs out while the kiosk speaks."""
        view = self._views.currentWidget()
        if isinstance(view, RefusalView | KioskThanks):
            view.clock.begin()
        else:
            self._clock.stay()

    def _warn_aloud(self, seconds: int) -> None:
        if seconds and not self._is_warned_aloud:
            self.reading.say(screen_aloud(self._countdown), holds=False)
        self._is_warned_aloud = bool(seconds)

    def _tell_silence(self) -> None:
        self.reading.turn(False)
        self.asking.show_fault(NOTHING_HEARD)

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
        """Close the kiosk; an unfinished interview is put by."""
        if self.session.interview is not None:
            self.give_up()
        self._may_leave = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave:
            event.ignore()
            return
        self._clock.stop()
        self.reading.turn(False)
        self.desk.close()
        self.put_away.emit()
        super().closeEvent(event)
        self.hide()
        background.wait()  # for the last backup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # no key leads out

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corner.raise_()
        self._countdown.cover()
