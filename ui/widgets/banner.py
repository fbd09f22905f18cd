"""What is asked of the statements that follow, in the battery's colour and in capitals."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from servqual_desk.interviewing.shown_question import Asked
from servqual_desk.words.section_words import BANNERS
from ui import theme
from ui.widgets.layout import column
from ui.widgets.plain_words import set_tip
from ui.widgets.spoken_words import Label, as_it_is, set_role

EDGE = 6


class Banner(QWidget):
    """A tinted block with an edge in the battery's colour; hidden where nothing belongs to a battery.

    Args:
        has_stem: False says only the headline.
    """

    def __init__(self, *, has_stem: bool = True) -> None:
        super().__init__()
        self._battery, self._has_stem = "", has_stem
        self._headline = Label(role="heading")
        self._stem = Label(role="stem", wrap=True)
        self.setLayout(column(self._headline, self._stem, spacing=2, margins=(20, 10, 16, 10)))

    def show_question(self, asked: Asked) -> None:
        """Say what is asked of this statement."""
        self._battery = asked.battery or ""
        self.setVisible(bool(self._battery))
        self._headline.say(as_it_is(asked.title) if asked.title else BANNERS.get(self._battery, ""))
        self._stem.say(as_it_is(asked.stem))
        set_tip(self, asked.stem)
        self.show_parts(headline=True, stem=self._has_stem)
        palette = self._headline.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.current().mark(self._battery).ink))
        self._headline.setPalette(palette)

    def show_parts(self, *, headline: bool, stem: bool, small_stem: bool = False) -> None:
        """Say only the headline, or only what is asked of all statements; the tooltip says the latter in any case."""
        set_role(self._stem, "body" if small_stem else "stem")
        self._stem.setVisible(stem and bool(self._stem.text()))
        self._headline.setVisible(headline or self._stem.isHidden())

    def paintEvent(self, event: QPaintEvent) -> None:
        mark = theme.current().mark(self._battery)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mark.tint))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setBrush(QColor(mark.fill))
        painter.drawRoundedRect(QRectF(0, 0, EDGE, self.height()), 3, 3)
        painter.end()
