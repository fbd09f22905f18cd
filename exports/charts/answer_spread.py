"""Answers around the middle of their scale: what is below it to the left, what is above it to the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from exports.charts.style import (
    PAPER,
    Look,
    Picture,
    Value,
    height_of_rows,
    legend,
    letters,
    look_of,
    may_be_pressed,
    name_rows,
    nothing_to_draw,
    picture_of,
    plain_axes,
)
from exports.look.palette import text_on, tint
from exports.words.numbers import percent
from instruments.i18n import _

THICK = 0.74
APART = 0.4  # of a row, between two items
PRESSED = 0.75  # of a row's height, in which a share's figure still stands within its bar
SMALLEST_WRITTEN = 0.06
LEAST_SIDE = 0.1  # of the whole that each side of the middle has at least
HATCHES = ("////", "///", "//", "/")  # the further below the middle, the denser: told apart in grey too
WITHHELD = ".."


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A bar: whose answers, in which battery ("" where there is one alone), each point's share; None where it is withheld."""

    name: str
    battery: str
    shares: Sequence[Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    start: float
    width: float
    fill: str
    hatch: str
    words: str


def diverging(bars: Sequence[Answered], points: Sequence[str], *, look: Look = PAPER) -> Picture:
    """A bar each, those of one name beneath one another; the middle point of an odd scale lies half on either side.

    Shares that are withheld lie as one dotted piece at the end where most of them belong, as wide as what is shown leaves.
    """
    known = [bar for bar in bars if any(share is not None for share in bar.shares)]
    if not known:
        return nothing_to_draw(look)
    names = list(dict.fromkeys(bar.name for bar in known))
    places = _places(known)
    figure = Picture(look, height=height_of_rows(look, round(places[-1]) + 1, lines=4))
    with figure.fonts():
        axes = plain_axes(figure)
        name_rows(axes, ["" for _bar in known])
        middles = [[at for at, bar in zip(places, known, strict=True) if bar.name == name] for name in names]
        _name(axes, names, [sum(own) / len(own) for own in middles], places[-1])
        drawn = [_draw_bar(axes, at, bar, look) for at, bar in zip(places, known, strict=True)]
        left, right = min(start for start, _end in drawn), max(end for _start, end in drawn)
        axes.set_xlim(1.02 * min(left, -LEAST_SIDE), 1.02 * max(right, LEAST_SIDE))
        axes.axvline(0, color=look.palette.ink, linewidth=0.8, zorder=3)
        ticks = [tick for tick in (-1.0, -0.5, 0.0, 0.5, 1.0) if 1.02 * left <= tick <= 1.02 * right]
        axes.set_xticks(ticks, labels=[percent(abs(tick)) for tick in ticks])
        withheld = any(share is None for bar in known for share in bar.shares)
        legend(axes, handles=_keys(points, look, withheld=withheld))
    return figure


def _places(bars: Sequence[Answered]) -> list[float]:
    """Where each bar lies: a little apart from the one before where another item begins."""
    places = [0.0]
    for before, bar in pairwise(bars):
        places.append(places[-1] + 1 + (APART if bar.name != before.name else 0.0))
    return places


def _name(axes: Axes, names: Sequence[str], middles: Sequence[float], last: float) -> None:
    name_rows(axes, names)
    axes.set_yticks(list(middles), labels=[label.get_text() for label in axes.get_yticklabels()])
    axes.set_ylim(last + 0.6, -0.6)
    may_be_pressed(picture_of(axes), last + 1, PRESSED)  # names are as far apart as their bars and `APART`


def _draw_bar(axes: Axes, at: float, bar: Answered, look: Look) -> tuple[float, float]:
    pieces = _pieces(bar.shares, look)
    least = max(SMALLEST_WRITTEN, 2 * 4 / letters(look, picture_of(axes).room))
    axes.barh(
        [at] * len(pieces),
        [piece.width for piece in pieces],
        left=[piece.start for piece in pieces],
        height=THICK,
        color=[piece.fill for piece in pieces],
        edgecolor=[look.palette.neutral if piece.hatch == WITHHELD else look.palette.paper for piece in pieces],
        linewidth=0.5,
        hatch=[piece.hatch for piece in pieces],
    )
    for piece in pieces:
        if piece.words and piece.width >= least:
            _write_share(axes, at, piece)
    if bar.battery:
        axes.text(
            1.012, at, bar.battery, transform=axes.get_yaxis_transform(), va="center", color=look_of(axes).palette.ink
        )
    return pieces[0].start, pieces[-1].start + pieces[-1].width


def _write_share(axes: Axes, at: float, piece: _Piece) -> None:
    """On a hatched piece, or one across the middle, the figure has a ground of its own, or lines would run through it."""
    is_crossed = bool(piece.hatch) or piece.start < 0 < piece.start + piece.width
    ground = {"facecolor": piece.fill, "edgecolor": "none", "pad": 0.8} if is_crossed else None
    middle = piece.start + piece.width / 2
    axes.text(middle, at, piece.words, ha="center", va="center", color=text_on(piece.fill), bbox=ground, zorder=4)


def _pieces(shares: Sequence[Value], look: Look) -> list[_Piece]:
    """From left to right."""
    count, half = len(shares), len(shares) // 2
    shown = [share or 0.0 for share in shares]
    withheld = max(0.0, 1.0 - sum(shown)) if None in shares else 0.0
    is_left = sum(share is None for share in shares[:half]) >= sum(share is None for share in shares[count - half :])
    below = sum(shown[:half]) + (shown[half] / 2 if count % 2 else 0.0)
    widths = [
        (share, fill, hatch, percent(share)) for share, (fill, hatch) in zip(shown, _fills(count, look), strict=True)
    ]
    widths.insert(0 if is_left else count, (withheld, look.palette.paper, WITHHELD, ""))
    at, pieces = -below - (withheld if is_left else 0.0), []
    for width, fill, hatch, words in widths:
        pieces.append(_Piece(start=at, width=width, fill=fill, hatch=hatch, words=words))
        at += width
    return pieces


def _fills(count: int, look: Look) -> list[tuple[str, str]]:
    """Each point's colour and hatching: below the middle the shortfall's, above it the perception's, the further the stronger."""
    half, palette = count // 2, look.palette
    strengths = [1 - 0.72 * step / max(half - 1, 1) for step in range(half)] if half > 1 else [1.0] * half
    low = [
        (tint(palette.shortfall, palette.paper, strength), HATCHES[min(step, len(HATCHES) - 1)])
        for step, strength in enumerate(strengths)
    ]
    high = [(tint(palette.expectation, palette.paper, strength), "") for strength in reversed(strengths)]
    middle = [(tint(palette.neutral, palette.paper, 0.35), "")] if count % 2 else []
    return [*low, *middle, *high]


def _keys(points: Sequence[str], look: Look, *, withheld: bool) -> list[Patch]:
    keys = [
        Patch(facecolor=fill, hatch=hatch, edgecolor=look.palette.paper, linewidth=0.5, label=point)
        for point, (fill, hatch) in zip(points, _fills(len(points), look), strict=True)
    ]
    if withheld:
        edge = look.palette.neutral
        words = _("withheld: few people")
        keys.append(Patch(facecolor=look.palette.paper, hatch=WITHHELD, edgecolor=edge, linewidth=0.5, label=words))
    return keys
