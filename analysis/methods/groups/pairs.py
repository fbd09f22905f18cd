"""Which groups differ, pair by pair: Tukey or Games–Howell for the means, Dunn for the ranks."""

import math
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from analysis.formulas.comparisons import Moments
from analysis.formulas.multiple_tests import holm
from analysis.formulas.ranks import dunn, ranked
from analysis.formulas.studentized_range import studentized_range_ppf, studentized_range_sf
from analysis.methods.groups.split import ScoreByGroup, Split
from analysis.methods.table_builder import alike, count, number, p_value, part, table
from analysis.table import Table
from analysis.thresholds import CONFIDENCE

COLUMNS = (
    part("scale", "term"),
    part("battery", "battery"),
    part("group", "value"),
    part("other_group", "value"),
    count("n"),
    *alike(number, "difference", "lower", "upper", "q"),
    number("df", 1),
    p_value("p"),
    number("dunn_z"),
    *alike(p_value, "dunn_p", "dunn_p_holm"),
)


def pairs_table(split: Split, posthoc: str) -> Table:
    """Every pair of groups of each score with three or more groups; intervals and p are for all pairs of a score together."""
    rows: list[tuple[Any, ...]] = []
    for score in split.scores:
        if len(score.samples) > 2:
            rows += _pairs(score, posthoc)
    method = "games_howell_dunn" if posthoc == "games_howell" else "tukey_dunn"
    params = {"variable": split.by}
    return table("lab_group_pairs", COLUMNS, rows, started=split.started, method=method, params=params)


def _pairs(score: ScoreByGroup, posthoc: str) -> Iterator[tuple[Any, ...]]:
    moments, ranks = Moments.of(score.samples), ranked(score.samples)
    pairs = list(combinations(range(len(score.samples)), 2))
    dunns = [dunn(ranks, i, j) for i, j in pairs]
    corrected = holm([p if math.isfinite(p) else None for _, p in dunns])
    for (i, j), (z, p), p_holm in zip(pairs, dunns, corrected, strict=True):
        n = len(score.samples[i]) + len(score.samples[j])
        means = _tukey_like(moments, i, j, own_variances=posthoc == "games_howell")
        yield (score.scale, score.measure, score.names[i], score.names[j], n, *means, z, p, p_holm)


def _tukey_like(moments: Moments, i: int, j: int, *, own_variances: bool) -> tuple[float, ...]:
    """Difference, its simultaneous 95 % interval, |q|, df and p of one pair.

    Tukey–Kramer: error √(MS/2·(1/n_i + 1/n_j)), df of the residuals. Games–Howell (1976): √((s_i²/n_i + s_j²/n_j)/2), Welch's df.
    NaN where the pair has no spread.
    """
    difference = float(moments.mean[i] - moments.mean[j])
    if own_variances:
        parts = (moments.variance / moments.n)[[i, j]]
        square, df = float(parts.sum()), 0.0
        if square > 0:
            df = square**2 / float((parts**2 / (moments.n[[i, j]] - 1)).sum())
    else:
        df = moments.df_within
        square = moments.within / df * float(1 / moments.n[i] + 1 / moments.n[j])
    if not square > 0:
        return (difference, *(math.nan,) * 5)
    error, groups = math.sqrt(square / 2), len(moments.n)
    half = studentized_range_ppf(CONFIDENCE, groups, df) * error
    q = abs(difference) / error
    return difference, difference - half, difference + half, q, df, studentized_range_sf(q, groups, df)
