"""The tables of measurement invariance: the three steps, and the latent means."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
from scipy import stats

from analysis.formulas.factor_groups import GroupsFit
from analysis.formulas.fit_indexes import comparative_fit
from analysis.formulas.multiple_tests import holm
from analysis.item_matrices import Matrix
from analysis.methods.table_builder import alike, code, count, number, of_complete, p_value, part, results, table
from analysis.table import Table
from analysis.thresholds import CONFIDENCE, LARGEST_CFI_LOSS, LEAST_CFI, LEVEL

STEPS = (
    code("step"),
    *alike(count, "n", "groups"),
    number("chi2"),
    count("df"),
    p_value("p"),
    *alike(number, "cfi", "rmsea", decimals=3),
    number("chi2_change"),
    count("df_change"),
    p_value("p_step"),
    number("cfi_change", 3),
    code("verdict"),
)
MEANS = (
    part("group", "value"),
    part("other_group", "value"),
    part("dimension", "dimension"),
    *alike(number, "latent_mean", "se", "se_robust", "lower", "upper", decimals=3),
    number("z"),
    *alike(p_value, "p", "p_holm"),
    code("verdict"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LatentMean:
    """A dimension's mean in a group less that in another, in standard deviations of the first group of all.

    Interval, z and p are by the robust error, for answers that are not normal; p also after Holm's correction over all pairs.
    """

    group: str
    other_group: str
    dimension: str
    latent_mean: float
    se: float
    se_robust: float
    lower: float
    upper: float
    z: float
    p: float
    p_holm: float

    @property
    def verdict(self) -> str:
        if not self.p_holm < LEVEL:
            return "not_different"
        return "latent_above" if self.latent_mean > 0 else "latent_below"


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The fits of the three models over n responses in the named groups; None for a step without a solution."""

    groups: tuple[str, ...]
    dimensions: tuple[str, ...]
    n: int
    configural: GroupsFit
    metric: GroupsFit | None
    scalar: GroupsFit | None
    baseline: tuple[float, int]

    def cfi(self, fit: GroupsFit) -> float:
        return comparative_fit(fit.chi2, fit.df, *self.baseline)

    def each(self) -> Iterator[tuple[str, GroupsFit, GroupsFit | None]]:
        """Each step with the one before."""
        before: GroupsFit | None = None
        for name, fit in (("configural", self.configural), ("metric", self.metric), ("scalar", self.scalar)):
            if fit is None:
                return
            yield name, fit, before
            before = fit

    def holds(self, fit: GroupsFit, before: GroupsFit | None) -> bool:
        if before is None:
            return self.cfi(fit) >= LEAST_CFI
        return self.cfi(fit) - self.cfi(before) >= -LARGEST_CFI_LOSS

    @property
    def failed(self) -> str | None:
        """The first step that does not hold, or has no solution."""
        seen = {name: self.holds(fit, before) for name, fit, before in self.each()}
        return next((name for name in ("configural", "metric", "scalar") if not seen.get(name, False)), None)


def steps_table(steps: Steps, about: Mapping[str, str], started: int) -> Table:
    """A row a step, and what it lost against the one before."""
    rows = [(name, steps.n, len(steps.groups), *_step(steps, fit, before)) for name, fit, before in steps.each()]
    return table(
        "lab_invariance", STEPS, rows, sample=of_complete(steps.n, started), method="group_models", params=about
    )


def _step(steps: Steps, fit: GroupsFit, before: GroupsFit | None) -> tuple[Any, ...]:
    p = float(stats.chi2.sf(fit.chi2, fit.df)) if fit.df > 0 else math.nan
    excess = max(fit.chi2 - fit.df, 0.0)
    rmsea = math.sqrt(len(steps.groups) * excess / (steps.n * fit.df)) if fit.df > 0 else math.nan
    own = (fit.chi2, fit.df, p, steps.cfi(fit), rmsea)
    verdict = "invariance_holds" if steps.holds(fit, before) else "invariance_fails"
    if before is None:
        return (*own, None, None, None, None, verdict)
    chi2, df = fit.chi2 - before.chi2, fit.df - before.df
    change = (chi2, df, float(stats.chi2.sf(chi2, df)), steps.cfi(fit) - steps.cfi(before))
    return (*own, *change, verdict)


def means_table(steps: Steps, means: Sequence[LatentMean], about: Mapping[str, str], started: int) -> Table:
    """A row a pair of groups and a dimension."""
    params = {**about, "reference": steps.groups[0]}
    return results(
        "lab_invariance_means", means, MEANS, sample=of_complete(steps.n, started), method="group_models", params=params
    )


def latent_means(steps: Steps) -> list[LatentMean]:
    """Every two groups, dimension by dimension; none before the scalar step holds: the differences would mean nothing."""
    if steps.failed is not None or steps.scalar is None:
        return []
    fit, names, d = steps.scalar, steps.groups, len(steps.dimensions)
    values = np.append(np.zeros(d), fit.means)
    spread, robust = (np.pad(own, ((d, 0), (d, 0))) for own in (fit.spread, fit.robust))
    found = [
        _mean(names[g], names[h], dimension, values, spread, robust, (g * d + place, h * d + place))
        for h, g in combinations(range(len(names)), 2)
        for place, dimension in enumerate(steps.dimensions)
    ]
    corrected = holm([None if math.isnan(own.p) else own.p for own in found])
    return [
        replace(own, p_holm=math.nan if adjusted is None else adjusted)
        for own, adjusted in zip(found, corrected, strict=True)
    ]


def _mean(
    group: str, other: str, dimension: str, values: Matrix, spread: Matrix, robust: Matrix, at: tuple[int, int]
) -> LatentMean:
    """One difference; Holm's correction is still to come."""
    difference = float(values[at[0]] - values[at[1]])
    error, sandwich = (_error(own, *at) for own in (spread, robust))
    half = float(stats.norm.ppf((1 + CONFIDENCE) / 2)) * sandwich
    z = difference / sandwich if sandwich > 0 else math.nan
    return LatentMean(
        group=group,
        other_group=other,
        dimension=dimension,
        latent_mean=difference,
        se=error,
        se_robust=sandwich,
        lower=difference - half,
        upper=difference + half,
        z=z,
        p=float(2 * stats.norm.sf(abs(z))),
        p_holm=math.nan,
    )


def _error(covariance: Matrix, first: int, second: int) -> float:
    """Of a difference of two of the means."""
    return math.sqrt(
        max(float(covariance[first, first] + covariance[second, second] - 2 * covariance[first, second]), 0.0)
    )
