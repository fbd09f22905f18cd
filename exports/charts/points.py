"""Points in a plane: scatters, lines over an order, and a funnel of units."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from matplotlib.axes import Axes

from analysis.table import Backdrop
from exports.charts.point_names import write_names
from exports.charts.style import (
    BROKEN,
    LEGEND,
    LETTER,
    PAPER,
    Look,
    Picture,
    Value,
    legend,
    letters,
    local_numbers,
    name_axis,
    nothing_to_draw,
    plain_axes,
    shortened,
)

Point = tuple[Value, Value, Value]  # a value and its interval's ends

NO_MARKS: Mapping[int, str] = MappingProxyType({})
_MARKERS = "oD^sv"
SPAN_ROW = 4.2  # millimetres for each name
LINES_HEIGHT = 54  # millimetres that the lines take, about
SPAN_POINTS = 11.5
SPAN_SHARE = 0.45  # of the width, for a name
POINT = 25.4 / 72  # millimetres
DOTTED = (0, (1, 2))
LEAST_LETTERS = 9  # of a place's name; where there is room for fewer, only every second or third is named


def scatter(
    x: Sequence[Value],
    y: Sequence[Value],
    *,
    x_name: str = "",
    y_name: str = "",
    level: float | None = None,
    diagonal: bool = False,
    look: Look = PAPER,
    width: float | None = None,
    height: float = 62,
) -> Picture:
    """Points; many lie over one another, so they are let through. `level` draws a horizontal line, `diagonal` y = x."""
    points = [(a, b) for a, b in zip(x, y, strict=True) if a is not None and b is not None]
    if not points:
        return nothing_to_draw(look)
    figure = Picture(look, height=height, width=width)
    xs, ys = [a for a, _b in points], [b for _a, b in points]
    with figure.fonts():
        axes = plain_axes(figure, grid="both")
        if level is not None:
            axes.axhline(level, color=look.palette.ink, linewidth=0.8, linestyle=BROKEN)
        if diagonal:
            ends = (min(xs), max(xs))
            axes.plot(ends, ends, color=look.palette.ink, linewidth=0.8, linestyle=BROKEN)
        # Thousands of points as one picture inside the drawing: vectors would make the file heavy and slow to open.
        axes.plot(
            xs,
            ys,
            "o",
            color=look.palette.expectation,
            markersize=4.2,
            markeredgewidth=0,
            alpha=0.75 if len(points) < 60 else 0.35,
            rasterized=len(points) > 2000,
        )
        local_numbers(axes.xaxis)
        local_numbers(axes.yaxis)
        name_axis(axes, x=x_name, y=y_name)
    return figure


def lines(
    places: Sequence[str],
    series: Sequence[tuple[str, Sequence[Point]]],
    *,
    marks: Mapping[int, str] = NO_MARKS,
    spans: Sequence[Backdrop] = (),
    y_name: str = "",
    level: float | None = None,
    look: Look = PAPER,
) -> Picture:
    """One line a series over named places in their order (waves, components); an undefined value breaks the line.

    Intervals stand side by side at a place, so that none hides another. `marks` says what happened at a place, under its name;
    `spans` stand behind the lines, an event as a line and a stage as a band, each with its name in a row of its own.
    """
    if all(value is None for _name, points in series for value, _lower, _upper in points):
        return nothing_to_draw(look)
    figure = Picture(look, height=72 + SPAN_ROW * len(spans))
    palette = look.palette
    colours = (palette.expectation, palette.perception, palette.shortfall, palette.surplus, palette.neutral)
    with figure.fonts():
        axes = plain_axes(figure, grid="y")
        if level is not None:
            axes.axhline(level, color=palette.ink, linewidth=0.8, linestyle=BROKEN)
        for order, (name, points) in enumerate(series):
            aside = (order - (len(series) - 1) / 2) * min(0.06, 0.5 / len(series))
            _line(axes, name, points, aside, colours[order % 5], _MARKERS[order % 5])
        _behind(axes, spans, look)
        for place in marks:
            axes.axvline(place, color=palette.ink, linewidth=0.8, linestyle=BROKEN)
        every = -(-LEAST_LETTERS * len(places) // letters(look, 0.88 * look.width))
        shown = _named_places(len(places), every, marks)
        apart = min((b - a for a, b in pairwise(shown)), default=len(places))
        width = letters(look, 0.84 * look.width * apart / len(places))
        labels = [_place_words(places[place], marks.get(place, ""), width) for place in shown]
        axes.set_xticks(shown, labels=labels)
        local_numbers(axes.yaxis)
        name_axis(axes, y=y_name)
        if len(series) > 1:
            legend(axes)
    return figure


def _named_places(many: int, every: int, marks: Mapping[int, str]) -> list[int]:
    """Those where something happened, and of the others as many as have room between them."""
    shown: list[int] = []
    for place, least in [
        *((mark, -(-every // 2)) for mark in sorted(marks)),
        *((place, every) for place in range(many)),
    ]:
        if all(abs(place - other) >= least for other in shown):
            shown.append(place)
    return sorted(shown)


def _place_words(name: str, mark: str, width: int) -> str:
    return f"{shortened(name, width=width, lines=3)}\n{shortened(mark, width=width, lines=4)}".rstrip()


def _behind(axes: Axes, spans: Sequence[Backdrop], look: Look) -> None:
    """Bands and broken lines with their names in rows of their own, above whatever the lines take."""
    if not spans:
        return
    palette = look.palette
    left, right = axes.get_xlim()
    reach = [place for span in spans for place in (span.start, span.end) if place is not None]
    axes.set_xlim(min(left, *reach), max(right, *reach))
    for row, span in enumerate(spans):
        end = span.start if span.end is None else span.end
        if span.end is None:
            axes.axvline(span.start, color=palette.muted, linewidth=1, linestyle=DOTTED, zorder=0)
        else:
            axes.axvspan(span.start, end, color=palette.neutral, alpha=0.14, linewidth=0, zorder=0)
        _name_behind(axes, span, row, look)
    low, high = axes.get_ylim()
    rows = SPAN_ROW * len(spans)
    axes.set_ylim(low, high + (high - low) * rows / LINES_HEIGHT)


def _name_behind(axes: Axes, span: Backdrop, row: int, look: Look) -> None:
    """A stage's name in the middle of its band, an event's beside its line; never out over the sides of the axes."""
    left, right = axes.get_xlim()
    end = span.start if span.end is None else span.end
    share = ((span.start + end) / 2 - left) / (right - left)  # of the way from the left to the right
    if span.end is None:
        place, side = span.start, "right" if share > 1 / 2 else "left"
    elif 1 / 3 <= share <= 2 / 3:
        place, side = (span.start + end) / 2, "center"
    else:
        place, side = (end, "right") if share > 2 / 3 else (span.start, "left")
    axes.annotate(
        shortened(span.name, width=int(SPAN_SHARE * look.width / (look.size * LETTER * POINT))),
        (place, 1),
        xycoords=("data", "axes fraction"),
        xytext=({"left": 4, "center": 0, "right": -4}[side], -3 - SPAN_POINTS * row),
        textcoords="offset points",
        ha=side,
        va="top",
        color=look.palette.ink,
        bbox={"facecolor": look.palette.paper, "linewidth": 0, "pad": 0.6, "alpha": 0.85},
    )


def _line(axes: Axes, name: str, points: Sequence[Point], aside: float, colour: str, marker: str) -> None:
    xs = [place + aside for place in range(len(points))]
    ys = [float("nan") if value is None else value for value, _lower, _upper in points]
    axes.plot(
        xs,
        ys,
        marker=marker,
        color=colour,
        linewidth=1.6,
        markersize=5,
        markeredgewidth=0,
        label=shortened(name, width=LEGEND),
    )
    for x, (_value, low, high) in zip(xs, points, strict=True):
        if low is not None and high is not None:
            axes.plot([x, x], [low, high], color=colour, linewidth=1)


def funnel(
    names: Sequence[str],
    sizes: Sequence[Value],
    values: Sequence[Value],
    lower: Sequence[Value],
    upper: Sequence[Value],
    *,
    centre: float | None,
    x_name: str = "",
    y_name: str = "",
    look: Look = PAPER,
) -> Picture:
    """Units' means over their number of answers within control limits: those outside differ by more than chance."""
    rows = sorted(
        (
            (n, v, low, high, name)
            for name, n, v, low, high in zip(names, sizes, values, lower, upper, strict=True)
            if n is not None and v is not None
        ),
        key=lambda row: row[:2],
    )
    if not rows:
        return nothing_to_draw(look)
    figure = Picture(look, height=84)
    palette = look.palette
    with figure.fonts():
        axes = plain_axes(figure, grid="y")
        limits = [(n, low, high) for n, _v, low, high, _name in rows if low is not None and high is not None]
        for side in (1, 2):
            axes.plot([row[0] for row in limits], [row[side] for row in limits], color=palette.neutral, linewidth=1)
        if centre is not None:
            axes.axhline(centre, color=palette.ink, linewidth=0.8, linestyle=BROKEN)
        outside: list[tuple[str, tuple[float, float]]] = []
        for n, v, low, high, name in rows:
            is_outside = low is not None and high is not None and not low <= v <= high
            axes.plot(
                [n],
                [v],
                "D" if is_outside else "o",
                color=palette.shortfall if is_outside else palette.expectation,
                markersize=5,
                markeredgewidth=0,
            )
            if is_outside:
                outside.append((name, (n, v)))
        local_numbers(axes.xaxis)
        local_numbers(axes.yaxis)
        name_axis(axes, x=x_name, y=y_name)
        write_names(axes, [(shortened(name, width=LEGEND), point) for name, point in outside])
    return figure
