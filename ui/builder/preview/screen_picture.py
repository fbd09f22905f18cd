"""A picture of the question as the interviewer's window or the kiosk shows it, from the same widgets."""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import structs
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from servqual_desk.interviewing.shown_question import Asked
from ui import theme
from ui.style import style_sheet
from ui.widgets.answers import answer_field
from ui.widgets.banner import Banner
from ui.widgets.layout import GRID, column, panel, scrolling, settle
from ui.widgets.spoken_words import Label, as_it_is

WINDOW = QSize(720, 520)  # the question's place in a small window
KIOSK = QSize(940, 680)  # the screen of a tablet


def screen_picture(asked: Asked, parent: QWidget, *, kiosk: bool, width: int, ratio: float) -> QPixmap:
    """The picture, so many pixels wide.

    Args:
        parent: of the widgets for the moment; a window of their own would take the focus away.
        ratio: device pixels in one pixel of the window.
    """
    size = KIOSK if kiosk else WINDOW
    with _worn(theme.KIOSK_GROWTH if kiosk else 1.0):
        screen = _screen(asked, parent, size)
        picture = screen.grab()
        screen.deleteLater()
    wide = round(width * ratio)
    made = picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
    made.setDevicePixelRatio(ratio)
    return made


@contextmanager
def _worn(growth: float) -> Iterator[None]:
    """Widgets that paint themselves ask the theme in force: for the moment of the picture it is the one of that screen."""
    before = theme.current()
    theme.wear(structs.replace(before, growth=growth))
    try:
        yield
    finally:
        theme.wear(before)


def _screen(asked: Asked, parent: QWidget, size: QSize) -> QWidget:
    banner, text, field = Banner(), Label(as_it_is(asked.text), role="question", wrap=True), answer_field(asked)
    if len(asked.text) > 160:
        text.setProperty("role", "lead")
    area = scrolling(panel(column(banner, text, field, 1, spacing=3 * GRID, margins=4 * GRID)))
    screen = QWidget(parent)
    screen.setProperty("role", "page")
    screen.setLayout(column(area))
    screen.setStyleSheet(style_sheet(theme.current()))
    banner.show_question(asked)  # not before it stands in its place: it would be a window of its own
    screen.resize(size)
    settle(area)
    return screen
