"""One question on the screen: banner, statement, the field for its answer, and the keys that lead through."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.errors import AnswerError, KnownError
from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.shown_question import Asked
from ui.collect.progress_bar import SectionProgress, stretches
from ui.collect.question_size import LONGEST_ROLE, USUAL_WIDTH, Place, Way, fits, text_role
from ui.widgets.answers import AnswerField, answer_field
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Measure, column, panel, row, scrolling, settle
from ui.widgets.one_gesture import ENTER, of_meant_keys, screen_appeared
from ui.widgets.reading_pane import ReadingPane
from ui.widgets.spoken_words import FaultLine, Label, OutcomeLine, Sentence, as_it_is, set_role

SPACING = 3 * GRID

_USUAL, _TIGHT = Way(), Way(tight=True)
_OPENING = (
    _USUAL,
    _TIGHT,
    Way(tight=True, headline=False),
    Way(tight=True, headline=False, small_stem=True),
)  # the section's name stands above as well
_WITHIN = (_USUAL, _TIGHT, Way(stem=False), Way(tight=True, stem=False))
_LEAST = (
    Way(tight=True, small=True, headline=False, small_stem=True),
    Way(tight=True, small=True, headline=False, stem=False),
)


class AskingView(QWidget):
    """Shows a question and tells what the person did; the interview decides what comes next."""

    answered = Signal(object)
    typed = Signal(str, object)
    """At a question's column something was typed, a text for each of its columns."""
    taken_back = Signal()
    skipped = Signal()
    back = Signal()
    paused = Signal()
    help_wanted = Signal()
    map_wanted = Signal()

    empty_words: Sentence = N_("No answer yet. Press Enter once more to go on without one.")

    def __init__(self) -> None:
        super().__init__()
        self._field: AnswerField | None = None
        self._fitting: QSize | None = None
        self._warned = False
        self._section: object = None
        self._opens_section = True
        self._progress, self._fault = self._progress_line(), FaultLine()
        self._remark, self._last = self._remark_line(), Label(role="caption")
        self._last.setParent(self)  # the kiosk shows it nowhere, and a widget without a parent is Python's to delete
        self._last.hide()
        self._place = column()
        self._arrange()

    def _arrange(self) -> None:
        """Put the parts where they stand."""
        # A consent comes first, which is long: dressed for it from the beginning, the text is not dressed anew.
        self._banner, self._text = Banner(), Label(role=LONGEST_ROLE, wrap=True)
        self._reading = ReadingPane(self._text)
        self._blocks = column(self._banner, self._reading, self._place, self._fault, 1)
        self._sheet = panel(self._blocks)
        parts = (self._progress, self._sheet, self._footer())
        self._measures = tuple(Measure(part, USUAL_WIDTH) for part in parts)
        self._scroll = scrolling(self._measures[1], by_arrows=False)
        self._scroll.resized.connect(self._fit)
        self._whole = column(self._measures[0], self._scroll, self._measures[2], spacing=GRID)
        self._whole.setContentsMargins(24, 16, 24, 12)
        self.setLayout(self._whole)

    def _progress_line(self) -> SectionProgress:
        line = SectionProgress()
        line.clicked.connect(self.map_wanted)
        return line

    def _remark_line(self) -> Label:
        return OutcomeLine(role="strong")

    def _footer(self) -> QWidget:
        back = Button(N_("Back"), self.back, kind="quiet", picture="back", shown_key="Backspace")
        pause = Button(N_("Pause"), self.paused, kind="quiet", picture="pause", shown_key="Esc")
        keys = Button(N_("Keys"), self.help_wanted, kind="quiet", picture="help", shown_key="?")
        self._next = Button(N_("Next"), self.confirm, kind="primary", shown_key="Enter")
        return panel(row(back, pause, keys, 1, self._remark, self._last, self._next, spacing=GRID))

    # Showing

    def show_question(self, asked: Asked) -> None:
        """Put a question on the screen, ready to be answered."""
        screen_appeared()
        self._warned = False
        self._fault.say("")
        self._remark.say("")
        self._say(asked)
        if self._field is not None and self._field.fits(asked):
            self._field.show_question(asked)
        else:
            self._replace_field(answer_field(asked))
            self.write_in(self._text.locale().bcp47Name())
        self._begin_at_top()
        if self._field is not None:
            self._field.begin()
            self._whole.activate()  # what the field remarks beside the button may have made that higher
            self._fit()
            self._keep_focus_seen(self._field)

    def _keep_focus_seen(self, field: AnswerField) -> None:
        """What is typed into first is whole, also where not all of the field is."""
        focused = self.focusWidget()
        if focused is not None and focused is not field and field.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, GRID)

    def say_question(self, asked: Asked) -> None:
        """Say the same question in another language; what is entered stays."""
        self._say(asked)
        if self._field is not None:
            self._field.say(asked)
        self._fit()

    def write_in(self, language: str) -> None:
        """The language of the questions, which is another than the window's where the questionnaire lacks that one."""
        for part in (self._banner, self._text, *([self._field] if self._field else [])):
            part.setLocale(QLocale(language))

    def _say(self, asked: Asked) -> None:
        self._banner.show_question(asked)
        self._text.say(as_it_is(asked.text))
        section = (asked.section, asked.battery, asked.family)
        self._opens_section, self._section = section != self._section, section

    def _begin_at_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)
        self._reading.begin()

    def _fit(self) -> None:
        """Write the statement so large that the answers stay whole beneath it; where they can't, it is scrolled by itself.

        Before that the answers stand closer, and what a whole section asks is said with its first statement alone.
        """
        field, seen = self._field, self._scroll.maximumViewportSize()
        if field is None or self._fitting == seen:  # a scroll bar that comes or goes meanwhile changes nothing
            return
        self._fitting = seen
        self._fit_into(field, seen)
        self._fitting = None

    def _fit_into(self, field: AnswerField, seen: QSize) -> None:
        whole = Place(width=seen.width(), height=seen.height())
        for measure in self._measures:
            measure.widen(whole.widest)
        width = min(seen.width(), self._sheet.maximumWidth())
        text = self._text.text()
        usual = _OPENING if self._opens_section else _WITHIN
        least = _LEAST[0] if self._opens_section else _LEAST[1]
        # Smaller answers are taken only where that makes the difference; else the last way of usual size stands.
        for way in (*usual, least, usual[-1]) if field.writes_small else usual:
            self._stand(field, way)
            free = seen.height() - self._taken(field, width, way)
            place = Place(width=seen.width(), height=free)
            if fits(text, place):
                break
        set_role(self._text, text_role(text, place))
        height = self._reading.fit(width, free)
        if height > free:
            self._pass_banner(field)

    def _stand(self, field: AnswerField, way: Way) -> None:
        """Let the parts stand as far from each other, and say as much above the statement, as a way has it."""
        field.tighten(way.tight, is_small=way.small)
        self._blocks.setSpacing(_spacing(way))
        self._blocks.setContentsMargins(0, GRID if way.tight else 2 * GRID, 0, GRID)
        self._banner.show_parts(headline=way.headline, stem=way.stem, small_stem=way.small_stem)

    def _pass_banner(self, field: AnswerField) -> None:
        """Scroll past what is said of the whole section: the statement comes first, and the answers after it."""
        settle(self._scroll)
        bar, top = self._scroll.verticalScrollBar(), self._reading.y()
        if (
            not self._banner.isHidden() and bar.maximum() < top
        ):  # a sentence that is cut says less than one to scroll to
            margins = self._blocks.contentsMargins()
            margins.setBottom(margins.bottom() + top - bar.maximum())
            self._blocks.setContentsMargins(margins)
            settle(self._scroll)
        bar.setValue(top)
        self._keep_focus_seen(field)

    def _taken(self, field: AnswerField, width: int, way: Way) -> int:
        """The height that everything but the statement needs."""
        spacing = _spacing(way)
        taken = _height(field, width) + 2 * spacing + (2 * GRID if way.tight else 3 * GRID)
        return taken if self._banner.isHidden() else taken + _height(self._banner, width) + spacing

    def _replace_field(self, field: AnswerField) -> None:
        if self._field is not None:
            self._place.removeWidget(self._field)
            self._field.hide()
            self._field.deleteLater()
        self._field = field
        field.chosen.connect(self.answered)
        field.cleared.connect(self.taken_back)
        field.typed.connect(self._note)
        field.refused.connect(self.show_fault)
        field.remarked.connect(self._remark.say)
        self._place.addWidget(field)
        field.show()  # now, not when Qt is idle: it is to take the focus

    def show_asked(self, interview: Interview, asked: Asked) -> None:
        """Put what an interview asks now on the screen, with how far it is."""
        self.show_question(asked)
        self._progress.show_progress(stretches(interview.questions, asked), *interview.progress)

    def show_context(self, words: str) -> None:
        """Who asks and about what, all the interview long."""
        self._progress.show_context(words)

    def show_last(self, sentence: Sentence) -> None:
        """Say, beside the button, what was answered just before."""
        self._last.say(sentence)

    def show_fault(self, sentence: Sentence) -> None:
        """Say what is wrong, under the field where it is."""
        self._fault.say(sentence)
        self._look_at_fault()

    def tell_fault(self, error: KnownError) -> None:
        """Say why the answer was not taken; nothing has changed."""
        self._fault.tell_here(error)
        self._look_at_fault()

    def _look_at_fault(self) -> None:
        settle(self._scroll)
        self._scroll.ensureWidgetVisible(self._fault)

    def show_taken_back(self) -> None:
        """Say that the answer is gone."""
        self._remark.say(N_("The answer is taken back."))

    # Typing

    def _note(self, typed: Mapping[str, str]) -> None:
        if self._field is None:
            return
        self._warned = False
        self._judge_again(self._field)
        self.typed.emit(self._field.asked.column, typed)

    def _judge_again(self, field: AnswerField) -> None:
        """A fault that is said stays as long as it is one: it goes, or changes, with what is typed."""
        if not self._fault.text():
            return
        try:
            field.value()
        except AnswerError as error:
            self._fault.tell_here(error)
        else:
            self._fault.say("")

    # Keys

    def confirm(self) -> None:
        """Enter: take what is chosen or entered; on an empty field, go on without an answer."""
        if self._field is None:
            return
        try:
            value = self._field.value()
        except AnswerError as error:
            self.tell_fault(error)
            return
        if value is not None:
            self.answered.emit(value)
        elif self._field.skips_at_once or self._field.asked.required or self._warned or self._is_emptied(self._field):
            self.skipped.emit()
        else:
            self._warned = True
            self.show_fault(self.empty_words)
            screen_appeared()  # the warning is to be read before it is answered

    def _take_back(self) -> None:
        if self._field is not None and self._field.asked.answer is not None:
            self.taken_back.emit()
        else:
            self.show_fault(N_("There is no answer here yet that could be taken back."))

    def _is_emptied(self, field: AnswerField) -> bool:
        """Whether what was answered is gone from the field: going on takes it back."""
        return field.asked.answer is not None or bool(field.asked.typed)

    def _reads_on(self, event: QKeyEvent) -> bool:
        """Whether this key leads through a text that is longer than its place."""
        return self._reading.take_key(event)

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ENTER and not event.isAutoRepeat():
            self.confirm()
        elif key == Qt.Key.Key_Backspace and not event.isAutoRepeat():
            self.back.emit()
        elif key == Qt.Key.Key_Escape:
            self.paused.emit()
        elif key == Qt.Key.Key_Delete and not event.isAutoRepeat():
            self._take_back()
        elif key == Qt.Key.Key_F6:
            self.map_wanted.emit()
        elif event.text() == "?":
            self.help_wanted.emit()
        elif self._reads_on(event):
            event.accept()
        elif self._field is None or not self._field.take_key(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._fit()


def _spacing(way: Way) -> int:
    """Between the parts of a question, in pixels."""
    return GRID if way.tight else SPACING


def _height(widget: QWidget, width: int) -> int:
    """What a widget needs at this width."""
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
