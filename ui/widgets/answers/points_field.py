"""A field in which a fixed sum of points is divided; it always shows what is left."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from instruments.i18n import N_, _, ngettext
from servqual_desk.errors import AnswerError, BugError
from servqual_desk.interviewing.shown_question import Answer, Asked
from ui import theme
from ui.widgets.answers.answer_field import AnswerField
from ui.widgets.answers.points_box import Points
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column
from ui.widgets.spoken_words import Label, as_it_is, set_flag, set_role


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
        self._parts = [self._line(index) for index in range(len(self._points))]
        self._stand_in(1)
        return lines

    def _line(self, index: int) -> tuple[QWidget, ...]:
        points = self._points[index]
        less = Button("", partial(points.step, -1), picture="minus", tip=N_("Fewer points"), shown_key="−")
        more = Button("", partial(points.step, 1), picture="plus", tip=N_("More points"), shown_key="+")
        for step in (less, more):
            step.setAutoRepeat(True)  # held down, it goes on
        return self._names[index], less, points, more, self._bars[index]

    def _stand_in(self, columns: int) -> None:
        """The lines beneath each other, in so many columns that are read downwards; bars only where there is one."""
        per_column = -(-len(self._parts) // columns)
        for index, parts in enumerate(self._parts):
            at, line = divmod(index, per_column)
            for place, part in enumerate(parts):
                self._grid.addWidget(part, line, at * len(parts) + place)
            self._bars[index].setVisible(columns == 1)
        for at, stretch in enumerate((3, 0, 0, 0, 2 if columns == 1 else 0, 3 if columns > 1 else 0)):
            self._grid.setColumnStretch(at, stretch)

    def tighten(self, is_tight: bool, *, is_small: bool = False) -> None:
        """Two lines stand beside each other, close and with smaller points; how many are left is said by the button alone.

        A citizen reads them beneath each other.
        """
        self._left.setVisible(not is_tight)
        self._stand_in(2 if is_tight and not theme.current().touch else 1)
        self._grid.setVerticalSpacing(2 if is_tight else self._spacing)
        for points in self._points:
            set_flag(points, "tight", is_tight)
            set_flag(points, "small", is_small)
        self._grid.invalidate()
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
