"""A wheel of dimensions: what should be around what is."""

import math
from collections.abc import Sequence
from typing import cast

from matplotlib.axes import Axes
from matplotlib.projections.polar import PolarAxes

from exports.charts.bars import bars
from exports.charts.style import (
    LEGEND,
    PAPER,
    LocalNumbers,
    Look,
    Picture,
    Value,
    legend,
    look_of,
    nothing_to_draw,
    plain_axes,
    shortened,
)
from exports.look.palette import tint

MANY = 7  # spokes whose names have two lines
NARROW = 100.0  # millimetres in which a wheel has no room for the names around it


def radar(
    names: Sequence[str],
    series: Sequence[tuple[str, str, Sequence[Value]]],
    *,
    scale: tuple[float, float],
    look: Look = PAPER,
) -> Picture:
    """A closed line a series over the spokes `names`; a wheel needs three spokes, fewer are drawn as bars.

    Args:
        series: name, colour and values of each line; a line with an undefined value shows its points only.
        scale: what stands at the hub and at the rim.
    """
    if not any(value is not None for _name, _colour, values in series for value in values):
        return nothing_to_draw(look)
    if len(names) < 3 or look.width < NARROW:
        return _as_bars(names, series, scale, look)
    figure = Picture(look, height=min(look.width, 170) * 0.48)
    angles = [2 * math.pi * spoke / len(names) for spoke in range(len(names))]
    with figure.fonts():
        axes = cast(PolarAxes, plain_axes(figure, grid="both", polar=True))
        axes.set_theta_zero_location("N")
        axes.set_theta_direction(-1)
        axes.spines["polar"].set(color=look.palette.hairline, linewidth=0.6)
        for place, (name, colour, values) in enumerate(series):
            _draw_line(axes, angles, values, name, colour, marker="Do^sv"[place % 5])
        lines = _set_rim(axes, angles, names, scale)
        legend(axes, lift=lines)
    return figure


def _draw_line(
    axes: Axes, angles: Sequence[float], values: Sequence[Value], name: str, colour: str, marker: str
) -> None:
    known = [(angle, value) for angle, value in zip(angles, values, strict=True) if value is not None]
    line = "-" if len(known) == len(angles) else ""
    closed = [*known, known[0]] if known else []
    axes.plot(
        [angle for angle, _value in closed],
        [value for _angle, value in closed],
        marker=marker,
        linestyle=line,
        color=colour,
        linewidth=1.6,
        zorder=3,
        markersize=4.6,
        markeredgewidth=0,
        label=shortened(name, width=LEGEND),
    )
    if line:
        axes.fill(
            [angle for angle, _value in known],
            [value for _angle, value in known],
            color=tint(colour, look_of(axes).palette.paper, 0.1),
            linewidth=0,
            zorder=1,
        )


def _set_rim(axes: PolarAxes, angles: Sequence[float], names: Sequence[str], scale: tuple[float, float]) -> int:
    """Name the spokes and the scale; in how many lines at most."""
    low, high = scale
    words = [shortened(name, width=20, lines=3 if len(names) < MANY else 2) for name in names]
    axes.set_ylim(low, high)
    axes.set_xticks(angles, labels=words)
    for label, angle in zip(axes.get_xticklabels(), angles, strict=True):
        sine = math.sin(angle)
        label.set_horizontalalignment("center" if abs(sine) < 0.2 else "left" if sine > 0 else "right")
        label.set_color(look_of(axes).palette.ink)
    whole = high - low <= 10 and float(low).is_integer() and float(high).is_integer()
    last = int(high) + (len(names) < MANY)  # where many names crowd around the rim, its number has no room
    axes.set_yticks(range(int(low) + 1, last) if whole else [low + (high - low) * step / 4 for step in range(1, 5)])
    axes.yaxis.set_major_formatter(LocalNumbers())
    axes.set_rlabel_position(math.degrees(angles[1]) / 2)
    return max(word.count("\n") for word in words) + 1


def _as_bars(
    names: Sequence[str], series: Sequence[tuple[str, str, Sequence[Value]]], scale: tuple[float, float], look: Look
) -> Picture:
    rows = [(f"{name}: {line}", values[place]) for place, name in enumerate(names) for line, _colour, values in series]
    return bars([name for name, _v in rows], [value for _n, value in rows], start=scale[0], end=scale[1], look=look)
