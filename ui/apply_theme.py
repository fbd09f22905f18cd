"""Putting a theme on the application: the fonts, the palette, the style sheets."""

from functools import cache

from msgspec import structs
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from exports.look.fonts import REGULAR, SEMIBOLD, font_files
from ui import theme
from ui.colours import mix
from ui.style import style_sheet
from ui.theme import Theme
from ui.touch_style import touch_sheet

STYLE = "Fusion"


@cache
def load_fonts() -> None:
    """Make the bundled faces known to Qt, once a process."""
    files = font_files()
    for face in (REGULAR, SEMIBOLD):
        QFontDatabase.addApplicationFont(str(files[face]))


def apply_theme(app: QApplication, *, name: str, text_size: int, growth: float = 1.0, touch: int = 0) -> None:
    """Dress the whole application; a repeated call with the same look costs nothing."""
    wanted = structs.replace(theme.theme(name), text_size=text_size, growth=growth, touch=touch)
    if wanted == theme.current() and app.styleSheet():
        return
    theme.wear(wanted)
    load_fonts()
    if app.property("style") != STYLE:
        app.setStyle(STYLE)
        app.setProperty("style", STYLE)
    app.setPalette(_palette(wanted))
    app.setFont(theme.font("body"))
    app.setStyleSheet(style_sheet(wanted) + touch_sheet(wanted))


def _palette(look: Theme) -> QPalette:
    roles = QPalette.ColorRole
    colours = {
        roles.Window: look.ground,
        roles.Base: look.card,
        roles.AlternateBase: look.ground,
        roles.Button: look.card,
        roles.WindowText: look.ink,
        roles.Text: look.ink,
        roles.ButtonText: look.ink,
        roles.ToolTipBase: look.ink,
        roles.ToolTipText: look.card,
        roles.PlaceholderText: look.muted,
        roles.Highlight: look.accent,
        roles.HighlightedText: look.on_accent,
        roles.Link: look.accent,
        roles.Mid: look.line,
        roles.Dark: look.line,
        roles.Accent: look.accent,
    }
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(mix(look.muted, look.card, 0.65)))
    return palette
