"""The left half of the page: one comment, large, with the codes that it has and the way to the next."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from instruments.i18n import N_, _, format_number
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Filling, Fitting, column
from ui.widgets.one_gesture import ENTER
from ui.widgets.plain_words import set_tip
from ui.widgets.spoken_words import FaultLine, Label, OutcomeLine, Sentence, Speaking
from ui.widgets.wrapping_row import Wrapping

LEAST_HEIGHT = 120  # pixels
# With either of them arrows go about in the words and choose some; alone they go to another comment.
_SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class CommentText(Speaking, QPlainTextEdit):
    """What a citizen wrote, for reading. Space scrolls, Shift and Ctrl with arrows choose words; other keys are the page's."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setTabChangesFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.restyle()
        self.speak()

    @property
    def chosen(self) -> str:
        """The words that are chosen, their lines as they stand."""
        return self.textCursor().selectedText().replace("\N{PARAGRAPH SEPARATOR}", "\n").strip()

    def speak(self) -> None:
        self.setAccessibleName(_("Comment"))
        set_tip(self, _("Press a code's key to give it or take it off, Enter when done; Space scrolls a long comment."))

    def restyle(self) -> None:
        if self.font().pointSizeF() != theme.size("question"):
            self.setFont(theme.font("question"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
        elif event.modifiers() & _SELECTING and event.key() not in ENTER:
            super().keyPressEvent(event)
        else:
            event.ignore()


class CommentView(QWidget):
    """Shows a comment; `step` carries 1 for the next and -1 for the one before, `finished` says that it is done."""

    step = Signal(int)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number = self._count = 0
        self._given: Sequence[str] = ()
        self._quotes: Sequence[str] = ()
        self._done = False
        self.text, self.fault = CommentText(), FaultLine()
        self._told = OutcomeLine(role="muted", wrap=True)
        self._where, self._codes = (
            Label(self._place_words, role="muted"),
            Label(self._code_words, role="strong", wrap=True),
        )
        whole = column(
            self._where,
            Filling(self.text),
            self._codes,
            self._told,
            self.fault,
            self._buttons(),
            spacing=GRID,
            margins=(3 * GRID, 0, 2 * GRID, 0),
        )
        self.setLayout(whole)
        self.tell("")

    def _buttons(self) -> QWidget:
        before = Button(N_("Before"), partial(self.step.emit, -1), kind="quiet", picture="back", shown_key="PgUp")
        after = Button(N_("Next"), partial(self.step.emit, 1), kind="quiet", picture="next", shown_key="PgDown")
        done = Button(
            N_("Done, next one"),
            self.finished,
            kind="primary",
            picture="check",
            shown_key="Enter",
            tip=N_("All codes are given, or none fits: go to the next comment that is not coded"),
        )
        return Fitting(Wrapping(before, after, done))

    def show_comment(self, text: str, *, number: int, count: int) -> None:
        """Show the comment that is number `number` of `count`."""
        self._number, self._count = number, count
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        self.fault.say("")
        self.tell("")
        self._where.speak()

    def tell(self, sentence: Sentence) -> None:
        """Say something about the way, until the next comment."""
        self._told.say(sentence)
        self._told.setVisible(bool(self._told.text()))

    def show_given(self, titles: Sequence[str], *, done: bool, quotes: Sequence[str] = ()) -> None:
        """Say which codes the comment has, and which passages."""
        self._given, self._done, self._quotes = titles, done, quotes
        self._codes.speak()
        self.text.setAccessibleDescription(self._codes.text())

    def _place_words(self) -> str:
        return _("Comment {number} of {count}").format(
            number=format_number(self._number, 0), count=format_number(self._count, 0)
        )

    def _code_words(self) -> str:
        if self._given:
            return "\n".join([_("Codes: {codes}").format(codes=", ".join(self._given)), *self._quotes])
        return _("Coded: no code fits") if self._done else _("Not yet coded")
