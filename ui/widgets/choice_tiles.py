"""Large buttons that can be chosen: a number of a scale, a line of words with its key beside it, a card of two lines.

They paint themselves, because a push button wraps no words. An answer's tile takes only Space; every other key is the question's.
"""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui import theme
from ui.colours import mix
from ui.icons import icon
from ui.widgets.one_gesture import ENTER, is_meant, of_meant_keys
from ui.widgets.one_of_several import MayBeOneOfSeveral
from ui.widgets.plain_words import set_tip
from ui.widgets.spoken_words import Sentence, Speaking, said

RADIUS = 8
AROUND, AROUND_SMALL = 28, 8  # pixels above and below the words of a line
SMALL_ROLE = "body"  # of answers that are written smaller
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRED = int(Qt.AlignmentFlag.AlignCenter)
_PLAIN = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Tile(MayBeOneOfSeveral, QAbstractButton):
    """Ground, border and focus of a tile; `meaning` is the battery (or other meaning) that colours the chosen one."""

    def __init__(self, meaning: str = "neutral") -> None:
        super().__init__()
        self._meaning = meaning
        self._strong = self._soft = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _colours(self) -> tuple[str, str, str]:
        """Ground, border and words: filled when chosen, tinted while pressed, only grey where the pointer merely rests."""
        look, mark = theme.current(), theme.current().mark(self._meaning)
        if self._strong or (self.isChecked() and not self._soft):
            touched = self.underMouse() or self.isDown()
            return (mix(look.ink, mark.fill, 0.2) if touched else mark.fill), mark.fill, mark.on_fill
        if self.isDown() or self.isChecked():
            return mark.tint, mark.fill, look.ink
        return (look.hover if self.underMouse() else look.card), look.border, look.ink

    def _paint_ground(self, painter: QPainter) -> QColor:
        """Paint everything but the words; returns the colour to write them in."""
        ground, border, ink = self._colours()
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.current().focus), 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
        painter.setPen(QPen(QColor(border), 2.5 if self._soft and self.isChecked() else 1.5))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        return QColor(ink)

    def write_small(self, is_small: bool) -> None:
        """Write the words smaller, where they would not have room otherwise; a number stays as it is."""

    def _own_keys(self) -> tuple[Qt.Key, ...]:
        return (Qt.Key.Key_Space,)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if is_meant(event):
            super().mousePressEvent(event)
        else:
            event.accept()

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self._own_keys() and not event.isAutoRepeat():
            self.click()
        else:
            event.ignore()


