"""A field in which a fixed sum of points is divided; it always shows what is left."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QProgressBar, QWidget

from instruments.i18n import N_, _, ngettext
from servqual_desk.errors import AnswerError, BugError
from servqual_desk.interviewing.shown_question import Answer, Asked
from ui.widgets.answers.answer_field import AnswerField
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column
from ui.widgets.one_gesture import of_meant_keys
from ui.widgets.spoken_words import Label, as_it_is, set_flag, set_role

STEP = 5
MOST_DIGITS = 9


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS


class _Digits(QIntValidator):
    """Digits alone: Qt also takes the marks between groups of them, such as the point in Indonesian."""

    def validate(self, text: str, place: int) -> object:
        if text and not _is_number(text):
            return QValidator.State.Invalid, text, place
        return super().validate(text, place)


class Points(QLineEdit):
    """The points of one line: digits, or + and − for a step; arrows and Enter belong to the whole field."""

    changed = Signal(int)

    def __init__(self, total: int) -> None:
        super().__init__()
        self._total = total
        self.setValidator(_Digits(0, total, self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "points")
        self.textChanged.connect(self._tell)

    @property
    def value(self) -> int:
        """The points; an empty line gives none, nor does what was kept of a line and is no number."""
        return int(self.text()) if _is_number(self.text()) else 0

    def put(self, points: int) -> None:
        """Show these points, kept between none and all."""
        self.setText(str(max(0, min(self._total, points))))

    def step(self, steps: int) -> None:
        """More or fewer points, by a handful."""
        self.put(self.value + STEP * steps)
        self.selectAll()

    def _tell(self) -> None:
        self.changed.emit(self.value)

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {"+": 1, "=": 1, "-": -1}
        if event.text() in steps:
            self.step(steps[event.text()])
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class WeightsField(AnswerField):
    """One line a dimension: its words, −, the points, +, and a bar of its share."""

    skips_at_once = False
    keys_aloud = N_("Go to a line by the arrows, and press plus for more points; press Enter once all are given.")

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        if asked.total is None:
            raise BugError(f"{asked.column}: weights without a total")
        self._total = asked.total
        self._names = [Label(role="lead", wrap=True) for _option in asked.choices]
        self._points = [Points(self._total) for _option in asked.choices]
        self._bars = [self._bar() for _option in asked.choices]
        self._left = Label(self._left_words, role="heading")
        self._lines = self._arranged()
        self.setLayout(column(self._lines, self._left, spacing=2 * GRID))
        for points, bar in zip(self._points, self._bars, strict=True):
            points.changed.connect(bar.setValue)
            points.changed.connect(self._show_left)
            points.changed.connect(self.tell_typed)
            points.inputRejected.connect(self._refuse)
        self.setFocusProxy(self._points[0])
        self.show_question(asked)

    def _bar(self) -> QProgressBar:
        bar = QProgressBar()
        bar.setRange(0, self._total)
        bar.setTextVisible(False)
        return bar

    def _arranged(self) -> QWidget:
        lines = QWidget()
        self._grid = grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        self._spacing = grid.verticalSpacing()
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(4, 2)
        for index, points in enumerate(self._points):
            less = Button("", picture="minus", tip=N_("Fewer points"), shown_key="−")
            more = Button("", picture="plus", tip=N_("More points"), shown_key="+")
            less.clicked.connect(partial(points.step, -1))
            more.clicked.connect(partial(points.step, 1))
            for step in (less, more):
                step.setAutoRepeat(True)  # held down, it goes on
            for place, part in enumerate((self._names[index], less, points, more, self._bars[index])):
                grid.addWidget(part, index, place)
        return lines

    def tighten(self, is_tight: bool) -> None:
        """The lines stand close, their points are written smaller, and how many are left is said beside the button alone."""
        self._left.setVisible(not is_tight)
        self._grid.setVerticalSpacing(2 if is_tight else self._spacing)
        for points in self._points:
            set_flag(points, "tight", is_tight)
        for part in (self._lines, self):
            part.updateGeometry()  # now, not when Qt is idle: the height is asked for at once

    def say(self, asked: Asked) -> None:
        self.asked = asked
        for name, points, option in zip(self._names, self._points, asked.choices, strict=True):
            name.say(as_it_is(option.label))
            points.setAccessibleName(option.label)
        self._left.speak()

    def put(self, answer: Answer) -> None:
        given = answer if isinstance(answer, dict) else {}
        for points, option in zip(self._points, self.asked.choices, strict=True):
            points.put(given.get(str(option.value), 0))
        self._show_left()

    def typed_now(self) -> Mapping[str, str]:
        return {name: points.text() for name, points in zip(self.asked.columns, self._points, strict=True)}

    def put_typed(self, typed: Mapping[str, str]) -> None:
        for name, points in zip(self.asked.columns, self._points, strict=True):
            points.setText(typed.get(name, ""))

    def _refuse(self) -> None:
        self.refused.emit(lambda: _("Points are whole numbers from 0 to {total}.").format(total=self._total))

    @property
    def left(self) -> int:
        """Points that are still to be given; below 0 when too many are."""
        return self._total - sum(points.value for points in self._points)

    def value(self) -> Answer:
        if self.left == self._total:
            return None
        if self.left != 0:
            raise AnswerError(self._left_words())
        return {
            str(option.value): points.value for points, option in zip(self._points, self.asked.choices, strict=True)
        }

    def _show_left(self) -> None:
        self._left.speak()
        self.remarked.emit(self._left_words)
        set_role(self._left, "heading" if self.left >= 0 else "fault")

    def _left_words(self) -> str:
        left = self.left
        if left > 0:
            return ngettext("{left} point left of {total}.", "{left} points left of {total}.", left).format(
                left=left, total=self._total
            )
        if left < 0:
            return ngettext(
                "{n} point too many: remove it from one of the lines.",
                "{n} points too many: remove them from one or more lines.",
                -left,
            ).format(n=-left)
        return _("All {total} points are given.").format(total=self._total)

    def take_key(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        here = next((index for index, points in enumerate(self._points) if points.hasFocus()), 0)
        there = max(0, min(len(self._points) - 1, here + (1 if event.key() == Qt.Key.Key_Down else -1)))
        self._points[there].setFocus()
        self._points[there].selectAll()
        return True

    def begin(self) -> None:
        self.remarked.emit(self._left_words)
        self._points[0].setFocus()
        self._points[0].selectAll()
