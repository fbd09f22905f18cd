"""Coverage of the intervals of models, of resampling and of several comparisons at once, for `coverage`."""

import math
from collections.abc import Callable, Iterator

import numpy as np

from analysis.formulas.alpha import (
    alphas_from_moments,
    asymptotic_error,
    cronbach_alpha,
    duhachek_iacobucci_interval,
    moments_for_alpha,
)
from analysis.formulas.binary_logit import average_effect, binary_logit
from analysis.formulas.equivalence import mean_equivalence
from analysis.formulas.factor_model import fit_factor_model
from analysis.formulas.factorial import Factorial
from analysis.formulas.fit_indexes import rmsea_interval
from analysis.formulas.krippendorff import krippendorff_alpha
from analysis.formulas.moments import t_quantile
from analysis.formulas.ranks import rank_biserial_interval, ranked
from analysis.formulas.relative_importance import relative_importance, resampled_products
from analysis.formulas.resampling import mean_interval, percentile_interval, resampled_means
from analysis.methods.funnels.numbers import median_interval
from analysis.methods.groups.pairs import pairs_table
from analysis.methods.groups.split import ScoreByGroup, Split
from analysis.methods.regression.linear_model import regress
from analysis.methods.regression.robust_errors import robust_columns

Ends = tuple[float | None, float | None]
Row = tuple[str, str, str, float]
Rng = np.random.Generator
DRAWS = 400  # resamples of each sample: the program takes more


def rows(rng: Rng, share: Callable[[Callable[[], Ends], float], float]) -> Iterator[Row]:
    """Every row; `share` draws its samples and counts those that hold the truth."""
    for n in (10, 30, 100):
        yield "Median, order statistics", "days, exponential", str(n), share(lambda n=n: _median(rng, n), math.log(2))
        held = share(lambda n=n: _equivalence(rng, n), 0.5)
        yield "Difference from a target, 90 %", "normal, 0.5 above", str(n), held
    for n in (30, 100):
        yield "Coefficient, Student's t", "normal", str(n), share(lambda n=n: _slope(rng, n), 0.5)
        yield "Coefficient, HC3", "spread grows with the predictor", str(n), share(lambda n=n: _robust(rng, n), 0.5)
        yield (
            "Adjusted mean, Student's t",
            "2 × 2 cells, a covariate",
            str(n),
            share(lambda n=n: _adjusted(rng, n), 1.0),
        )
        yield (
            "Rank-biserial r, Fisher's z",
            "normal, 0.5 apart",
            f"{n} + {n}",
            share(lambda n=n: _ranks(rng, n), _ABOVE),
        )
        yield (
            "Groups' differences at once, Games–Howell",
            "three equal means",
            str(n),
            share(lambda n=n: _pairs(rng, n), 0.0),
        )
        yield (
            "RMSEA, noncentral χ², 90 %",
            "RMSEA .06, df 41",
            str(10 * n),
            share(lambda n=n: _rmsea(rng, 10 * n), 0.06),
        )
        yield "Loading, by the information", "six items of .7", str(2 * n), share(lambda n=n: _loading(rng, 2 * n), 0.7)
        yield "Mean, percentile bootstrap", "normal", str(n), share(lambda n=n: _mean(rng, n), 0.0)
        yield (
            "Alpha, Duhachek and Iacobucci",
            "four normal items, r = .5",
            str(n),
            share(lambda n=n: _alpha(rng, n), 0.8),
        )
        yield "Alpha, percentile bootstrap", "four normal items, r = .5", str(n), share(lambda n=n: _drawn(rng, n), 0.8)
        yield (
            "Share of R² (LMG), percentile bootstrap",
            "b = .4 twice, r = 0",
            str(n),
            share(lambda n=n: _lmg(rng, n), _LMG),
        )
        yield "Effect on a yes, delta method", "b = ln 2", str(n), share(lambda n=n: _effect(rng, n), _EFFECT)
        held = share(lambda n=n: _krippendorff(rng, n), 0.6)
        yield "Krippendorff's alpha, percentile bootstrap", "three codes of two coders, α = .6", str(n), held


_ABOVE = 2 * 0.638163195 - 1  # Φ(0.5/√2) of the pairs have the first above
_LMG = 0.16 / 1.32  # b² over b₁² + b₂² + 1
_EFFECT = math.log(2) * 0.2254453  # ∫ p(1 − p) over a standard normal x


def _median(rng: Rng, n: int) -> Ends:
    return median_interval(np.sort(rng.exponential(size=n)))


def _equivalence(rng: Rng, n: int) -> Ends:
    found = mean_equivalence(0.5 + rng.standard_normal(n), 0.0, 1.0)
    return found.lower, found.upper


