"""Importance against performance, crossed at the means: what to mend first stands at the top left."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.text import Text

from exports.charts.point_names import write_names
from exports.charts.style import (
    PAPER,
    Look,
    Picture,
    Value,
    letters,
    local_numbers,
    look_of,
    name_axis,
    nothing_to_draw,
    plain_axes,
    shortened,
)
from exports.look.palette import tint
from instruments.i18n import _

Corner = tuple[str, str]  # code and name of a quadrant


def quadrants(
    names: Sequence[str],
    x: Sequence[Value],
    y: Sequence[Value],
    *,
    cross: tuple[Value, Value],
    corners: Sequence[Corner],
    x_name: str,
    y_name: str,
    look: Look = PAPER,
) -> Picture:
    """A point a name, the quadrants' names in the corners, the top-left quadrant in the shortfall's colour.

    Args:
        names: short ones (codes); points at the same place share one label.
        cross: where the lines stand.
        corners: code and name of the quadrants: top left, top right, bottom left, bottom right.
    """
    points: dict[tuple[float, float], list[str]] = {}
    for name, a, b in zip(names, x, y, strict=True):
        if a is not None and b is not None:
            points.setdefault((a, b), []).append(name)
    if not points or cross[0] is None or cross[1] is None:
        return nothing_to_draw(look)
    figure = Picture(look, height=look.width * 0.6)
    middle = (cross[0], cross[1])
    with figure.fonts():
        axes = plain_axes(figure, grid="none")
        _set_limits(axes, list(points), middle)
        corner_names = _draw_cross(axes, middle, corners)
        for a, b in points:
            first = a < middle[0] and b >= middle[1]
            colour = look.palette.shortfall if first else look.palette.neutral
            axes.plot([a], [b], "o", color=colour, markersize=5.4, markeredgewidth=0, zorder=3)
        local_numbers(axes.xaxis)
        local_numbers(axes.yaxis)
        name_axis(axes, x=x_name, y=y_name)
        write_names(axes, [(", ".join(shared), point) for point, shared in points.items()], corner_names)
    return figure


def _set_limits(axes: Axes, points: Sequence[tuple[float, float]], middle: tuple[float, float]) -> None:
    """Room for all points and for the corners' names; a single point or a flat line has room around it too."""
    for set_limits, places, centre in (
        (axes.set_xlim, [a for a, _b in points], middle[0]),
        (axes.set_ylim, [b for _a, b in points], middle[1]),
    ):
        low, high = min([*places, centre]), max([*places, centre])
        room = 0.12 * (high - low) or 0.5
        set_limits(low - room, high + room)


def _draw_cross(axes: Axes, middle: tuple[float, float], corners: Sequence[Corner]) -> list[Text]:
    palette = look_of(axes).palette
    left, top = axes.get_xlim()[0], axes.get_ylim()[1]
    corner = ([left, middle[0], middle[0], left], [middle[1], middle[1], top, top])
    axes.fill(*corner, color=tint(palette.shortfall, palette.paper, 0.07), linewidth=0, zorder=0)
    axes.axvline(middle[0], color=palette.hairline, linewidth=0.8, zorder=1)
    axes.axhline(middle[1], color=palette.hairline, linewidth=0.8, zorder=1)
    places = (
        (0.012, 0.985, "left", "top"),
        (0.988, 0.985, "right", "top"),
        (0.012, 0.015, "left", "bottom"),
        (0.988, 0.015, "right", "bottom"),
    )
    quiet: dict[str, Any] = {"transform": axes.transAxes, "color": palette.muted, "fontweight": 600, "zorder": 1}
    width = letters(look_of(axes), 0.4 * look_of(axes).width)
    return [
        axes.text(a, b, shortened(_("{code}  {name}").format(code=code, name=name), width=width), ha=ha, va=va, **quiet)
        for (code, name), (a, b, ha, va) in zip(corners, places, strict=True)
    ]
