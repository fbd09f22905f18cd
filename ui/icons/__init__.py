"""Icons as SVG of one weight, coloured by the theme when they are asked for. Words always stand beside them."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from ui import theme

FOLDER = Path(__file__).parent


def icon(name: str, colour: str = "") -> QIcon:
    """The icon `name` in `colour` (the theme's ink when none is given)."""
    look = theme.current()
    return _icon(name, colour or look.ink, round(20 * look.text_size / 100))


@cache
def _icon(name: str, colour: str, pixels: int) -> QIcon:
    from PySide6.QtSvg import QSvgRenderer

    drawing = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    # Twice the pixels, so that the lines stay sharp on a screen of double density.
    pixmap = QPixmap(2 * pixels, 2 * pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, 2 * pixels, 2 * pixels))
    painter.end()
    return QIcon(pixmap)
