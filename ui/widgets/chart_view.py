"""A chart of an analysis on the screen, drawn in the background at the width that it has, in the theme's colours."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs
from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exports.look.palette import DARK, LIGHT, Palette
from instruments.i18n import language
from instruments.model import Instrument
from servqual_desk.errors import KnownError
from ui import background, theme
from ui.widgets.pointed_chart import Pointing

if TYPE_CHECKING:
    from analysis.table import Chart
    from exports.charts.spots import Spot

DOTS_PER_INCH = 96
SETTLING_MS = 120  # a window being dragged is drawn once it holds still
WIDEST = 1120  # pixels at 100 per cent


class ChartView(QWidget):
    """Draws again when its width, the theme, the text size or the language changes; until then shows what it has.

    Charts that are in sight are drawn first, then those that scrolling brings; nothing waits for charts of a page that was left.
    """

    def __init__(self, chart: "Chart", instrument: Instrument, name: str) -> None:
        super().__init__()
        self._chart, self._instrument = chart, instrument
        self._image = QImage()
        self.pointing = Pointing(self)
        self._drawn_as: tuple[object, ...] = ()
        self._task: background.Task | None = None
        self._can_wait = False  # what is being drawn is out of sight
        self._fault = ""
        self._settled = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._soon = QTimer(self, singleShot=True, interval=0)
        for timer in (self._settled, self._soon):
            timer.timeout.connect(self._draw)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(120)

    @property
    def chart(self) -> "Chart":
        """What is drawn."""
        return self._chart

    @property
    def is_drawn(self) -> bool:
        """Whether a picture is there to be seen."""
        return not self._image.isNull()

    def _wanted(self) -> tuple[int, theme.Theme, str, float]:
        look = theme.current()
        width = min(self.width(), round(WIDEST * look.text_size / 100))
        return width, look, language(), self.devicePixelRatioF()

    def _draw(self) -> None:
        wanted, can_wait = self._wanted(), self.visibleRegion().isEmpty()
        if not self.isVisible() or (wanted == self._drawn_as and (can_wait or not self._can_wait)):
            return
        self._give_up()
        self._drawn_as, self._can_wait = wanted, can_wait
        width, look, _spoken, density = wanted
        palette = structs.replace(DARK if look.is_dark else LIGHT, paper=look.card)
        work = partial(_picture, self._chart, self._instrument, width, theme.size("caption"), palette, density)
        self._task = background.run(lambda _progress: work(), done=self._show, failed=self._refuse, can_wait=can_wait)

    def _give_up(self) -> None:
        """Drop a drawing that is not there yet."""
        if self._task is not None:
            self._task.cancel()
            self._task, self._drawn_as = None, ()

    def _show(self, drawn: "tuple[QImage, tuple[Spot, ...]]") -> None:
        self._task, self._can_wait = None, False
        image, spots = drawn
        self._image = image
        self.pointing.take(spots)
        self.setFixedHeight(round(image.height() / image.devicePixelRatio()))
        self.update()

    def _refuse(self, error: KnownError) -> None:
        self._task, self._can_wait = None, False
        self._fault = "\n".join(error.faults)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.is_drawn:
            painter.drawImage(0, 0, self._image)
            self.pointing.paint(painter)
        else:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._fault or "…")
        painter.end()
        if self._can_wait:  # it has come into sight
            self._soon.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointing.follow(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointing.leave()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.pointing.press(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        (self._settled if self.is_drawn else self._soon).start()
        super().resizeEvent(event)

    def showEvent(self, event: QEvent) -> None:
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._give_up()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_soon"):
            self._soon.start()
        super().changeEvent(event)


def _picture(
    chart: "Chart", instrument: Instrument, width: int, points: float, palette: Palette, density: float
) -> "tuple[QImage, tuple[Spot, ...]]":
    """The chart as pixels, and its points; done in the background, where matplotlib's work has one thread of its own."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from exports.charts import Look, draw
    from exports.charts.spots import spots

    look = Look(palette=palette, size=points, width=width / DOTS_PER_INCH * 25.4)
    figure = draw(chart, instrument, look)
    figure.set_dpi(DOTS_PER_INCH * density)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = canvas.buffer_rgba()
    height, breadth = pixels.shape[:2]
    image = QImage(pixels, breadth, height, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(density)
    found = spots(chart, instrument, figure)
    return image, tuple(replace(spot, x=spot.x / density, y=spot.y / density) for spot in found)
