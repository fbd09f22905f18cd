"""The style sheet, made from a theme's tokens. Widgets choose a look by their property `role` (and buttons by `kind`)."""

from ui.colours import mix
from ui.icons import FOLDER
from ui.theme import Theme, points

# A style sheet colours no picture: this one is of a grey that is seen on light and dark alike.
_DOWN = (FOLDER / "down.svg").as_posix()
_TICKS = {dark: (FOLDER / f"tick-{'dark' if dark else 'light'}.svg").as_posix() for dark in (False, True)}


def style_sheet(theme: Theme) -> str:
    """Qt style sheet for the whole application."""
    return "\n".join(
        (_texts(theme), _surfaces(theme), _buttons(theme), _fields(theme), _chrome(theme), _tables(theme), _bars(theme))
    )


def _points(theme: Theme, role: str, factor: float = 1.0) -> str:
    return f"font-size: {points(theme, role) * factor:.1f}pt"


def _pad(theme: Theme, pixels: int) -> int:
    """Paddings grow half as fast as the text."""
    return round(pixels * (1 + theme.text_size / 100) / 2)


def _texts(theme: Theme) -> str:
    muted = f"color: {theme.muted}"
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="caption"] {{ {_points(theme, "caption")}; {muted}; }}
QLabel[role="muted"] {{ {muted}; }}
QLabel[role="lead"] {{ {_points(theme, "lead")}; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="heading"] {{ {_points(theme, "heading")}; font-weight: 600; }}
QLabel[role="title"] {{ {_points(theme, "title")}; font-weight: 600; }}
QLabel[role="question"] {{ {_points(theme, "question")}; }}
QLabel[role="question_large"] {{ {_points(theme, "question_large")}; }}
QLabel[role="question_small"] {{ {_points(theme, "question_small")}; }}
QLabel[role="stem"] {{ {_points(theme, "lead")}; {muted}; }}
QLabel[role="figure"] {{ {_points(theme, "figure")}; font-weight: 600; }}
QLabel[role="fault"] {{ color: {theme.fault}; font-weight: 600; }}
QToolTip {{ color: {theme.card}; background: {theme.ink}; border: 0; padding: 4px 8px; }}"""


def _surfaces(theme: Theme) -> str:
    card = f"background: {theme.card}; border: 1px solid {theme.line}; border-radius: 8px"
    return f"""
QMainWindow, QDialog, QWidget[role="page"] {{ background: {theme.ground}; }}
QDialog[role="framed"] {{ border: 2px solid {theme.border}; }}
QFrame[role="card"] {{ {card}; }}
QFrame[role="sheet"] {{ background: {theme.card}; border: 0; }}
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] {{ border: 0; background: {theme.ground}; }}
QScrollArea[role="clear"], QScrollArea[role="clear"] > QWidget > QWidget {{ border: 0; background: transparent; }}
QFrame[role="notice"] {{ background: {theme.mark("neutral").tint}; border: 0; border-radius: 8px; }}"""


def _buttons(theme: Theme) -> str:
    v, h, narrow = _pad(theme, 7), _pad(theme, 16), _pad(theme, 8)
    pressed = mix(theme.ink, theme.card, 0.12)
    return f"""
QPushButton {{ background: {theme.card}; color: {theme.ink}; border: 1px solid {theme.border};
    border-radius: 6px; padding: {v}px {h}px; }}
