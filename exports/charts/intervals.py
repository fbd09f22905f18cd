"""A number and how sure it is: a point with its 95 % interval, a row each."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from exports.charts.style import (
    PAPER,
    Look,
    Picture,
    Value,
    height_of_rows,
    local_numbers,
    look_of,
    name_axis,
    name_rows,
    nothing_to_draw,
    plain_axes,
    reference_line,
    write_beside,
)
from exports.words.numbers import number


def intervals(
    names: Sequence[str],
    values: Sequence[Value],
    lower: Sequence[Value],
    upper: Sequence[Value],
    *,
    x: str = "",
    reference: float | None = None,
    reference_name: str = "",
    decimals: int = 2,
    look: Look = PAPER,
) -> Picture:
    """Points with their intervals; `reference` is the line that they are read against (zero, a threshold).

    An interval wholly on one side of the reference is drawn strong, one that covers it is drawn hollow.
    """
    if all(value is None for value in values):
        return nothing_to_draw(look)
    figure = Picture(look, height=height_of_rows(look, len(names), lines=3 if reference_name else 2))
    with figure.fonts():
        axes = plain_axes(figure)
        if reference is not None:
            reference_line(axes, reference, reference_name)
        for place, (value, low, high) in enumerate(zip(values, lower, upper, strict=True)):
            write_beside(axes, place, "–" if value is None else number(value, decimals))
            if value is not None:
                _draw_row(axes, place, value, low, high, reference)
        name_rows(axes, names)
        axes.margins(x=0.05)
        local_numbers(axes.xaxis)
        name_axis(axes, x=x)
    return figure


def _draw_row(axes: Axes, place: int, value: float, low: Value, high: Value, reference: float | None) -> None:
    palette = look_of(axes).palette
    is_clear = True
    if low is not None and high is not None:
        axes.plot([low, high], [place, place], color=palette.expectation, linewidth=1.4, zorder=3)
        is_clear = reference is None or not low <= reference <= high
    fill = palette.expectation if is_clear else palette.paper
    axes.plot(
        [value],
        [place],
        "o",
        markersize=5.4,
        markerfacecolor=fill,
        markeredgecolor=palette.expectation,
        markeredgewidth=1.2,
        zorder=4,
    )
