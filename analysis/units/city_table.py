"""The units of a city as one table, and the two charts that are drawn from it."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.disclosure.ranked_units import publishable_league
from analysis.table import Chart, Column, Table
from analysis.thresholds import SMALLEST_PUBLISHED
from analysis.units.city_units import CityUnit
from analysis.units.rank_ranges import league_chart, league_table

FURTHER = (
    Column(id="shrunken", kind="number"),
    Column(id="wave_change", kind="number"),
    Column(id="funnel_lower", kind="number"),
    Column(id="funnel_upper", kind="number"),
)
FUNNEL = ("funnel_lower", "funnel_upper")
MOST_DRAWN = 40  # units beneath one another in a chart


def city_table(units: Sequence[CityUnit], centre: float | None, smallest: int = SMALLEST_PUBLISHED) -> Table:
    """The standings with what each is ranked by drawn towards the city, its last change, and its funnel limits.

    A column that no unit has is left out.
    Gated: units of few people are named without figures, and none alone.
    """
    standing = league_table(units)
    further = [(u.shrunken, u.change, u.funnel_lower, u.funnel_upper) for u in units]
    rows = tuple((*row, *more) for row, more in zip(standing.rows, further, strict=True))
    columns = (*standing.columns, *FURTHER)
    known = [place for place in range(len(columns)) if any(row[place] is not None for row in rows)]
    whole = replace(
        standing,
        id="city_units",
        columns=tuple(columns[place] for place in known),
        rows=tuple(tuple(row[place] for place in known) for row in rows),
        params={"centre": centre},
    )
    return publishable_league(whole, smallest)


def shown_columns(table: Table) -> list[str]:
    """The columns to be read; the funnel's limits are for its chart."""
    return [column.id for column in table.columns if column.id not in FUNNEL]


def only_named(table: Table, part: str) -> Table:
    """The units whose name holds the words."""
    name = [column.id for column in table.columns].index("unit")
    return replace(table, rows=tuple(row for row in table.rows if part.casefold() in str(row[name]).casefold()))


def city_charts(table: Table) -> tuple[Chart, ...]:
    """The first units with their intervals on one axis; every unit in a funnel."""
    ids = [column.id for column in table.columns]
    measure = "ikm" if "ikm" in ids else "gap"
    if measure not in ids or not table.rows:
        return ()
    place = ids.index(measure)
    known = tuple(row for row in table.rows if isinstance(row[place], float))
    ranked = league_chart(replace(table, rows=known[:MOST_DRAWN])) if known else None
    if not set(FUNNEL) <= set(ids):
        return (ranked,) if ranked else ()
    roles = {"label": "unit", "x": "n", "y": measure, "lower": FUNNEL[0], "upper": FUNNEL[1]}
    funnel = Chart(id="city_funnel", kind="funnel", table=table, roles=roles)
    return (ranked, funnel) if ranked else (funnel,)