QPushButton:hover {{ background: {theme.hover}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:focus {{ border: 2px solid {theme.focus}; padding: {v - 1}px {h - 1}px; }}
QPushButton:disabled {{ color: {mix(theme.muted, theme.card, 0.7)}; border-color: {theme.line}; }}
QPushButton[kind="primary"] {{ background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent};
    font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {mix(theme.ink, theme.accent, 0.25)}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {theme.ink}; }}
QPushButton[kind="primary"]:disabled {{ background: {theme.track}; color: {theme.muted}; border-color: {theme.track}; }}
QPushButton[size="large"] {{ {_points(theme, "lead")}; padding: {v + 4}px {h + 12}px; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; padding: {v}px {narrow}px; }}
QPushButton[kind="quiet"]:hover {{ background: {theme.hover}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {theme.focus}; padding: {v - 1}px {narrow - 1}px; }}
QPushButton[kind="quiet"]:checked {{ background: {theme.mark("neutral").tint}; font-weight: 600; }}
QPushButton::menu-indicator {{ image: none; }}"""


def _fields(theme: Theme) -> str:
    v, h = _pad(theme, 7), _pad(theme, 10)
    return f"""
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox {{ background: {theme.card}; color: {theme.ink};
    border: 1px solid {theme.border}; border-radius: 6px; padding: {v}px {h}px; selection-background-color: {theme.accent};
    selection-color: {theme.on_accent}; }}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus {{
    border: 2px solid {theme.focus}; padding: {v - 1}px {h - 1}px; }}
QLineEdit[role="answer"], QPlainTextEdit[role="answer"] {{ {_points(theme, "answer")}; }}
QLineEdit[role="number"], QLineEdit[role="points"] {{ {_points(theme, "number")}; font-weight: 600; }}
QLineEdit[role="points"] {{ max-width: {round(_pad(theme, 72) * theme.growth)}px; padding: {v - 5}px 4px; }}
QLineEdit[role="points"]:focus {{ padding: {v - 6}px 3px; }}
QLineEdit[role="points"][tight="true"] {{ {_points(theme, "answer")}; }}
QLineEdit[role="points"][small="true"] {{ {_points(theme, "body")}; }}
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit, QComboBox QLineEdit {{ border: 0; padding: 0; background: transparent; }}
QSpinBox, QDoubleSpinBox {{ min-width: {_pad(theme, 64)}px; }}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0; border: 0; }}
QSpinBox::up-arrow, QSpinBox::down-arrow, QDoubleSpinBox::up-arrow, QDoubleSpinBox::down-arrow {{ width: 0; height: 0; }}
QComboBox::drop-down {{ border: 0; width: {_pad(theme, 28)}px; }}
QComboBox::down-arrow {{ image: url("{_DOWN}"); width: {_pad(theme, 16)}px; height: {_pad(theme, 16)}px; }}
QComboBox QAbstractItemView {{ background: {theme.card}; color: {theme.ink}; border: 1px solid {theme.border}; padding: 4px;
    selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; outline: 0; }}
