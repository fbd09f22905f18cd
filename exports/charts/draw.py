"""Any chart that an analysis asks for, drawn from its table: one way for the window, the report and the lab.

Roles by kind, each naming a column of the chart's table:

- bars, intervals: `x` what the rows are about, `y` the number; `lower` and `upper`, `group` where given
- diverging: `x`, `group`, and a column `answer_<k>` for each point of the scale
- radar: `x`, `y`, `y2` … · heatmap: `x`, `y`, `value` · stacked: `x`, `group`, `y` (shares)
- lines: `x`, `y`, `group`; `lower` and `upper`, `mark` (what happened there) where given
- quadrants, scatter, qq: `x`, `y`, and `label` for quadrants · histogram: `x`
- funnel: `label`, `x` (n), `y`, `lower`, `upper`
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from analysis.table import Chart, ChartKind
from analysis.thresholds import BASE_VALUE, SKM_CLASSES
from exports.charts import columns as of
from exports.charts.answer_spread import Answered, diverging
from exports.charts.bars import bars, stacked
from exports.charts.heatmap import heatmap
from exports.charts.histogram import histogram
from exports.charts.intervals import intervals
from exports.charts.pairs import pairs
from exports.charts.points import Point, funnel, lines, scatter
from exports.charts.quadrants import quadrants
from exports.charts.radar import radar
from exports.charts.style import PAPER, Look, Picture
from exports.words.codes import QUADRANTS, code_word
from exports.words.columns import column_title
from exports.words.names import battery_name
from exports.words.scales import scale_of_dimensions, shared_scale
from instruments.i18n import _
from instruments.model import Instrument

Drawer = Callable[[Chart, Instrument, Look], Picture]
CONSTANT = "const"
AROUND_ZERO = ("b", "beta", "gap", "difference")  # numbers that are read against zero


def draw(chart: Chart, instrument: Instrument, look: Look = PAPER) -> Picture:
    """The chart as a figure in the language in force; whatever is undefined in its table is left out of it."""
    drawer = _BY_ID.get(chart.id) or _BY_KIND[chart.kind]
    return drawer(chart, instrument, look)


def _pairs(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    """A gap is seen best between the two means that it comes from; both stand in the table."""
    both = Chart(id=chart.id, kind=chart.kind, table=chart.table, roles={"e": "expectation", "p": "perception"})
    names = of.row_names(chart, instrument)
    return pairs(names, of.values(both, "e"), of.values(both, "p"), x=_("Mean answer"), look=look)


def _bars(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    if of.has(chart, "lower"):
        return _intervals(chart, instrument, look)
    decimals = of.column(chart, "y").decimals
    rows = zip(of.row_names(chart, instrument), of.shown(chart, "y"), strict=True)
    known = [(name, value) for name, value in rows if value is not None]
    names, values = [name for name, _value in known], [value for _name, value in known]
    return bars(names, values, x=of.title(chart, "y"), decimals=decimals, look=look)


def _skm(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    """The regulation's scale from 1 to 4, with the means from which a class begins (its lowest index divided by 25)."""
    marks = tuple((float(lowest) / BASE_VALUE, letter) for lowest, letter in reversed(SKM_CLASSES[:-1]))
    names, values = of.row_names(chart, instrument), of.values(chart, "y")
    return bars(names, values, x=of.title(chart, "y"), start=1, end=4, marks=marks, decimals=3, look=look)


