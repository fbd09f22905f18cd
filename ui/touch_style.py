"""What a finger needs: targets of at least 12 millimetres; the style of the kiosk on top of the window's."""

from typing import TYPE_CHECKING

from ui.theme import Theme, points

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

LEAST_MM = 12.0
USUAL_DPI = 96.0
BELIEVED_DPI = (60.0, 400.0)
"""Screens without a true size tell nonsense (a projector, a virtual screen)."""

LARGEST_KEY = 36.0  # points on a key: larger letters would push the field that they are typed in from the screen


def touch_pixels(screen: "QScreen") -> int:
    """How many of the screen's pixels are 12 mm, both ways."""
    least, most = BELIEVED_DPI
    told = max(screen.physicalDotsPerInchX(), screen.physicalDotsPerInchY())
    dpi = told if least <= told <= most else USUAL_DPI
    return -int(-dpi * LEAST_MM // 25.4)


def touch_sheet(theme: Theme) -> str:
    """Larger buttons and fields for fingers; nothing in a window."""
    if not theme.touch:
        return ""
    size, key = points(theme, "lead"), min(points(theme, "number"), LARGEST_KEY)
    return f"""
QPushButton {{ min-height: {theme.touch}px; min-width: {theme.touch}px; font-size: {size:.1f}pt; border-radius: 8px; }}
QLineEdit[role="answer"], QLineEdit[role="number"] {{ min-height: {theme.touch}px; }}
QSpinBox {{ min-height: {theme.touch}px; min-width: {2 * theme.touch}px; }}
QPushButton[kind="digit"] {{ font-size: {key:.1f}pt; padding: 0; }}
QPushButton[kind="digit"]:checked {{ background: {theme.accent}; color: {theme.on_accent}; }}"""