QCheckBox {{ spacing: {_pad(theme, 8)}px; }}
QCheckBox::indicator, QTreeView::indicator, QListWidget::indicator {{
    width: {_pad(theme, 16)}px; height: {_pad(theme, 16)}px; background: {theme.card};
    border: 1px solid {theme.muted}; border-radius: 4px; margin: 1px; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListWidget::indicator:checked {{
    background: {theme.accent}; border-color: {theme.accent};
    image: url("{_TICKS[theme.is_dark]}"); }}
QListWidget {{ background: {theme.card}; color: {theme.ink}; border: 1px solid {theme.border}; border-radius: 6px; padding: 4px;
    selection-background-color: {theme.mark("neutral").tint}; selection-color: {theme.ink}; }}
QListWidget:focus {{ border: 2px solid {theme.focus}; padding: 3px; }}
QCheckBox::indicator:focus {{ border: 2px solid {theme.focus}; margin: 0; }}
QCheckBox::indicator:checked:focus {{ border-color: {theme.ink}; }}
QLineEdit[faulty="true"], QPlainTextEdit[faulty="true"], QComboBox[faulty="true"] {{ border: 2px solid {theme.fault}; }}
QMenu {{ background: {theme.card}; color: {theme.ink}; border: 1px solid {theme.border}; padding: 4px; }}
QMenu::item {{ padding: {v}px {_pad(theme, 24)}px; border-radius: 4px; }}
QMenu::item:selected {{ background: {theme.accent}; color: {theme.on_accent}; }}
QMenu::item:disabled {{ color: {theme.muted}; }}"""


def _chrome(theme: Theme) -> str:
    v, h = _pad(theme, 10), _pad(theme, 14)
    chosen = theme.mark("neutral").tint
    return f"""
QFrame[role="rail"] {{ background: {theme.card}; border: 0; border-right: 1px solid {theme.line}; }}
QFrame[role="topbar"] {{ background: {theme.card}; border: 0; border-bottom: 1px solid {theme.line}; }}
QFrame[role="statusline"] {{ background: {theme.card}; border: 0; border-top: 1px solid {theme.line}; }}
QPushButton[kind="rail"] {{ background: transparent; border: 2px solid transparent; border-radius: 6px; text-align: left;
    padding: {v}px {h}px; min-width: {_pad(theme, 104)}px; {_points(theme, "body", 1.08)}; }}
QPushButton[kind="rail"][folded="true"] {{ min-width: 0; }}
QPushButton[kind="rail"]:hover {{ background: {theme.hover}; }}
QPushButton[kind="rail"]:checked {{ background: {chosen}; color: {theme.accent}; font-weight: 600; }}
QPushButton[kind="rail"]:focus {{ border-color: {theme.focus}; padding: {v}px {h}px; }}
QPushButton[kind="rail"]:disabled {{ color: {mix(theme.muted, theme.card, 0.7)}; }}
QPushButton[kind="tab"] {{ background: transparent; border: 0; border-bottom: 3px solid transparent; border-radius: 0;
    padding: {v - 2}px 4px; color: {theme.muted}; }}
QPushButton[kind="tab"]:hover {{ color: {theme.ink}; }}
QPushButton[kind="tab"]:checked {{ border-bottom-color: {theme.accent}; color: {theme.ink}; font-weight: 600; }}
QPushButton[kind="tab"]:focus {{ color: {theme.ink}; background: {theme.hover}; border-bottom-color: {theme.focus};
    padding: {v - 2}px 4px; }}
QPushButton[kind="choice"] {{ text-align: left; padding: {v}px {h}px; background: {theme.card}; border-color: {theme.line}; }}
QPushButton[kind="choice"]:hover {{ border-color: {theme.accent}; }}
QPushButton[kind="choice"]:checked {{ border: 2px solid {theme.accent}; background: {chosen}; padding: {v - 1}px {h - 1}px; }}
QPushButton[kind="choice"]:focus {{ border: 2px solid {theme.focus}; padding: {v - 1}px {h - 1}px; }}"""


def _tables(theme: Theme) -> str:
    return f"""
QTableView, QTreeView {{ background: {theme.card}; color: {theme.ink}; border: 2px solid {theme.card};
    gridline-color: transparent; selection-background-color: {theme.mark("neutral").tint}; selection-color: {theme.ink}; }}
QTableView:focus, QTreeView:focus {{ border: 2px solid {theme.focus}; }}
QTableView::item {{ padding: 0 {_pad(theme, 8)}px; border: 0; border-bottom: 1px solid {theme.line}; }}
QTreeView::item {{ padding: {_pad(theme, 6)}px {_pad(theme, 8)}px; border: 0; border-bottom: 1px solid {theme.line}; }}
QTreeView::item:selected {{ background: {theme.mark("neutral").tint}; color: {theme.ink}; }}
QHeaderView {{ background: {theme.card}; }}
QHeaderView::section {{ background: {theme.card}; color: {theme.muted}; border: 0; border-bottom: 1px solid {theme.border};
    padding: {_pad(theme, 6)}px {_pad(theme, 10)}px; font-weight: 600; }}
QTableCornerButton::section {{ background: {theme.card}; border: 0; }}"""


def _bars(theme: Theme) -> str:
    return f"""
QProgressBar {{ background: {theme.track}; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {theme.border}; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {theme.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}"""
