"""One response: what it is, what was noticed about it, every answer in words, and everything that happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QStackedWidget, QWidget

from instruments.i18n import LANGUAGES, N_, _, language
from instruments.model import Instrument
from servqual_desk.responses.quality_flags import Flag
from servqual_desk.responses.responses import Response
from servqual_desk.store.clock import moment_words
from servqual_desk.store.event_log import Event, Stored
from servqual_desk.words.domain_words import mode_word
from servqual_desk.words.quality_words import flag_sentence
from ui.responses.answer_rows import response_rows
from ui.responses.answers_table import AnswersTable
from ui.responses.history import History
from ui.responses.history_table import HistoryTable
from ui.responses.response_words import response_name
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Filling, card, column, panel, row
from ui.widgets.one_checked import OneChecked
from ui.widgets.spoken_words import FaultLine, Label, said

ANSWERS, HISTORY = 0, 1
_EVERY_ANSWER = ("answered",)  # many lines, and seldom what is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that is shown of one response; `names` are services and people by their codes."""

    response: Response
    instrument: Instrument
    answers: Mapping[str, Stored]
    events: tuple[Event, ...]
    flags: tuple[Flag, ...]
    names: Mapping[str, str]


class ReadingView(QWidget):
    """Shows a `Reading`; tells what is wanted."""

    back = Signal()
    step = Signal(int)
    correct_wanted = Signal(object)
    void_wanted = Signal()
    restore_wanted = Signal()
    resume_wanted = Signal()
    park_wanted = Signal()
    abandon_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.reading: Reading | None = None
        self._name = Label(self._name_words, role="title")
        self._about = Label(self._about_words, role="muted", wrap=True)
        self._notice_words_label = Label(self._notice_words, wrap=True)
        self._notice = card(column(self._notice_words_label), role="notice", padding=12)
        self.fault = FaultLine()
        self.answers, self.history = AnswersTable(), HistoryTable()
        self._every = QCheckBox()
        self._every.toggled.connect(self._show_history)
        self._tabs, self._views = OneChecked(self), QStackedWidget()
        self._views.addWidget(self.answers)
        self._views.addWidget(self._history_view())
        head, tabs, foot = self._head(), self._tab_bar(), self._foot()
        whole = column(
            head, self._about, self._notice, tabs, self._views, self.fault, foot, spacing=GRID, margins=(24, 12, 24, 12)
        )
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self.answers.chosen.connect(self.correct_wanted)
        self.speak()

    def _head(self) -> QWidget:
        back = Button(N_("All responses"), self.back, kind="quiet", picture="back", shown_key="Esc")
        before = Button(N_("Previous"), partial(self.step.emit, -1), kind="quiet", key="Alt+Up")
        after = Button(N_("Next"), partial(self.step.emit, 1), kind="quiet", key="Alt+Down")
        return panel(row(back, self._name, 1, before, after, spacing=GRID))

    def _tab_bar(self) -> QFrame:
        bar = QFrame()
        buttons = [Button(N_("Answers"), kind="tab", key="Alt+1"), Button(N_("History"), kind="tab", key="Alt+2")]
        for place, button in enumerate(buttons):
            self._tabs.add(place, button)
        self._tabs.chosen.connect(self._show_tab)
        bar.setLayout(row(*buttons, 1, spacing=3 * GRID))
        return bar

    def _history_view(self) -> QWidget:
        return panel(column(Filling(self.history), row(self._every, 1), spacing=GRID))

    def _foot(self) -> QWidget:
        self._void = Button(
            N_("Void …"), kind="quiet", key="Ctrl+Del", tip=N_("Leave the response out of every number")
        )
        self._abandon = Button(N_("Set aside …"), kind="quiet", tip=N_("Nobody will finish this interview"))
        self._park = Button(N_("Leave for later"), kind="quiet")
        self._restore = Button(N_("Count again …"), kind="primary")
        self._resume = Button(N_("Resume"), kind="primary", picture="play")
        self._correct = Button(N_("Correct …"), kind="primary", shown_key="Enter", tip=N_("Correct the chosen answer"))
        for button, signal in (
            (self._void, self.void_wanted),
            (self._abandon, self.abandon_wanted),
            (self._park, self.park_wanted),
            (self._restore, self.restore_wanted),
            (self._resume, self.resume_wanted),
        ):
            button.clicked.connect(signal)
        self._correct.clicked.connect(self.answers.choose_current)
        return panel(row(self._void, self._abandon, self._park, 1, self._restore, self._resume, self._correct))

    # Showing

    def show_reading(self, reading: Reading) -> None:
        """Show a response, or the same one after a change."""
        is_another = self.reading is None or self.reading.response.uuid != reading.response.uuid
        self.reading = reading
        self.fault.say("")
        self.speak()
        self._offer(reading.response.status)
        if is_another:
            self._tabs.check(ANSWERS)
            self.answers.begin()
            self.answers.setFocus()

    def _offer(self, status: str) -> None:
        """The buttons that mean something for this status."""
        self._void.setVisible(status == "finished")
        self._restore.setVisible(status == "voided")
        for button in (self._abandon, self._park, self._resume):
            button.setVisible(status == "draft")
        self._correct.setVisible(status == "finished" and self._tabs.checked == ANSWERS)

    def speak(self) -> None:
        """Say everything in the language in force."""
        self._every.setText(said(N_("Show every answer as it was given")))
        for label in (self._name, self._about, self._notice_words_label):
            label.speak()
        self._notice.setVisible(bool(self._notice_words_label.text()))
        if self.reading is not None:
            self._show_answers(self.reading)
            self._show_history()

    def _show_answers(self, reading: Reading) -> None:
        corrected = {event.variable for event in reading.events if event.kind == "corrected" and event.variable}
        rows = response_rows(reading.instrument, reading.answers, language=language(), corrected=corrected)
        self.answers.speak()
        self.answers.show_rows(rows if reading.response.status != "erased" else (), reading.instrument)

    def _show_history(self) -> None:
        if self.reading is None:
            return
        is_erased = self.reading.response.status == "erased"
        shown = [
            event
            for event in self.reading.events
            if not (is_erased and event.variable)
            and (self._every.isChecked() or event.kind not in _EVERY_ANSWER or event.old)
        ]
        self.history.speak()
        self.history.show_events(shown, History(self.reading.instrument, self.reading.names))

    def _show_tab(self, place: int) -> None:
        self._views.setCurrentIndex(place)
        (self.answers, self.history)[place].setFocus()
        if self.reading is not None:
            self._offer(self.reading.response.status)

    # Words

    def _name_words(self) -> str:
        return response_name(self.reading.response) if self.reading else ""

    def _about_words(self) -> str:
        if self.reading is None:
            return ""
        response, names = self.reading.response, self.reading.names
        when = moment_words(response.finished_at or response.started_at)
        status = {
            "finished": _("Finished {moment}"),
            "draft": _("Started {moment}, not finished"),
            "voided": _("Finished {moment}, voided"),
            "erased": _("Finished {moment}, erased"),
        }[response.status if response.finished_at or response.status == "draft" else "draft"]
        parts = [
            status.format(moment=when),
            mode_word(response.mode),
            LANGUAGES.get(response.language, response.language),
            *(names.get(code, code) for code in (response.unit, response.service, response.enumerator) if code),
            _("identifier {uuid}").format(uuid=response.uuid),
        ]
        return "  ·  ".join(parts)

    def _notice_words(self) -> str:
        """Why it is not counted, or what was noticed about it."""
        if self.reading is None:
            return ""
        if self.reading.response.status == "erased":
            return _("The respondent asked that the answers be erased. Nothing of them is left.")
        history = History(self.reading.instrument, self.reading.names)
        if self.reading.response.status == "voided":
            kinds = ("voided", "abandoned")
            return next((history.sentence(event) for event in reversed(self.reading.events) if event.kind in kinds), "")
        return "\n".join(flag_sentence(flag.code, flag.value) for flag in self.reading.flags)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace) and not event.isAutoRepeat():
            self.back.emit()
        else:
            super().keyPressEvent(event)
