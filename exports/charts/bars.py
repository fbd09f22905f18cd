"""Lengths: one bar a row, or shares of a whole laid end to end."""

from collections.abc import Sequence

from exports.charts.style import (
    LEGEND,
    PAPER,
    Look,
    Picture,
    Value,
    height_of_rows,
    legend,
    letters,
    local_numbers,
    name_axis,
    name_rows,
    nothing_to_draw,
    plain_axes,
    reference_lines,
    shortened,
    write_beside,
)
from exports.look.palette import text_on, tint
from exports.words.numbers import number, percent

SMALLEST_WRITTEN = 0.08  # a smaller share has no room for its figure


def bars(
    names: Sequence[str],
    values: Sequence[Value],
    *,
    x: str = "",
    start: float = 0.0,
    end: float | None = None,
    marks: Sequence[tuple[float, str]] = (),
    decimals: int = 2,
    look: Look = PAPER,
) -> Picture:
    """A bar a row from `start` (a scale's minimum is an honest start), its value beside it.

    Args:
        end: where the axis ends; the largest value when not given.
        marks: vertical lines that the bars are read against, each with its name.
    """
    defined = [value for value in values if value is not None]
    if not defined:
        return nothing_to_draw(look)
    figure = Picture(look, height=height_of_rows(look, len(names), lines=3 if marks else 2))
    top = max(defined) if end is None else end
    with figure.fonts():
        axes = plain_axes(figure)
        for place, value in enumerate(values):
            write_beside(axes, place, number(value, decimals))
            if value is not None:
                axes.barh(place, value - start, left=start, height=0.58, color=look.palette.perception)
        name_rows(axes, names)
        axes.set_xlim(min([start, *defined]), top if top > start else start + 1)
        reference_lines(axes, marks)
        local_numbers(axes.xaxis)
        name_axis(axes, x=x)
    return figure


def stacked(
    names: Sequence[str], parts: Sequence[str], shares: Sequence[Sequence[Value]], *, look: Look = PAPER
) -> Picture:
    """Shares of a whole (0 to 1), laid end to end: `shares[row][part]`; a share of at least 8 % shows its figure."""
    if not any(share for row in shares for share in row):
        return nothing_to_draw(look)
    figure = Picture(look, height=height_of_rows(look, len(names), lines=3))
    fills = blues(len(parts))
    with figure.fonts():
        axes = plain_axes(figure)
        name_rows(axes, names)
        least = max(SMALLEST_WRITTEN, 5 / letters(look, figure.room))
        for part, (name, fill) in enumerate(zip(parts, fills, strict=True)):
            lefts = [sum(share or 0.0 for share in row[:part]) for row in shares]
            widths = [row[part] or 0.0 for row in shares]
            axes.barh(
                range(len(names)), widths, left=lefts, height=0.66, color=fill, label=shortened(name, width=LEGEND)
            )
            for place, (left, width) in enumerate(zip(lefts, widths, strict=True)):
                if width >= least:
                    axes.text(left + width / 2, place, percent(width), ha="center", va="center", color=text_on(fill))
        axes.set_xlim(0, 1)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], labels=[percent(tick) for tick in (0, 0.25, 0.5, 0.75, 1)])
        legend(axes)
    return figure


def blues(count: int) -> list[str]:
    """`count` steps from pale to deep blue, for answers that go from least to most."""
    return [tint("#004E7C", "#DCEAF4", place / max(count - 1, 1)) for place in range(count)]
