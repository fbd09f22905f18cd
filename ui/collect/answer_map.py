"""All questions with their answers on one page: sections as rows, a small tile a question; to jump, mend and come back."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from instruments.i18n import _
from servqual_desk.interviewing.answer_words import answer_words
from servqual_desk.interviewing.shown_question import Asked
from servqual_desk.interviewing.typed_values import written
from servqual_desk.words.section_words import section_title
from ui import theme
from ui.widgets.answers.typed_digits import Typing
from ui.widgets.choice_tiles import Tile
from ui.widgets.layout import column, empty, panel
from ui.widgets.one_gesture import ENTER, of_meant_keys
from ui.widgets.plain_words import set_tip
from ui.widgets.spoken_words import Label
from ui.widgets.wrapping_row import Wrapping

ANSWERED, BEGUN = "✓", "…"
LONGEST_SIGN = 3  # characters of an answer that fit on a tile
_CENTRED = int(Qt.AlignmentFlag.AlignCenter)


def sign(asked: Asked) -> str:
    """An answer in a few characters, as it would be typed; a tick where it is longer, dots where it is only begun."""
    if asked.answer is None:
        return BEGUN if asked.typed else ""
    typed = written(asked, asked.answer)
    return typed if 0 < len(typed) <= LONGEST_SIGN else ANSWERED


class AnswerTile(Tile):
    """One question: its number, and its answer beneath."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked.battery or "neutral")
        self.asked = asked
        self._soft = True
        self.setChecked(asked.answer is not None)
        set_tip(self, self._whole())
        self.setAccessibleName(self._whole())

    def _whole(self) -> str:
        answer = _("no answer") if self.asked.answer is None else answer_words(self.asked, self.asked.answer)
        return f"{self.asked.position}. {self.asked.text} – {answer}"

    def nextCheckState(self) -> None:
        """Touching a tile goes there; it changes nothing."""

    def sizeHint(self) -> QSize:
        small, large = QFontMetrics(theme.font("caption")), QFontMetrics(theme.font("lead", semibold=True))
        return QSize(large.horizontalAdvance("0000") + 10, small.height() + large.height() + 12)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.current()
        colour = self._paint_ground(painter)
        small = theme.font("caption")
        height = QFontMetrics(small).height()
        painter.setFont(small)
        painter.setPen(QColor(look.muted))
        number = str(self.asked.position) + ("*" if self.asked.required else "")
        painter.drawText(QRect(0, 5, self.width(), height), _CENTRED, number)
        painter.setFont(theme.font("lead", semibold=True))
        painter.setPen(colour)
        painter.drawText(QRect(0, height + 2, self.width(), self.height() - height - 6), _CENTRED, sign(self.asked))
        painter.end()


class AnswerMap(QWidget):
    """The tiles; arrows, a question's number, Enter and clicks lead to a question."""

    chosen = Signal(str)
    """A question's column."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tiles: list[AnswerTile] = []
        self._typing = Typing(())
        self._rows = QVBoxLayout()
        self.setLayout(column(self._rows))

    def show_questions(self, questions: Sequence[Asked]) -> None:
        """Put these questions, section by section, in place of those before."""
        empty(self._rows)
        self._tiles = []
        parts: list[QWidget] = []
        for part, group in groupby(questions, key=lambda asked: (asked.section, asked.battery, asked.title)):
            parts += [Label(section_title(*part), role="caption"), self._row(list(group))]
        rows = panel(column(*parts, spacing=4))
        self._rows.addWidget(rows)
        rows.show()  # now, not when Qt is idle: it is laid out before it is seen
        self._typing = Typing([str(tile.asked.position) for tile in self._tiles])

    def _row(self, questions: Sequence[Asked]) -> QWidget:
        tiles = [AnswerTile(asked) for asked in questions]
        for tile in tiles:
            tile.clicked.connect(partial(self.chosen.emit, tile.asked.column))
        self._tiles += tiles
        return panel(Wrapping(*tiles))

    def begin(self, asked: Asked | None) -> None:
        """Give the focus to a question; to the first where there is none."""
        here = next((tile for tile in self._tiles if asked is not None and tile.asked.column == asked.column), None)
        self._go(here or next(iter(self._tiles), None))

    def _go(self, tile: Tile | None) -> None:
        if tile is not None:
            tile.setFocus(Qt.FocusReason.TabFocusReason)

    # Keys

    def _type(self, digit: str) -> None:
        """The number of a question leads there as soon as no other can be meant."""
        index, final = self._typing.press(digit)
        if index is not None and final:
            self.chosen.emit(self._tiles[index].asked.column)
        elif index is not None:
            self._go(self._tiles[index])

    def _beside(self, tile: Tile, *, down: bool) -> Tile:
        """The nearest tile of the line above or below."""
        places = {one: one.mapTo(self, QPoint(0, 0)) for one in self._tiles}
        here = places[tile] if isinstance(tile, AnswerTile) else QPoint(0, 0)
        beyond = [one for one, place in places.items() if (place.y() > here.y()) == down and place.y() != here.y()]
        if not beyond:
            return tile
        line = min((abs(places[one].y() - here.y()) for one in beyond), default=0)
        return min(
            (one for one in beyond if abs(places[one].y() - here.y()) == line),
            key=lambda one: abs(places[one].x() - here.x()),
        )

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        here = next((place for place, tile in enumerate(self._tiles) if tile.hasFocus()), 0)
        if not self._tiles:
            event.ignore()
        elif event.key() in steps:
            self._go(self._tiles[max(0, min(len(self._tiles) - 1, here + steps[Qt.Key(event.key())]))])
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(self._beside(self._tiles[here], down=event.key() == Qt.Key.Key_Down))
        elif event.key() in ENTER and not event.isAutoRepeat() and self._tiles[here].hasFocus():
            self.chosen.emit(self._tiles[here].asked.column)
        elif event.text().isdigit() and not event.isAutoRepeat():
            self._type(event.text())
        else:
            event.ignore()