class NumberTile(Tile):
    """One value of a scale: a large number."""

    def __init__(self, number: str, meaning: str) -> None:
        super().__init__(meaning)
        self.setText(number)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("number", semibold=True))
        return QSize(max(metrics.horizontalAdvance(self.text()) + 28, 56), _touchable(metrics.height() + 36))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("number", semibold=True))
        return QSize(_touchable(metrics.horizontalAdvance(self.text()) + 16), _touchable(metrics.height() + 36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._paint_ground(painter))
        painter.setFont(theme.font("number", semibold=True))
        painter.drawText(self.rect(), _CENTRED, self.text())
        painter.end()


class OptionTile(Tile):
    """A line of words over the full width, wrapped where needed, with the key that chooses it at its left.

    With `ticks`, a box at its right shows that several may be chosen.
    """

    def __init__(self, key: str, meaning: str = "neutral", *, role: str = "answer", ticks: bool = False) -> None:
        super().__init__(meaning)
        self._key, self._role, self._ticks, self._place = key, role, ticks, ""
        self._usual_role, self._around = role, AROUND
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, key: str, words: str) -> None:
        """Show these words and this key; where they are touched, no key."""
        self._key = "" if theme.current().touch else key
        self.setText(words)
        self.updateGeometry()
        self.update()

    def write_small(self, is_small: bool) -> None:
        role = SMALL_ROLE if is_small else self._usual_role
        if role != self._role:
            self._role, self._around = role, AROUND_SMALL if is_small else AROUND
            self.updateGeometry()
            self.update()

    @property
    def words_size(self) -> float:
        """How large the words are written, in points."""
        return theme.size(self._role)

    def show_place(self, place: str) -> None:
        """Show the place in an order in the box, instead of a tick."""
        self._place = place
        self.update()

    def _text_left(self) -> int:
        metrics = QFontMetrics(theme.font(self._role, semibold=True))
        return 20 + max(metrics.horizontalAdvance("00"), metrics.horizontalAdvance(self._key)) + 18 if self._key else 18

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetrics(theme.font(self._role))
        room = QRect(0, 0, max(width - self._text_left() - 18 - self._tick_room(), 40), 10_000)
        return _touchable(
            max(metrics.boundingRect(room, _WRAPPED, self.text()).height(), metrics.height()) + self._around
        )

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(self._role))
        width = min(metrics.horizontalAdvance(self.text()) + self._text_left() + 26, 720)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _touchable(QFontMetrics(theme.font(self._role)).height() + self._around))

    def _tick_room(self) -> int:
        return QFontMetrics(theme.font(self._role)).height() + 8 if self._ticks else 0

    def _paint_box(self, painter: QPainter, colour: QColor) -> None:
        side = QFontMetrics(theme.font(self._role)).height() - 6
        box = QRectF(self.width() - side - 20, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if self._place:
            painter.drawText(box, _CENTRED, self._place)
        elif self.isChecked():
            painter.setPen(QPen(colour, 2.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            corner = (QPointF(0.22, 0.52), QPointF(0.43, 0.73), QPointF(0.78, 0.28))
            painter.drawPolyline([box.topLeft() + point * side for point in corner])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._paint_ground(painter)
        left = self._text_left()
        if self._key:
            painter.setPen(colour if self.isChecked() else QColor(theme.current().mark(self._meaning).ink))
            painter.setFont(theme.font(self._role, semibold=True))
            painter.drawText(QRect(12, 0, left - 20, self.height()), _CENTRED, self._key)
        painter.setPen(colour)
        painter.setFont(theme.font(self._role))
        painter.drawText(self.rect().adjusted(left, 4, -14 - self._tick_room(), -4), _WRAPPED, self.text())
        if self._ticks:
            self._paint_box(painter, colour)
        painter.end()


class CardTile(Speaking, Tile):
    """A heading and a line of detail, with a picture perhaps; `strong` fills it, for the one primary action of a page."""

    def __init__(
        self, sentence: Sentence, detail: Sentence = "", *, picture: str = "", key: str = "", strong: bool = False
    ) -> None:
        super().__init__()
        self._sentence, self._detail, self._picture, self._strong = sentence, detail, picture, strong
        self._key = QKeySequence(key)
        self._soft = True
        self.setCheckable(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.speak()

    def speak(self) -> None:
        self.setText(said(self._sentence))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(said(self._detail))
        self.setShortcut(self._key)  # setText forgets it
        shown = self._key.toString(QKeySequence.SequenceFormat.NativeText)
        set_tip(self, f"{self.text()} ({shown})" if shown else f"{self.text()}\n{said(self._detail)}")
        self.updateGeometry()

    def _own_keys(self) -> tuple[Qt.Key, ...]:
        """Enter does what the card says; where one of several cards is chosen, it belongs to the whole page."""
        return (Qt.Key.Key_Space,) if self.isCheckable() else (Qt.Key.Key_Space, *ENTER)

    def _left(self) -> int:
        return 30 + _picture_side() if self._picture else 18

    def sizeHint(self) -> QSize:
        heading, detail = QFontMetrics(theme.font("lead", semibold=True)), QFontMetrics(theme.font("caption"))
        height = heading.height() + (detail.height() + 2 if self._detail else 0) + 30
        return QSize(heading.horizontalAdvance(self.text()) + self._left() + 24, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _write(self, painter: QPainter, colour: QColor, quiet: QColor) -> None:
        heading, detail = theme.font("lead", semibold=True), theme.font("caption")
        width = self.width() - self._left() - 18
        tall = QFontMetrics(heading).height()
        top = 15 if self._detail else (self.height() - tall) // 2
        painter.setFont(heading)
        painter.setPen(colour)
        painter.drawText(QRect(self._left(), top, width, tall), _PLAIN, _elided(heading, self.text(), width))
        painter.setFont(detail)
        painter.setPen(quiet)
        box = QRect(self._left(), top + tall + 2, width, QFontMetrics(detail).height())
        painter.drawText(box, _PLAIN, _elided(detail, said(self._detail), width))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        colour = self._paint_ground(painter)
        quiet = colour if self._strong else QColor(look.muted)
        if self._picture:
            side = _picture_side()
            icon(self._picture, colour.name()).paint(painter, QRect(18, (self.height() - side) // 2, side, side))
        self._write(painter, colour if self.isEnabled() else QColor(look.muted), quiet)
        painter.end()


def _touchable(pixels: int) -> int:
    """At least what a finger needs, and the ground's margin around it, in a kiosk."""
    return max(pixels, theme.current().touch + 6) if theme.current().touch else pixels


def _picture_side() -> int:
    return theme.grown(22)


def _elided(font: QFont, text: str, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, width)
