"""Coverage of the intervals that the lab's methods print, for `coverage`.

Each row: what it is, the population whose truth is known, the sizes, the share of samples whose interval holds the truth.
"""

import math
from collections.abc import Callable, Iterator

import numpy as np

from analysis.formulas.association import association
from analysis.formulas.binary_logit import binary_logit
from analysis.formulas.effects import standardised_mean_interval
from analysis.formulas.intraclass import intraclass
from analysis.formulas.kappa import cohen_kappa
from analysis.formulas.mediation import indirect_effects
from analysis.formulas.relative_importance import resampled_products
from analysis.formulas.resampling import percentile_interval
from analysis.formulas.sample_design import SampleDesign, estimated_coefficients, estimated_mean
from analysis.item_matrices import Matrix

Ends = tuple[float | None, float | None]
Row = tuple[str, str, str, float]
Rng = np.random.Generator


def rows(rng: Rng, share: Callable[[Callable[[], Ends], float], float]) -> Iterator[Row]:
    """Every row; `share` draws its samples and counts those that hold the truth."""
    for n in (20, 50, 150):
        yield (
            "Cohen's kappa, normal",
            "three codes of two coders, κ = .6",
            str(n),
            share(lambda n=n: _kappa(rng, n), 0.6),
        )
    for n in (10, 30, 100):
        yield "Pearson's r, Fisher's z", "normal, r = .5", str(n), share(lambda n=n: _r(rng, n, "pearson"), 0.5)
        yield (
            "Spearman's rho, Bonett and Wright",
            "normal, r = .5",
            str(n),
            share(lambda n=n: _r(rng, n, "spearman"), 6 / math.pi * math.asin(0.25)),
        )
    for n in (10, 30, 100):
        yield "d of a mean, noncentral t", "normal, d = .5", str(n), share(lambda n=n: _d(rng, n), 0.5)
    for n in (10, 30, 100):
        yield (
            "ICC(2,1), Shrout and Fleiss",
            "two raters of a sample of them",
            str(n),
            share(lambda n=n: _icc(rng, n, 1), _RATED),
        )
        yield "ICC(3,k), Shrout and Fleiss", "four items, r = .5", str(n), share(lambda n=n: _icc(rng, n, 5), 0.8)
    for n in (30, 100):
        yield (
            "Coefficient, linearised",
            "spread grows with the predictor",
            str(n),
            share(lambda n=n: _slope(rng, n), 0.5),
        )
        yield "Odds ratio, Wald", "half say yes, odds ratio 2", str(n), share(lambda n=n: _odds(rng, n), 2.0)
        yield (
            "Mean of clusters, linearised",
            "half of the variance between clusters of 5",
            str(5 * n),
            share(lambda n=n: _clustered(rng, n), 0.0),
        )
        yield "Indirect effect, percentile bootstrap", "a = b = .4", str(n), share(lambda n=n: _indirect(rng, n), 0.16)


_RATED = 1 / (1 + 0.1 + 0.5)  # variances of people, of raters' levels, of error


def _kappa(rng: Rng, n: int) -> Ends:
    """Both coders mean the same with chance .6, else each one any of three codes."""
    first = rng.integers(0, 3, n)
    second = np.where(rng.random(n) < 0.6, first, rng.integers(0, 3, n))
    counts = np.zeros((3, 3))
    np.add.at(counts, (first, second), 1)
    return cohen_kappa(counts).interval


def _r(rng: Rng, n: int, coefficient: str) -> Ends:
    x, e = rng.standard_normal((2, n))
    found = association(x, 0.5 * x + math.sqrt(0.75) * e, coefficient)
    return found.lower, found.upper


def _d(rng: Rng, n: int) -> Ends:
    x = 0.5 + rng.standard_normal(n)
    return standardised_mean_interval(float(x.mean() / x.std(ddof=1)), n)


def _icc(rng: Rng, n: int, form: int) -> Ends:
    person = rng.standard_normal((n, 1))
    X = person + rng.standard_normal((n, 4)) if form == 5 else _two_raters(rng, person)
    found = intraclass(X)[form]
    return found.lower, found.upper


def _two_raters(rng: Rng, person: Matrix) -> Matrix:
    return np.asarray(
        person + math.sqrt(0.1) * rng.standard_normal(2) + math.sqrt(0.5) * rng.standard_normal((len(person), 2))
    )


def _slope(rng: Rng, n: int) -> Ends:
    x = rng.random(n)
    y = 0.5 * x + (0.2 + x) * rng.standard_normal(n)
    return estimated_coefficients(y, x[:, None], SampleDesign.plain(n))[1].interval(0.95)


def _odds(rng: Rng, n: int) -> Ends:
    x = rng.standard_normal(n)
    y = (rng.random(n) < 1 / (1 + np.exp(-math.log(2) * x))).astype(np.float64)
    model = binary_logit(y, x[:, None]) if 0 < y.sum() < n else None
    if model is None:
        return None, None
    b, half = float(model.b[1]), 1.959964 * float(model.errors[1])
    return math.exp(b - half), math.exp(b + half)


def _clustered(rng: Rng, clusters: int) -> Ends:
    places = np.repeat(np.arange(clusters), 5)
    design = SampleDesign(
        weights=np.ones(len(places)), clusters=places, strata=np.zeros_like(places), population=np.full(1, np.inf)
    )
    x = rng.standard_normal(clusters)[places] + rng.standard_normal(len(places))
    return estimated_mean(x, design).interval(0.95)


def _indirect(rng: Rng, n: int) -> Ends:
    x = rng.standard_normal(n)
    m = 0.4 * x + rng.standard_normal(n)
    y = 0.4 * m + 0.2 * x + rng.standard_normal(n)
    drawn = resampled_products(np.column_stack([x, m, y]), 400, int(rng.integers(2**31)))
    return percentile_interval(indirect_effects(drawn, 1)[:, 0])
