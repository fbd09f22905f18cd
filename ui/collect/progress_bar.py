"""How far the interview is: one bar a section, and where we stand in words."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from instruments.i18n import _
from servqual_desk.interviewing.shown_question import Asked
from servqual_desk.words.section_words import section_title
from ui import theme
from ui.colours import mix
from ui.widgets.layout import column, row
from ui.widgets.one_gesture import is_meant
from ui.widgets.one_line import OneLine
from ui.widgets.spoken_words import Label, as_it_is

BAR_HEIGHT = 6
GAP = 4


class Stretch(Struct, frozen=True, kw_only=True):
    """A run of questions of one section: how many, how many answered, and whether we are in it."""

    kind: str
    battery: str | None
    title: str = ""
    count: int
    answered: int
    here: bool


def stretches(questions: Sequence[Asked], now: Asked | None) -> tuple[Stretch, ...]:
    """The questions that are asked, section by section."""
    groups: list[list[Asked]] = []
    for asked in questions:
        last = groups[-1][-1] if groups else None
        if last and _section(last) == _section(asked):
            groups[-1].append(asked)
        else:
            groups.append([asked])
    return tuple(
        Stretch(
            kind=group[0].section,
            battery=group[0].battery,
            title=group[0].title,
            count=len(group),
            answered=sum(asked.answer is not None for asked in group),
            here=now is not None and any(asked.column == now.column for asked in group),
        )
        for group in groups
    )


def _section(asked: Asked) -> tuple[str, str | None, str, str]:
    return asked.section, asked.battery, asked.family, asked.title


class SectionProgress(QWidget):
    """A thin line of bars, one a section, as long as its questions are many; the words say the rest.

    Args:
        wordless: only the line (kiosk).
    """

    clicked = Signal()

    def __init__(self, *, wordless: bool = False) -> None:
        super().__init__()
        self._where = OneLine(role="caption")
        self._count = Label(role="caption")
        self._bars = _Bars()
        self._context = OneLine(role="caption")
        self.setLayout(column(row(self._where, 1, self._context, 1, self._count), self._bars, spacing=6))
        if wordless:
            self._where.hide()
            self._count.hide()
            self._context.hide()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_context(self, words: str) -> None:
        """Say who asks and about what."""
        self._context.say(as_it_is(words))

    def show_progress(self, parts: tuple[Stretch, ...], answered: int, total: int) -> None:
        """Draw the sections and say where we are."""
        self._bars.show_parts(parts)
        here = next((index for index, part in enumerate(parts) if part.here), None)
        if here is None:
            self._where.say("")
        else:
            self._where.say(
                lambda: _("Part {part} of {parts}: {title}").format(
                    part=here + 1,
                    parts=len(parts),
                    title=section_title(parts[here].kind, parts[here].battery, parts[here].title),
                )
            )
        self._count.say(lambda: _("{answered} of {total} answered").format(answered=answered, total=total))
        self._give_room()

    def _give_room(self) -> None:
        """The section's name is cut after what the interview is about, which everybody at the counter knows."""
        self._where.setMinimumWidth(min(self._where.sizeHint().width(), self.width() // 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if is_meant(event):
            self.clicked.emit()


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Stretch, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_parts(self, parts: tuple[Stretch, ...]) -> None:
        self._parts = parts
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum(part.count for part in self._parts)
        if not total:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        look, left = theme.current(), 0.0
        room = self.width() - GAP * (len(self._parts) - 1)
        for part in self._parts:
            width = room * part.count / total
            painter.setBrush(QColor(mix(look.ink, look.track, 0.35) if part.here else look.track))
            painter.drawRoundedRect(QRectF(left, 0, width, BAR_HEIGHT), 3, 3)
            if part.answered:
                painter.setBrush(QColor(look.mark(part.battery or "neutral").fill))
                painter.drawRoundedRect(QRectF(left, 0, width * part.answered / part.count, BAR_HEIGHT), 3, 3)
            left += width + GAP
        painter.end()
