"""The tokens of the look (colours, sizes, the typeface), and which theme is in force.

Three themes: light, dark and high contrast. All text grows together, from 100 to 200 per cent. Widgets that paint
themselves ask `current()` and `size()` while painting, so that a change of theme needs nothing but a repaint.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field
from PySide6.QtGui import QFont

from exports.look.fonts import FAMILY
from exports.look.palette import BATTERIES, DARK, LIGHT, Palette
from ui.colours import mix, readable

TEXT_SIZES = (100, 110, 125, 150, 175, 200)

# Point sizes at 100 per cent, by the role of a text.
POINTS: Mapping[str, float] = MappingProxyType(
    {
        "caption": 10,
        "body": 11,
        "lead": 13,
        "heading": 15,
        "title": 21,
        "answer": 14,
        "question": 21,
        "question_large": 26,
        "question_small": 17,
        "number": 22,
        "figure": 28,
    }
)
KIOSK_GROWTH = 1.4  # of widths

# The same where a citizen answers with a finger, standing: questions and answers in 28 to 36 points.
KIOSK_POINTS: Mapping[str, float] = MappingProxyType(
    {
        "caption": 14,
        "body": 20,
        "lead": 20,
        "heading": 22,
        "title": 28,
        "answer": 28,
        "question": 32,
        "question_large": 36,
        "question_small": 28,
        "number": 32,
        "figure": 44,
    }
)


class Mark(Struct, frozen=True, kw_only=True):
    """The three shades of a colour with a meaning: the mark itself, a tint to lay text on, and text on that tint."""

    fill: str
    tint: str
    ink: str
    on_fill: str


class Theme(Struct, frozen=True, kw_only=True):
    """One look. Colours are `#RRGGBB`; `text_size` is per cent; `growth` multiplies widths, and `touch` is the least side in
    pixels of what is touched (both for the kiosk; 0 is a window)."""

    id: str
    is_dark: bool
    ground: str
    card: str
    ink: str
    muted: str
    line: str
    track: str
    border: str
    hover: str
    accent: str
    on_accent: str
    focus: str
    fault: str
    marks: Mapping[str, Mark] = field(default_factory=dict)
    text_size: int = 100
    growth: float = 1.0
    touch: int = 0

    def mark(self, meaning: str) -> Mark:
        """The shades of a battery or another meaning; a neutral one where there is none."""
        return self.marks.get(meaning, self.marks["neutral"])


def _mark(colour: str, card: str, ink: str) -> Mark:
    tint = mix(colour, card, 0.14)
    light = "#FFFFFF"
    fill = readable(colour, card, 3.0)
    return Mark(
        fill=fill,
        tint=tint,
        ink=readable(mix(colour, ink, 0.75), tint, 5.0),
        on_fill=light if readable(light, fill, 4.4) == light else "#101418",
    )


def _theme(name: str, palette: Palette, *, ground: str, card: str, **more: str) -> Theme:
    meanings = {
        "expectation": palette.expectation,
        "perception": palette.perception,
        "shortfall": palette.shortfall,
        "surplus": palette.surplus,
        "neutral": palette.accent,
        **BATTERIES,
    }
    is_dark = name == "dark"
    tokens: dict[str, Any] = {
        "ink": palette.ink,
        "muted": palette.muted,
        "line": palette.grid,
        "track": palette.grid,
        "border": readable(palette.hairline, card, 3.2),
        "hover": mix(palette.ink, card, 0.06),
        "accent": palette.accent,
        "on_accent": "#101418" if is_dark else "#FFFFFF",
        "focus": palette.expectation,
        "fault": "#FF9A8C" if is_dark else "#B3261E",
        **more,
    }
    marks = {meaning: _mark(colour, card, tokens["ink"]) for meaning, colour in meanings.items()}
    return Theme(id=name, is_dark=is_dark, ground=ground, card=card, marks=MappingProxyType(marks), **tokens)


THEMES = ("light", "dark", "contrast")


@cache
def theme(name: str) -> Theme:
    """The theme with this name, at 100 per cent; computed when it is first worn."""
    if name == "dark":
        return _theme("dark", DARK, ground=DARK.paper, card=DARK.surface)
    if name == "contrast":
        black, white = "#000000", "#FFFFFF"
        return _theme(
            "contrast",
            LIGHT,
            ground=white,
            card=white,
            ink=black,
            muted=black,
            line=black,
            border=black,
            accent=black,
            track="#C8C8C8",
            focus="#0000C8",
            fault="#A00000",
        )
    return _theme("light", LIGHT, ground=LIGHT.surface, card=LIGHT.paper)


_current = theme("light")


def current() -> Theme:
    """The theme in force."""
    return _current


def points(look: Theme, role: str) -> float:
    """The point size of a role in a look, at its text size."""
    return (KIOSK_POINTS if look.touch else POINTS)[role] * look.text_size / 100


def size(role: str) -> float:
    """The point size of a role at the text size in force."""
    return points(_current, role)


def grown(pixels: float) -> int:
    """As many pixels at the text size in force as these are at 100 per cent."""
    return round(pixels * _current.text_size / 100)


def font(role: str, *, semibold: bool = False) -> QFont:
    """The typeface at the size of a role, for widgets that paint themselves."""
    made = QFont(FAMILY)
    made.setPointSizeF(size(role))
    if semibold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def wear(wanted: Theme) -> None:
    """Make a theme the one in force; `apply_theme` puts it on the application."""
    global _current
    _current = wanted


def next_text_size(now: int, step: int) -> int:
    """One step up or down on the ladder of text sizes, staying on it."""
    nearest = min(range(len(TEXT_SIZES)), key=lambda index: abs(TEXT_SIZES[index] - now))
    return TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, nearest + step))]
