"""How values spread: a histogram, with the normal curve over it."""

import math
from collections.abc import Sequence
from statistics import NormalDist, fmean, stdev

from exports.charts.style import PAPER, Look, Picture, local_numbers, name_axis, nothing_to_draw, plain_axes
from instruments.i18n import _

_MOST_BINS = 30


def histogram(
    values: Sequence[float],
    *,
    x_name: str = "",
    normal: bool = False,
    look: Look = PAPER,
    width: float | None = None,
    height: float = 62,
) -> Picture:
    """Counts in equal bins (Sturges' number, at most 30); `normal` lays the normal curve of the same mean and spread over it."""
    if not values:
        return nothing_to_draw(look)
    figure = Picture(look, height=height, width=width)
    with figure.fonts():
        axes = plain_axes(figure, grid="y")
        bins = min(_MOST_BINS, 1 + math.ceil(math.log2(len(values))))
        _counts, edges, _patches = axes.hist(
            values, bins=bins, color=look.palette.surplus, edgecolor=look.palette.paper, linewidth=0.8
        )
        if normal and len(values) > 2 and max(values) > min(values):
            curve = NormalDist(fmean(values), stdev(values))
            xs = [edges[0] + (edges[-1] - edges[0]) * step / 100 for step in range(101)]
            area = len(values) * (edges[1] - edges[0])
            axes.plot(xs, [area * curve.pdf(x) for x in xs], color=look.palette.ink, linewidth=1.1)
        local_numbers(axes.xaxis, ticks=6)
        local_numbers(axes.yaxis, ticks=5)
        name_axis(axes, x=x_name, y=_("Responses"))
    return figure
