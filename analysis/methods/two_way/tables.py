"""The tables of two groupings at once: effects, cells, and what the analysis supposes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from analysis.formulas.comparisons import brown_forsythe
from analysis.formulas.factorial import FIRST, SECOND, Effect
from analysis.formulas.moments import t_quantile
from analysis.formulas.multiple_tests import holm
from analysis.methods.groups.means import mean_cells
from analysis.methods.table_builder import (
    INTERVAL,
    alike,
    chart,
    code,
    count,
    note,
    number,
    p_value,
    part,
    rows_where,
    table,
)
from analysis.methods.two_way.crossed import Crossed
from analysis.table import Chart, Table

SCORE = (part("scale", "term"), part("battery", "battery"))
EFFECTS = (
    *SCORE,
    code("source_of_variation"),
    part("effect_of", "variable"),
    count("n"),
    number("ss"),
    count("df1"),
    *alike(number, "ms", "f"),
    count("df2"),
    *alike(p_value, "p", "p_holm"),
    number("eta_partial", 3),
)
CELLS = (
    *SCORE,
    part("group", "value"),
    part("other_group", "value"),
    count("n"),
    *alike(number, "mean", "sd", "adjusted_mean", "lower", "upper"),
)
CHECKS = (*SCORE, code("test"), count("n"), number("statistic"), count("df1"), count("df2"), p_value("p"))


def effects_table(
    found: Sequence[Crossed], held: Sequence[str], squares: str, about: Mapping[str, str], started: int
) -> Table:
    """A row a source of variation; Holm's correction runs over the scores, source by source."""
    rows = [[own.scale, own.battery, *cells] for own in found for cells in _effects(own, held, squares, about)]
    for source in {(row[2], row[3]) for row in rows}:
        mine = [row for row in rows if (row[2], row[3]) == source]
        for row, p in zip(mine, holm([row[10] for row in mine]), strict=True):
            row.insert(11, p)
    notes = [reason for own in found for reason in own.notes]
    return table(
        "lab_two_way", EFFECTS, rows, started=started, method=squares, notes=notes, params={**about, "squares": squares}
    )


def _effects(own: Crossed, held: Sequence[str], squares: str, about: Mapping[str, str]) -> Iterator[list[Any]]:
    n = len(own.y)
    if own.fit is None:
        yield [FIRST, about["variable"], n, *(None,) * 7]
        return
    for effect in own.fit.effects(squares):
        name, variable = _named(effect, held, about)
        cells = (effect.ss, effect.df, effect.ss / effect.df, effect.test.statistic, own.fit.df, effect.test.p)
        yield [name, variable, n, *cells, effect.eta_partial]
    yield ["left_over", "", n, own.fit.rss, own.fit.df, own.fit.rss / own.fit.df, *(None,) * 4]


def _named(effect: Effect, held: Sequence[str], about: Mapping[str, str]) -> tuple[str, str]:
    if effect.name.startswith("covariate_"):
        return "covariate", held[int(effect.name.removeprefix("covariate_"))]
    return effect.name, {FIRST: about["variable"], SECOND: about["other"]}.get(effect.name, "")


def cells_table(found: Sequence[Crossed], smallest: int, about: Mapping[str, str], started: int) -> Table:
    """A row a cell of enough responses: its mean, and the one with the covariates at their overall means."""
    rows, notes = [], []
    for own in found:
        if own.fit is None:
            continue
        counts = own.counts()
        for cell in own.fit.cells():
            if counts[cell.first, cell.second] >= smallest:
                inside = own.y[(own.first == cell.first) & (own.second == cell.second)]
                half = t_quantile(own.fit.df) * cell.error
                names = own.names[0][cell.first], own.names[1][cell.second]
                ends = (cell.mean, cell.mean - half, cell.mean + half)
                rows.append((own.scale, own.battery, *names, *mean_cells(inside)[:3], *ends))
        small = int(((counts > 0) & (counts < smallest)).sum())
        if small:
            notes.append(note("groups_suppressed", own.where, suppressed=small, smallest=smallest))
    return table("lab_two_way_cells", CELLS, rows, started=started, method="adjusted_means", notes=notes, params=about)


def checks_table(found: Sequence[Crossed], about: Mapping[str, str], started: int) -> Table:
    """Whether the cells spread alike, and the covariates have one slope."""
    rows = [(own.scale, own.battery, *cells) for own in found if own.fit for cells in _checks(own)]
    return table("lab_two_way_checks", CHECKS, rows, started=started, method="two_way_checks", params=about)


def _checks(own: Crossed) -> Iterator[tuple[Any, ...]]:
    cell = own.first * len(own.names[1]) + own.second
    samples = [own.y[cell == place] for place in np.unique(cell)]
    spread = brown_forsythe(samples)
    yield "brown_forsythe", len(own.y), *spread
    slopes = own.fit.parallel(own.y) if own.fit else None
    if slopes is not None:
        yield slopes.name, len(own.y), *slopes.test


def cells_chart(cells: Table) -> Chart:
    """The adjusted means of the first score with their intervals, a line a group of the second grouping."""
    scale, battery = cells.rows[0][:2]
    whole = rows_where(rows_where(cells, "scale", scale), "battery", battery)
    return chart(whole, "intervals", x="group", y="adjusted_mean", group="other_group", **INTERVAL)