def _item_means(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    """From the scale's least answer to its most: a bar that began at 0 would flatter a scale that begins at 1."""
    battery = str(chart.table.params["battery"])
    scale = shared_scale(instrument, of.codes(chart, "x"), battery)
    if scale is None:
        return _bars(chart, instrument, look)
    names, values = of.row_names(chart, instrument), of.values(chart, "y")
    return bars(names, values, x=_("Mean answer"), start=scale[0], end=scale[1], look=look)


def _intervals(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    """A regression's constant is left out: it lives on another scale than the slopes."""
    rows = [place for place, cell in enumerate(of.cells(chart, "x")) if cell != CONSTANT]
    names, column = of.row_names(chart, instrument), of.column(chart, "y")
    numbers = [[of.shown(chart, role)[place] for place in rows] for role in ("y", "lower", "upper")]
    threshold = chart.table.params.get("alpha_threshold") if column.id == "alpha" else None
    reference = threshold if isinstance(threshold, float) else 0.0 if column.id in AROUND_ZERO else None
    reference_name = _("threshold") if isinstance(threshold, float) else ""
    return intervals(
        [names[place] for place in rows],
        *numbers,
        x=of.title(chart, "y"),
        reference=reference,
        reference_name=reference_name,
        decimals=column.decimals,
        look=look,
    )


def _radar(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    palette = look.palette
    colours = {"expectation": palette.expectation, "perception": palette.perception}
    spare = iter((palette.shortfall, palette.surplus, palette.neutral) * 4)
    roles = [role for role in chart.roles if role.startswith("y")]
    series = [
        (column_title(chart.roles[role]), colours.get(chart.roles[role]) or next(spare), of.values(chart, role))
        for role in roles
    ]
    scale = scale_of_dimensions(instrument, of.codes(chart, "x"), chart.roles[roles[-1]])
    known = [value for _name, _colour, numbers in series for value in numbers if value is not None]
    ends = scale or (min([0.0, *known]), max([1.0, *known]))
    return radar(of.names(chart, "x", instrument), series, scale=ends, look=look)


def _quadrants(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    params = chart.table.params
    cross = [params.get(name) for name in ("cross_performance", "cross_importance")]
    x, y = (value if isinstance(value, float) else None for value in cross)
    battery = battery_name(str(params.get("importance_battery", "importance"))).lower()
    return quadrants(
        of.codes(chart, "label"),
        of.values(chart, "x"),
        of.values(chart, "y"),
        cross=(x, y),
        corners=[(code, code_word(code, "quadrant")) for code in QUADRANTS],
        x_name=_("Performance (mean perception)"),
        y_name=_("Importance (mean {battery})").format(battery=battery),
        look=look,
    )


def _scatter(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    level = 0.0 if chart.roles["y"] == "residual" else None
    x, y = of.values(chart, "x"), of.values(chart, "y")
    return scatter(x, y, x_name=of.title(chart, "x"), y_name=of.title(chart, "y"), level=level, look=look)


def _quantiles(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    x, y = of.values(chart, "x"), of.values(chart, "y")
    return scatter(x, y, x_name=of.title(chart, "x"), y_name=of.title(chart, "y"), diagonal=True, look=look)


def _histogram(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    is_residual = chart.roles["x"] == "residual"
    return histogram(of.defined(chart, "x"), x_name=of.title(chart, "x"), normal=is_residual, look=look)


def _lines(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    names = of.names(chart, "x", instrument)
    places = list(dict.fromkeys(names))
    groups = of.names(chart, "group", instrument) if of.has(chart, "group") else [""] * len(names)
    numbers = zip(*(of.values(chart, role) for role in ("y", "lower", "upper")), strict=True)
    series: dict[str, list[Point]] = {group: [(None, None, None)] * len(places) for group in groups}
    for name, group, point in zip(names, groups, numbers, strict=True):
        series[group][places.index(name)] = point
    marks = {places.index(name): mark for name, mark in zip(names, of.codes(chart, "mark"), strict=True) if mark}
    return lines(places, list(series.items()), marks=marks, spans=chart.spans, y_name=of.title(chart, "y"), look=look)


def _heatmap(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    """Rows of `x`, columns of `y`; where both name the same things a pair stands on both sides of the diagonal."""
    x, y = of.names(chart, "x", instrument), of.names(chart, "y", instrument)
    cells = dict(zip(zip(x, y, strict=True), of.values(chart, "value"), strict=True))
    rows, others = list(dict.fromkeys(x)), list(dict.fromkeys(y))
    if set(rows) & set(others):
        rows = others = list(dict.fromkeys([*others, *rows]))
        cells |= {(b, a): value for (a, b), value in cells.items()}
    return heatmap(rows, others, [[cells.get((row, other)) for other in others] for row in rows], look=look)


def _stacked(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    x, group = of.names(chart, "x", instrument), of.names(chart, "group", instrument)
    shares = dict(zip(zip(x, group, strict=True), of.values(chart, "y"), strict=True))
    rows, parts = list(dict.fromkeys(x)), list(dict.fromkeys(group))
    return stacked(rows, parts, [[shares.get((row, part)) for part in parts] for row in rows], look=look)


def _diverging(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    points = [column.id for column in chart.table.columns if column.id.startswith("answer_")]
    parts = [replace(chart, roles={"y": point}) for point in points]
    rows = zip(*(of.values(part, "y") for part in parts), strict=True)
    groups = of.names(chart, "group", instrument)
    several = len(set(groups)) > 1
    bars = [
        Answered(name=name, battery=group if several else "", shares=shares)
        for name, group, shares in zip(of.names(chart, "x", instrument), groups, rows, strict=True)
    ]
    return diverging(bars, [point.removeprefix("answer_") for point in points], look=look)


def _funnel(chart: Chart, instrument: Instrument, look: Look) -> Picture:
    numbers = [of.values(chart, role) for role in ("x", "y", "lower", "upper")]
    centre = chart.table.params.get("centre")
    return funnel(
        of.names(chart, "label", instrument),
        *numbers,
        centre=centre if isinstance(centre, float) else None,
        x_name=of.title(chart, "x"),
        y_name=of.title(chart, "y"),
        look=look,
    )


_BY_ID: Mapping[str, Drawer] = MappingProxyType(
    {"gap_dimensions": _pairs, "gap_items": _pairs, "skm_elements": _skm, "item_means": _item_means}
)
_BY_KIND: Mapping[ChartKind, Drawer] = MappingProxyType(
    {
        "bars": _bars,
        "intervals": _intervals,
        "radar": _radar,
        "quadrants": _quadrants,
        "scatter": _scatter,
        "lines": _lines,
        "histogram": _histogram,
        "qq": _quantiles,
        "heatmap": _heatmap,
        "stacked": _stacked,
        "diverging": _diverging,
        "funnel": _funnel,
    }
)
