"""One question on the kiosk's screen: large, whole or in parts that are whole, with keys to touch; no words about keys."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _
from servqual_desk.errors import KnownError
from servqual_desk.interviewing.shown_question import Asked
from ui import theme
from ui.collect.kiosk.digit_keys import Keypad
from ui.collect.kiosk.fitted_words import FittedWords
from ui.collect.kiosk.languages import Languages
from ui.collect.kiosk.letter_keys import LetterKeys
from ui.collect.kiosk.paged_sheet import PagedSheet
from ui.collect.progress_bar import SectionProgress
from ui.collect.question_view import AskingView
from ui.widgets.answers import AnswerField
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.choice_tiles import SMALL_ROLE, Tile
from ui.widgets.layout import GRID, Filling, Measure, column, panel, row
from ui.widgets.one_gesture import ENTER, of_meant_keys
from ui.widgets.one_line import OneLine, OneOutcomeLine
from ui.widgets.spoken_words import Label, Sentence, as_it_is, said

WIDEST = 1_060  # pixels at 100 per cent text, before growth
LARGEST, SMALLEST = 36.0, 28.0  # points at 100 per cent text
_LED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason)
_STEPS = (LARGEST, 32.0, SMALLEST, 24.0)


class KioskAsking(AskingView):
    """The interviewer's question with what a citizen alone needs; `larger` and `smaller` ask for another size of text."""

    place_wrong = Signal()
    """The service that is named is not the one that the citizen came for."""
    told = Signal(str)
    """Something is wrong, in these words."""
    entered = Signal(str)
    """Something was typed or ticked, with a remark about it."""

    empty_words = N_("No answer yet. Touch Next once more to go on without one.")

    def _progress_line(self) -> SectionProgress:
        return SectionProgress(wordless=True)

    def _remark_line(self) -> OneOutcomeLine:
        """It stands between the part and the other service, and makes way for both."""
        return OneOutcomeLine(role="strong", at_right=True)

    def _arrange(self) -> None:
        self._is_showing = self._reads_aloud = False
        self._keys_said: set[str] = set()
        self._banner, self._statement = Banner(has_stem=False), FittedWords(points=LARGEST)
        self._text = self._statement
        self._stem = Label(role="stem", wrap=True)
        self._answer = panel(self._place)
        self._blocks = column(self._stem, self._text, self._answer, 1, spacing=2 * GRID)
        self.paged = PagedSheet(self._blocks)
        self.paged.turned.connect(self._say_part)
        self.paged.resized.connect(self._fit)
        self.keypad, self.letters = Keypad(), LetterKeys()
        self.letters.done.connect(self.confirm)
        self.keypad.hide()
        self.letters.hide()
        beside = row(Filling(self.paged), self.keypad, spacing=3 * GRID)
        beside.setAlignment(self.keypad, Qt.AlignmentFlag.AlignTop)
        whole = column(
            self._header(),
            self._progress,
            self._banner,
            Filling(beside),
            self._fault,
            self.letters,
            self._footer(),
            spacing=GRID,
        )
        whole.setContentsMargins(0, GRID, 0, GRID)
        self._whole = whole
        self.setLayout(column(Measure(panel(whole), WIDEST, sides=24)))

    def _header(self) -> QWidget:
        """As high as the corner that leads out, so that nothing to touch lies under it."""
        self._part, self._about = OneLine(self._part_words, role="muted"), OneLine(role="muted", at_right=True)
        self.wrong = Button(N_("Another service"), self.place_wrong, kind="quiet", tip=N_("Choose another service"))
        self.wrong.hide()
        header = QWidget()
        header.setMinimumHeight(theme.current().touch)
        line = row(self._part, self._remark, self._about, self.wrong, spacing=2 * GRID)
        for words, share in ((self._part, 6), (self._remark, 9), (self._about, 4)):
            line.setStretchFactor(words, share)  # what has a share makes way; the button would, too
        header.setLayout(line)
        return header

    def _footer(self) -> QWidget:
        self._back = Button(N_("Back"), self._go_back, picture="back")
        self._next = Button(N_("Next"), self.confirm, kind="primary")
        self.languages = Languages(others_only=True)
        self.aloud = Button("", picture="aloud", tip=N_("Read aloud"))
        self.smaller = Button(as_it_is("A−"), tip=N_("Smaller text"))
        self.larger = Button(as_it_is("A+"), tip=N_("Larger text"))
        return panel(
            row(self._back, 1, self.aloud, self.smaller, self.larger, self.languages, 1, self._next, spacing=2 * GRID)
        )

    # Showing

    def show_question(self, asked: Asked) -> None:
        self._is_showing = True  # a question is shown from its beginning, wherever its field takes the focus
        super().show_question(asked)
        self._is_showing = False
        self.languages.refresh()

    def _keep_focus_seen(self, field: AnswerField) -> None:
        """A question is in parts here, and nothing is scrolled."""

    def show_place(self, words: str, *, may_change: bool) -> None:
        """Say all the interview long about what it is, and offer to choose again where that is possible."""
        self._about.say(as_it_is(words))
        self.wrong.setVisible(may_change)

    def show_sizes(self, *, smaller: bool, larger: bool) -> None:
        """Which way the text may still go."""
        self.smaller.setEnabled(smaller)
        self.larger.setEnabled(larger)

    def show_reading(self, is_on: bool) -> None:
        """Whether the kiosk reads aloud: who listens hears a whole question, and is not led through its parts."""
        self._reads_aloud = is_on
        self.forget_keys()
        self.aloud.tell(N_("Stop reading aloud") if is_on else N_("Read aloud"))

    def forget_keys(self) -> None:
        """Say anew how questions are answered."""
        self._keys_said.clear()

    def keys_aloud(self) -> str:
        """How a question of this kind is answered by keys; empty where that was said before."""
        words = said(self._field.keys_aloud) if self._field is not None else ""
        if words in self._keys_said:
            return ""
        self._keys_said.add(words)
        return words

    def _say(self, asked: Asked) -> None:
        super()._say(asked)
        self._stem.say(as_it_is(asked.stem))

    def _replace_field(self, field: AnswerField) -> None:
        super()._replace_field(field)
        for part in (field, *field.findChildren(QWidget)):
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
            part.installEventFilter(self)
        field.remarked.connect(self._say_part)
        mark, target = field.typed_mark, field.focusProxy() or field
        self._blocks.setStretchFactor(self._answer, 100 if field.takes_words else 0)
        self.keypad.setVisible(mark is not None)
        self.keypad.show_mark(mark or "")
        self.keypad.aim(target)
        self.letters.setVisible(field.takes_words)
        if field.takes_words:
            self.letters.begin(target)

    def show_fault(self, sentence: Sentence) -> None:
        super().show_fault(sentence)
        self._fit()
        self.told.emit(self._fault.text())

    def tell_fault(self, error: KnownError) -> None:
        super().tell_fault(error)
        self.told.emit(self._fault.text())

    def _look_at_fault(self) -> None:
        """It stands beneath the question, on every part."""

    def _begin_at_top(self) -> None:
        self.paged.begin()

    def _fit(self) -> None:
        """Write the statement as large as needs the fewest parts.

        What a whole section asks is said again with each of its statements only where that makes no further part. Answers
        stand closer and are written smaller where they would be seen in two parts: who sees half of a scale chooses
        from that half.
        """
        if self._field is None or self.layout() is None:
            return
        self._whole.activate()  # what was shown or hidden just now has its place
        part = self.paged.part
        for tighter in (False, True, False):  # the last where nothing helps
            self._field.tighten(tighter, is_small=tighter and theme.size(SMALL_ROLE) >= SMALLEST)
            self._answer.updateGeometry()  # now, not when Qt is idle: its height is asked for at once
            self._fit_statement()
            if not self.paged.divides(self._answer):
                break
        self.paged.turn(min(part, self.paged.count - 1) - self.paged.part)

    def _fit_statement(self) -> None:
        has_stem = bool(self._stem.text())
        self._stem.setVisible(has_stem)
        count, points = self._best()
        if has_stem and count > 1 and not self._opens_section:
            self._stem.hide()
            without, points_without = self._best()
            self._stem.setVisible(without == count)
            points = points_without if without < count else points
        self._parts_at(points)

    def _best(self) -> tuple[int, float]:
        """The fewest parts, with the statement in one of them if it can be, and the largest size that needs no more."""
        grown = theme.current().text_size / 100
        sizes = [max(SMALLEST, points * grown) for points in _STEPS]
        found = [(self._parts_at(points), self.paged.divides(self._statement), -points) for points in sizes]
        parts, _is_divided, points = min(found)
        return parts, -points

    def _parts_at(self, points: float) -> int:
        self._statement.write(points)
        return self.paged.divide()

    def _part_words(self) -> str:
        """Which part it is; where the answers stand without their statement, how that begins, unless a remark needs the room."""
        if self.paged.count == 1:
            return ""
        part = _("Part {part} of {parts}").format(part=self.paged.part + 1, parts=self.paged.count)
        return f"{part} · {self._statement.text()}" if self._is_parted and not self._remark.text() else part

    @property
    def _is_parted(self) -> bool:
        """Whether the answers are shown, and their statement is not."""
        return self.paged.has_passed(self._statement)

    def _say_part(self) -> None:
        self._part.speak()
        self._remark.setVisible(self.paged.count > 1 and bool(self._remark.text()))
        self._about.setVisible(self._remark.isHidden() and not self._is_parted)
        self._next.say(N_("Next") if self.paged.is_last else N_("Read on"))

    # Parts

    def _follow_focus(self) -> None:
        """Show the part in which a person with a keyboard is."""
        focused = self.focusWidget()
        if focused is not None and self.paged.sheet.isAncestorOf(focused):
            self.paged.show_part_of(focused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab, or an arrow, has led to a part of the answer; or plus was pressed there."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Plus:
            return self._field is not None and self._field.add()
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _LED and not self._is_showing:
            self._follow_focus()
        return False

    def _note(self, typed: Mapping[str, str]) -> None:
        self._follow_focus()
        super()._note(typed)
        self.entered.emit(self._remark.text())

    def _go_back(self) -> None:
        if self._reads_aloud or not self.paged.turn(-1):
            self.back.emit()

    def confirm(self) -> None:
        """The next part of a long question; after the last, as of the interviewer's."""
        if self._reads_aloud or not self.paged.turn(+1):
            super().confirm()

    def _reads_on(self, event: QKeyEvent) -> bool:
        """Enter does: a long text is in parts here."""
        return False

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused, key = self.focusWidget(), event.key()
        if isinstance(focused, Button | Tile) and not self.paged.sheet.isAncestorOf(focused) and key in ENTER:
            if not event.isAutoRepeat():
                focused.click()
        else:
            super().keyPressEvent(event)
