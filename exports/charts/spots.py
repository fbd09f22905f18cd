"""Where the points of a drawn chart lie, and what each stands for: for who points at one, or goes through them by keys."""

from dataclasses import dataclass
from operator import attrgetter

from matplotlib.axes import Axes

from analysis.table import Chart
from exports.charts import columns as of
from exports.charts.style import Picture
from exports.words.columns import column_title
from exports.words.rows import row_texts
from instruments.model import Instrument

WITH_POINTS = ("quadrants", "funnel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Pixels from the picture's top left corner; the point's name and numbers in words."""

    x: float
    y: float
    words: str


def spots(chart: Chart, instrument: Instrument, picture: Picture) -> tuple[Spot, ...]:
    """The points from left to right, once the picture was drawn; none for a chart that has no named points."""
    if chart.kind not in WITH_POINTS or not picture.axes:
        return ()
    axes, height = picture.axes[0], float(picture.bbox.height)
    found = [
        _spot(axes, height, x, y, _words(chart, place, instrument))
        for place, (x, y) in enumerate(zip(of.values(chart, "x"), of.values(chart, "y"), strict=True))
        if x is not None and y is not None
    ]
    return tuple(sorted(found, key=attrgetter("x", "y")))


def _spot(axes: Axes, height: float, x: float, y: float, words: str) -> Spot:
    across, up = axes.transData.transform((x, y))
    return Spot(x=float(across), y=height - float(up), words=words)


def _words(chart: Chart, place: int, instrument: Instrument) -> str:
    """The row of its table: names as they are, numbers with their column's title."""
    row = chart.table.rows[place]
    texts = row_texts(chart.table, row, instrument)
    parts = [
        f"{column_title(column.id, chart.table.id)} {text}" if column.is_figure else text
        for column, text in zip(chart.table.columns, texts, strict=True)
        if text
    ]
    return "\n".join(parts)
