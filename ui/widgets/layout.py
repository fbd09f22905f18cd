"""Boxes of widgets on an 8-pixel grid, written as they stand on the screen."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme

GRID = 8


class Filling(Struct, frozen=True):
    """A part that takes its share, by weight, of the room that is left."""

    part: QWidget | QLayout
    weight: int = 1


# A number among the parts is a stretch of that weight.
Part = QWidget | QLayout | Filling | int


def row(*parts: Part, spacing: int = GRID, margins: int | tuple[int, int, int, int] = 0) -> QHBoxLayout:
    """Parts side by side."""
    layout = QHBoxLayout()
    _fill(layout, parts, spacing, margins)
    return layout


def column(*parts: Part, spacing: int = GRID, margins: int | tuple[int, int, int, int] = 0) -> QVBoxLayout:
    """Parts beneath each other."""
    layout = QVBoxLayout()
    _fill(layout, parts, spacing, margins)
    return layout


def _fill(layout: QBoxLayout, parts: tuple[Part, ...], spacing: int, margins: int | tuple[int, int, int, int]) -> None:
    layout.setSpacing(spacing)
    left, top, right, bottom = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(left, top, right, bottom)
    for one in parts:
        if isinstance(one, int):
            layout.addStretch(one)
            continue
        share = one if isinstance(one, Filling) else Filling(one, 0)
        if isinstance(share.part, QWidget):
            layout.addWidget(share.part, share.weight)
        else:
            layout.addLayout(share.part, share.weight)


def middle(*parts: Part, sides: int = 0) -> QWidget:
    """A few words and buttons, at the height where the eye looks; `sides` stays free at the left and at the right."""
    return panel(column(1, *parts, 2, spacing=2 * GRID, margins=(sides, 3 * GRID, sides, 3 * GRID)))


def panel(layout: QLayout) -> QWidget:
    """A plain widget around a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def card(layout: QLayout, *, role: str = "card", padding: int = 2 * GRID) -> QFrame:
    """A framed surface around a layout."""
    frame = QFrame()
    frame.setProperty("role", role)
    layout.setContentsMargins(padding, padding, padding, padding)
    frame.setLayout(layout)
    return frame


class Fitting(QWidget):
    """Holds buttons or fields that go on in the next line; Qt would reckon with one line and cut the rest off."""

    def __init__(self, layout: QLayout | None = None) -> None:
        super().__init__()
        if layout is not None:
            self.setLayout(layout)

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), self.heightForWidth(self.width())) if self.hasHeightForWidth() else least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class Measure(QWidget):
    """Keeps its content in the middle and its lines short: `widest` pixels at 100 per cent text, more as the text grows.

    `sides` is the least that stays free at the left and at the right.
    """

    def __init__(self, inner: QWidget, widest: int, *, sides: int = 0) -> None:
        super().__init__()
        self._inner, self._widest = inner, widest
        self.setLayout(row(1, Filling(inner, 1_000), 1, spacing=0, margins=(sides, 0, sides, 0)))
        self._limit()

    def _limit(self) -> None:
        look = theme.current()
        self._inner.setMaximumWidth(round(self._widest * look.growth * look.text_size / 100))

    def widen(self, widest: int) -> None:
        """Let the content be so wide from now on."""
        if widest != self._widest:
            self._widest = widest
            self._limit()

    def minimumSizeHint(self) -> QSize:
        """No higher than the words need at the present width; Qt would reckon with the narrowest."""
        least = super().minimumSizeHint()
        needed = self.heightForWidth(max(self.width(), least.width()))
        return QSize(least.width(), min(least.height(), needed) if needed >= 0 else least.height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._limit()
        super().changeEvent(event)


class Scroll(QScrollArea):
    """Scrolls with the arrow keys, unless they have another meaning on the page."""

    resized = Signal()

    def __init__(self, *, by_arrows: bool) -> None:
        super().__init__()
        self._by_arrows = by_arrows

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._by_arrows:
            super().keyPressEvent(event)
        else:
            event.ignore()


def scrolling(inner: QWidget, *, by_arrows: bool = True) -> Scroll:
    """A page that scrolls up and down when it is higher than its place."""
    area = Scroll(by_arrows=by_arrows)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner.setProperty("role", "page")
    area.setWidget(inner)
    return area


def settle(area: QScrollArea) -> None:
    """Lay out now what was put into a scroll area while it is seen.

    Qt asks how high the content is before it has laid it out, and squeezes many lines into what is free.
    """
    inner = area.widget()
    for _pass in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if inner is not None:
            inner.updateGeometry()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def settle_around(widget: QWidget) -> None:
    """Lay out now what was put into a widget that stands in a scroll area; nothing where it stands in none."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        settle(above)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets are deleted when Qt is idle."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)
