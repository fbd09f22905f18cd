"""How large the difference between groups is."""

from collections.abc import Iterator
from typing import Any

from analysis.formulas.comparisons import Moments, cohen_d, cohen_d_interval, eta_squared, omega_squared, welch_interval
from analysis.formulas.ranks import epsilon_squared, rank_biserial, rank_biserial_interval, ranked
from analysis.methods.groups.split import ScoreByGroup, Split
from analysis.methods.table_builder import alike, code, count, number, part, table
from analysis.table import Table

COLUMNS = (
    part("scale", "term"),
    part("battery", "battery"),
    code("effect"),
    count("n"),
    *alike(number, "value", "lower", "upper", decimals=3),
)


def effects_table(split: Split) -> Table:
    """Two groups: difference, d, rank-biserial r, with 95 % intervals (first minus second group). More: η², ω², ε²."""
    rows: list[tuple[Any, ...]] = []
    for score in split.scores:
        if len(score.samples) > 1:
            n = sum(len(sample) for sample in score.samples)
            rows += [(score.scale, score.measure, name, n, *values) for name, values in _effects(score)]
    params = {"variable": split.by}
    return table("lab_group_effects", COLUMNS, rows, started=split.started, method="group_effects", params=params)


def _effects(score: ScoreByGroup) -> Iterator[tuple[str, tuple[float | None, ...]]]:
    moments, ranks = Moments.of(score.samples), ranked(score.samples)
    if len(score.samples) == 2:
        difference = float(moments.mean[0] - moments.mean[1])
        yield "mean_difference", (difference, *welch_interval(score.samples))
        yield "cohen_d", (cohen_d(moments), *cohen_d_interval(score.samples))
        yield "rank_biserial", (rank_biserial(ranks), *rank_biserial_interval(ranks))
    else:
        yield "eta_squared", (eta_squared(moments), None, None)
        yield "omega_squared", (omega_squared(moments), None, None)
        yield "epsilon_squared", (epsilon_squared(ranks), None, None)
