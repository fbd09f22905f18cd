"""The tables of dimensions side by side."""

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from analysis.formulas.moments import t_interval
from analysis.formulas.multiple_tests import holm
from analysis.formulas.paired_tests import paired_t
from analysis.formulas.repeated_measures import rank_sums
from analysis.methods.repeated.compared import Compared
from analysis.methods.table_builder import T_TEST, alike, code, count, note, number, p_value, part, rows_where, table
from analysis.table import Chart, Note, Table
from analysis.tally.distribution import Distribution

PLACE = (part("family", "family"), part("battery", "battery"))
MEANS = (
    *PLACE,
    part("dimension", "dimension"),
    count("n"),
    *alike(number, "mean", "sd", "lower", "upper", "mean_rank"),
)
TESTS = (
    *PLACE,
    code("test"),
    *alike(count, "n", "dimensions"),
    *alike(number, "statistic", "df1", "df2"),
    p_value("p"),
)
EFFECTS = (*PLACE, code("effect"), count("n"), number("value", 3))
PAIRS = (
    *PLACE,
    part("dimension", "dimension"),
    part("other_dimension", "dimension"),
    count("n"),
    number("difference"),
    *T_TEST,
    number("cohen_dz"),
)


def means_table(compared: Sequence[Compared], started: int) -> Table:
    """Each dimension's mean with its interval, and its mean rank within a response (1: the lowest)."""
    rows: list[tuple[Any, ...]] = []
    for own in compared:
        n = len(own.totals)
        ranks = rank_sums(own.totals)[0] / n if n else np.full(len(own.dimensions), math.nan)
        for place, dimension in enumerate(own.dimensions):
            scores = Distribution.of(own.totals[:, place], own.divisor)
            interval = t_interval(scores.mean, scores.sd, n)
            cells = (n, scores.mean, scores.sd, *interval, ranks[place])
            rows.append((own.family, own.battery, dimension, *cells))
    notes = list(_constant(compared))
    return table("lab_repeated_means", MEANS, rows, started=started, method="mean_t_interval_ranks", notes=notes)


def tests_table(compared: Sequence[Compared], started: int) -> Table:
    """Whether the dimensions differ: by means, by means corrected for unequal spread of the differences, by ranks."""
    rows = [
        (own.family, own.battery, name, len(own.totals), len(own.dimensions), *cells)
        for own in compared
        for name, cells in _tests(own)
    ]
    notes = [reason for own in compared for reason in own.notes]
    return table("lab_repeated_tests", TESTS, rows, started=started, method="repeated_measures", notes=notes)


def _tests(own: Compared) -> Iterator[tuple[str, tuple[float | None, ...]]]:
    a, ranks = own.anova, own.ranks
    yield "repeated_anova", (a.f, a.df1, a.df2, a.p) if a else (None,) * 4
    if a and len(own.dimensions) > 2:
        yield "greenhouse_geisser", (a.f, a.df1 * a.epsilon, a.df2 * a.epsilon, a.p_corrected)
        yield "mauchly", (a.mauchly_w, math.nan, math.nan, a.mauchly_p)
    yield "friedman", (ranks.q, ranks.df, math.nan, ranks.p) if ranks else (None,) * 4


def effects_table(compared: Sequence[Compared], started: int) -> Table:
    """How much the dimensions differ, and how far the responses agree on their order."""
    rows = [
        (own.family, own.battery, name, len(own.totals), value) for own in compared for name, value in _effects(own)
    ]
    notes = [reason for own in compared for reason in own.notes]
    return table("lab_repeated_effects", EFFECTS, rows, started=started, method="repeated_effects", notes=notes)


def _effects(own: Compared) -> Iterator[tuple[str, float | None]]:
    a = own.anova
    yield "eta_partial", a.eta_partial if a else None
    yield "eta_general", a.eta_general if a else None
    yield "epsilon_gg", a.epsilon if a else None
    yield "kendall_w", own.ranks.w if own.ranks else None


def pairs_table(compared: Sequence[Compared], started: int) -> Table:
    """Every two dimensions by the paired t test; p corrected within the questionnaire and battery."""
    rows: list[tuple[Any, ...]] = []
    notes: list[Note] = []
    for own in compared:
        pairs = list(combinations(range(len(own.dimensions)), 2))
        tests = [paired_t(own.difference(first, second)) for first, second in pairs]
        for (first, second), test, p in zip(pairs, tests, holm([t.p for t in tests]), strict=True):
            names = own.dimensions[first], own.dimensions[second]
            cells = (test.mean, test.lower, test.upper, test.t, test.df, test.p, p, test.cohen_dz)
            rows.append((own.family, own.battery, *names, len(own.totals), *cells))
            if test.p is None and len(own.totals) > 1:
                notes.append(note("no_variance", f"repeated/{own.family}/{own.battery}/{names[0]}/{names[1]}"))
        notes += own.notes
    return table("lab_repeated_pairs", PAIRS, rows, started=started, method="paired_t_holm", notes=notes)


def means_charts(means: Table) -> tuple[Chart, ...]:
    """The dimensions' means with their intervals, a picture a battery."""
    roles = {"x": "dimension", "y": "mean", "group": "battery", "lower": "lower", "upper": "upper"}
    batteries = dict.fromkeys(row[1] for row in means.rows)
    return tuple(
        Chart(id="lab_repeated_means", kind="intervals", table=rows_where(means, "battery", battery), roles=roles)
        for battery in batteries
    )


def _constant(compared: Sequence[Compared]) -> Iterator[Note]:
    for own in compared:
        where = f"repeated/{own.family}/{own.battery}"
        if len(own.totals) < 2:
            yield note("too_few_responses", where, n=len(own.totals), needed=2)
            continue
        for place, dimension in enumerate(own.dimensions):
            if np.ptp(own.totals[:, place]) == 0:
                yield note("no_variance", f"{where}/{dimension}")
