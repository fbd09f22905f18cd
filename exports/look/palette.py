"""Colours with a meaning, the same on screen and on paper.

Nothing is imported here, so that `ui.theme` may take the tokens at start. The meanings are colour-blind safe (Okabe and
Ito) and never stand alone: a word, a sign or a shape goes with each. Text is set in `ink` or `muted` (contrast at least
4.5 : 1 on `paper` and `surface`); the four meanings colour marks and large figures.
"""

from msgspec import Struct


class Palette(Struct, frozen=True, kw_only=True):
    """One theme's colours as `#RRGGBB`."""

    paper: str  # the ground
    surface: str  # a card, a band, every other row
    ink: str  # text
    muted: str  # notes, captions, axis labels
    hairline: str  # rules between header and body
    grid: str  # a chart's guide lines
    neutral: str  # marks with no meaning of their own
    accent: str  # headings, the primary action
    expectation: str
    perception: str
    shortfall: str
    surplus: str


LIGHT = Palette(
    paper="#FFFFFF",
    surface="#F6F7F9",
    ink="#1B1F24",
    muted="#59616B",
    hairline="#8A929C",
    grid="#E1E5EA",
    neutral="#9AA3AE",
    accent="#0B4A6F",
    expectation="#0072B2",
    perception="#009E73",
    shortfall="#D55E00",
    surplus="#56B4E9",
)

DARK = Palette(
    paper="#15181C",
    surface="#1E2329",
    ink="#E9ECEF",
    muted="#A9B1BB",
    hairline="#5C6670",
    grid="#2E353D",
    neutral="#7C8793",
    accent="#7FC4EA",
    expectation="#4BA3DC",
    perception="#2CC295",
    shortfall="#F08A3C",
    surplus="#8ACBF2",
)

# What the other batteries ask, by Okabe and Ito's colours too; words always stand beside them.
BATTERIES = {"importance": "#CC79A7", "minimum": "#E69F00", "desired": "#56B4E9"}


def tint(colour: str, ground: str, share: float) -> str:
    """`colour` laid thin over `ground`: `share` 1 is the colour, 0 the ground. Solid, so that it prints as it shows."""
    mixed = (
        round(share * int(colour[at : at + 2], 16) + (1 - share) * int(ground[at : at + 2], 16)) for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def text_on(fill: str) -> str:
    """Ink or white, whichever is read better on `fill` (relative luminance, WCAG 2)."""
    channels = [int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return LIGHT.ink if luminance > 0.18 else LIGHT.paper
