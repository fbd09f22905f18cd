"""A count against its target: a bar, the number beside it, and what is missing in words. Never the colour alone."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from instruments.i18n import _, format_number, ngettext
from ui import theme
from ui.widgets.layout import GRID
from ui.widgets.spoken_words import Label, Sentence, said

BAR_HEIGHT = 10
COUNT_WIDTH, STATE_WIDTH = 84, 132  # pixels at 100 per cent text: the bars of several grids stand in line
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """What is counted, in words; how many there are; how many are wanted (None: not planned)."""

    label: Sentence
    count: int
    target: int | None

    @property
    def share(self) -> float | None:
        """How far it is, 0 to 1; None where nothing is wanted."""
        return min(self.count / self.target, 1.0) if self.target else None


def count_words(gauge: Gauge) -> str:
    """12 of 40, or 12."""
    if gauge.target is None:
        return format_number(gauge.count, 0)
    return _("{count} of {target}").format(count=format_number(gauge.count, 0), target=format_number(gauge.target, 0))


def state_words(gauge: Gauge) -> str:
    """28 to go, reached, reached and 3 more, or no target."""
    if gauge.target is None:
        return _("no target")
    left = gauge.target - gauge.count
    if left > 0:
        return ngettext("{n} to go", "{n} to go", left).format(n=format_number(left, 0))
    if left == 0:
        return _("✓ reached")
    return ngettext("✓ reached, {n} more", "✓ reached, {n} more", -left).format(n=format_number(-left, 0))


class Bar(QWidget):
    """The share as a bar; a target that is reached fills it, and an unplanned count has none."""

    def __init__(self, gauge: Gauge) -> None:
        super().__init__()
        self._gauge = gauge
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, BAR_HEIGHT + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, BAR_HEIGHT + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        share = self._gauge.share
        if share is None:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(look.border))
        painter.setBrush(QColor(look.card))
        track = QRectF(0.5, 2.5, self.width() - 1, BAR_HEIGHT - 1)
        painter.drawRoundedRect(track, 4, 4)
        if share:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent))
            painter.drawRoundedRect(QRectF(0, 2, max(self.width() * share, BAR_HEIGHT / 2), BAR_HEIGHT), 4, 4)
        painter.end()


def gauge_grid() -> QGridLayout:
    """A grid for gauges: label, bar, count, state."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 4)
    return grid


class GaugeRow:
    """The four widgets of one gauge, put into a row of a grid that keeps all bars in line."""

    def __init__(self, grid: QGridLayout, place: int, gauge: Gauge) -> None:
        self.label, self.bar = Label(gauge.label, wrap=True), Bar(gauge)
        self.count = Label(lambda: count_words(gauge), role="strong")
        self.state = Label(lambda: state_words(gauge), role="muted")
        self.count.setAlignment(_RIGHT)
        self.bar.setAccessibleName(f"{said(gauge.label)}: {count_words(gauge)}, {state_words(gauge)}")
        self.count.setMinimumWidth(theme.grown(COUNT_WIDTH))
        self.state.setMinimumWidth(theme.grown(STATE_WIDTH))
        for across, widget in enumerate((self.label, self.bar, self.count, self.state)):
            grid.addWidget(widget, place, across)