def _slope(rng: Rng, n: int) -> Ends:
    x = rng.standard_normal(n)
    term = regress(0.5 * x + rng.standard_normal(n), x[:, None], ["x"]).terms[1]
    return term.lower, term.upper


def _robust(rng: Rng, n: int) -> Ends:
    x = rng.random(n)
    cells = robust_columns(regress(0.5 * x + (0.2 + x) * rng.standard_normal(n), x[:, None], ["x"])).rows[1]
    return cells[2], cells[3]


def _adjusted(rng: Rng, n: int) -> Ends:
    first, second, x = np.arange(n) % 2, np.arange(n) // 2 % 2, rng.standard_normal(n)
    fit = Factorial(
        1.0 + 0.5 * (x - x.mean()) + rng.standard_normal(n),
        first.astype(float),
        second.astype(float),
        x[:, None],
        crossed=True,
    )
    cell = next(iter(fit.cells()))
    half = t_quantile(fit.df) * cell.error
    return cell.mean - half, cell.mean + half


def _ranks(rng: Rng, n: int) -> Ends:
    return rank_biserial_interval(ranked((0.5 + rng.standard_normal(n), rng.standard_normal(n))))


def _pairs(rng: Rng, n: int) -> Ends:
    """All three intervals hold 0 where the highest lower end and the lowest upper one do."""
    samples = tuple(spread * rng.standard_normal(n) for spread in (1.0, 1.0, 1.5))
    score = ScoreByGroup(scale="x", measure="", names=("a", "b", "c"), samples=samples)
    found = pairs_table(Split(by="g", started=3 * n, scores=(score,), suppressed=0), "games_howell")
    ends = np.array([row[6:8] for row in found.rows], dtype=float)
    return float(ends[:, 0].max()), float(ends[:, 1].min())


def _rmsea(rng: Rng, n: int) -> Ends:
    return rmsea_interval(float(rng.noncentral_chisquare(41, n * 41 * 0.06**2)), 41, n)


def _loading(rng: Rng, n: int) -> Ends:
    factor = rng.standard_normal((n, 2))
    X = 0.7 * np.repeat(factor, 3, axis=1) + math.sqrt(0.51) * rng.standard_normal((n, 6))
    fit = fit_factor_model(np.corrcoef(X.T), [0, 0, 0, 1, 1, 1])
    half = 1.959964 * float(fit.errors[0]) / math.sqrt(n)
    return float(fit.standardised[0]) - half, float(fit.standardised[0]) + half


def _mean(rng: Rng, n: int) -> Ends:
    return mean_interval(rng.standard_normal(n), DRAWS, int(rng.integers(2**31)))


def _items(rng: Rng, n: int) -> np.ndarray:
    return np.asarray(np.sqrt(0.5) * (rng.standard_normal((n, 1)) + rng.standard_normal((n, 4))))


def _alpha(rng: Rng, n: int) -> Ends:
    covariance = np.cov(_items(rng, n), rowvar=False)
    return duhachek_iacobucci_interval(cronbach_alpha(covariance), asymptotic_error(covariance, n))


def _drawn(rng: Rng, n: int) -> Ends:
    means = resampled_means(moments_for_alpha(_items(rng, n)), DRAWS, int(rng.integers(2**31)))
    return percentile_interval(alphas_from_moments(means))


def _lmg(rng: Rng, n: int) -> Ends:
    X = rng.standard_normal((n, 2))
    y = X @ [0.4, 0.4] + rng.standard_normal(n)
    drawn = resampled_products(np.column_stack([X, y]), DRAWS, int(rng.integers(2**31)))
    return percentile_interval(relative_importance(drawn, 2).lmg[:, 0])


def _effect(rng: Rng, n: int) -> Ends:
    x = rng.standard_normal(n)
    y = (rng.random(n) < 1 / (1 + np.exp(-math.log(2) * x))).astype(np.float64)
    model = binary_logit(y, x[:, None]) if 0 < y.sum() < n else None
    if model is None:
        return None, None
    effect, error = average_effect(model, x[:, None], 0)
    return effect - 1.959964 * error, effect + 1.959964 * error


def _krippendorff(rng: Rng, n: int) -> Ends:
    first = rng.integers(0, 3, n)
    second = np.where(rng.random(n) < 0.6, first, rng.integers(0, 3, n))
    counts = np.zeros((n, 3))
    np.add.at(counts, (np.arange(n), first), 1)
    np.add.at(counts, (np.arange(n), second), 1)
    return krippendorff_alpha(counts, resamples=DRAWS, seed=int(rng.integers(2**31))).interval
