"""What should be against what is: a line a row from expectation to perception, the gap written at its end."""

from collections.abc import Sequence
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from exports.charts.style import (
    PAPER,
    Look,
    Picture,
    Value,
    height_of_rows,
    legend,
    local_numbers,
    look_of,
    name_axis,
    name_rows,
    nothing_to_draw,
    plain_axes,
    write_beside,
)
from exports.words.numbers import signed, undefined
from instruments.i18n import _

SURPLUS: Literal[":"] = ":"  # told from a shortfall's whole line in grey too


def pairs(
    names: Sequence[str], expectation: Sequence[Value], perception: Sequence[Value], *, x: str = "", look: Look = PAPER
) -> Picture:
    """A dumbbell a row: expectation a blue diamond, perception a green disc, the gap between them in its own colour.

    A row with an undefined mean keeps its name and says "undefined". Rows stand in the order given.
    """
    rows = list(zip(expectation, perception, strict=True))
    if not any(e is not None and p is not None for e, p in rows):
        return nothing_to_draw(look)
    figure = Picture(look, height=height_of_rows(look, len(rows), lines=3))
    with figure.fonts():
        axes = plain_axes(figure)
        for place, (e, p) in enumerate(rows):
            _draw_row(axes, place, e, p)
        name_rows(axes, names)
        local_numbers(axes.xaxis)
        axes.margins(x=0.05)
        name_axis(axes, x=x)
        legend(axes, handles=_keys(look))
    return figure


def _draw_row(axes: Axes, place: int, e: Value, p: Value) -> None:
    palette = look_of(axes).palette
    if e is None or p is None:
        write_beside(axes, place, undefined())
        return
    colour = palette.shortfall if p < e else palette.surplus
    line = "-" if p < e else SURPLUS
    axes.plot([e, p], [place, place], line, color=colour, linewidth=2.4, solid_capstyle="butt", zorder=2)
    axes.plot([e], [place], "D", color=palette.expectation, markersize=5.2, markeredgewidth=0, zorder=3)
    axes.plot([p], [place], "o", color=palette.perception, markersize=6.2, markeredgewidth=0, zorder=4)
    write_beside(axes, place, signed(p - e))


def _keys(look: Look) -> list[Line2D]:
    palette = look.palette
    return [
        Line2D([], [], marker="D", linestyle="", color=palette.expectation, markersize=5.2, label=_("Expectation")),
        Line2D([], [], marker="o", linestyle="", color=palette.perception, markersize=6.2, label=_("Perception")),
        Line2D([], [], color=palette.shortfall, linewidth=2.4, label=_("Shortfall")),
        Line2D([], [], color=palette.surplus, linewidth=2.4, linestyle=SURPLUS, label=_("Surplus")),
    ]
