"""A table as colours: correlations from −1 (vermilion) over 0 (paper) to 1 (blue)."""

from collections.abc import Sequence

from matplotlib.colors import LinearSegmentedColormap, to_hex

from exports.charts.style import PAPER, ROW_NAMES, Look, Picture, Value, letters, nothing_to_draw, plain_axes, shortened
from exports.look.palette import text_on
from exports.words.numbers import number

NEGATIVE = "///"  # where no figure stands in it, so that it is told from a positive one in grey too
FIGURE = 5  # letters of the longest figure: where a cell has room for fewer, its colour speaks alone


def heatmap(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[Value]],
    *,
    limit: float = 1.0,
    look: Look = PAPER,
) -> Picture:
    """A cell a value, coloured from −`limit` to `limit`; an undefined one stays empty."""
    if not any(value is not None for row in values for value in row):
        return nothing_to_draw(look)
    palette = look.palette
    colours = LinearSegmentedColormap.from_list("signs", [palette.shortfall, palette.paper, palette.expectation])
    sides, heads = _names(rows, columns, look)
    cell = min(18.0, (look.width - 55) / max(len(columns), 1))
    figure = Picture(look, height=max(30.0, 16 + max(min(cell, 8.0), 0.8 * look.size) * len(rows)))
    has_room = letters(look, 0.52 * look.width / max(len(columns), 1)) >= FIGURE
    with figure.fonts():
        axes = plain_axes(figure, grid="none")
        axes.spines["bottom"].set_visible(False)
        for i, row in enumerate(values):
            for j, value in enumerate(row):
                if value is None:
                    continue
                fill = to_hex(colours(0.5 + 0.5 * max(-1.0, min(1.0, value / limit))))
                axes.fill(
                    [j - 0.5, j + 0.5, j + 0.5, j - 0.5],
                    [i - 0.5, i - 0.5, i + 0.5, i + 0.5],
                    facecolor=fill,
                    edgecolor=palette.paper,
                    linewidth=0.4,
                    hatch=NEGATIVE if value < 0 and not has_room else None,
                )
                if has_room:
                    axes.text(j, i, number(value), ha="center", va="center", color=text_on(fill))
        axes.set_xlim(-0.5, len(columns) - 0.5)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xticks(range(len(columns)), labels=heads)
        width = letters(look, ROW_NAMES * look.width)
        axes.set_yticks(range(len(rows)), labels=[shortened(name, width=width, lines=2) for name in sides])
        axes.tick_params(labelcolor=palette.ink, top=True, labeltop=True, bottom=False, labelbottom=False)
    return figure


def _names(rows: Sequence[str], columns: Sequence[str], look: Look) -> tuple[list[str], list[str]]:
    """Names of rows and columns; numbers head the columns where words would run into one another."""
    room = letters(look, 0.5 * look.width / max(len(columns), 1)) - 1
    if all(len(word) <= room for name in columns for word in name.split()):
        return list(rows), [shortened(name, width=max(3, room), lines=2) for name in columns]
    numbers = {name: str(place) for place, name in enumerate(columns, start=1)}
    if set(columns) <= set(rows):
        return [f"{numbers[name]}  {name}" if name in numbers else name for name in rows], list(numbers.values())
    return list(rows), [shortened(name, width=max(3, room), lines=2) for name in columns]
