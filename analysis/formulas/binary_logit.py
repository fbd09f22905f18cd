"""Logistic regression of a yes or no: P(yes) = Λ(b₀ + x·b), Λ(t) = 1/(1 + e^−t); it is the ordered logit of two categories.

Average marginal effects: the mean over the responses of what one step more of a predictor adds to P(yes), its slope b·Λ'(x·b);
for a column of 0 and 1 the difference between P(yes) at 1 and at 0. Errors by the delta method. Bartus (2005), Stata Journal 5,
309-329.
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from analysis.formulas.least_squares import with_constant
from analysis.formulas.ordered_logit import ordered_logit
from analysis.item_matrices import Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class BinaryLogit:
    """The maximum: `b`, shape (1 + k,), the constant first, and its `covariance`, over n responses."""

    n: int
    b: Matrix
    covariance: Matrix
    log_likelihood: float
    null_log_likelihood: float

    @property
    def errors(self) -> Matrix:
        """Standard errors, shape (1 + k,)."""
        return np.asarray(np.sqrt(np.diag(self.covariance)))

    @property
    def likelihood_ratio(self) -> float:
        """2(log L − log L₀), χ²(k) where no predictor matters."""
        return 2 * (self.log_likelihood - self.null_log_likelihood)

    @property
    def mcfadden(self) -> float:
        """1 − log L/log L₀ (McFadden 1974)."""
        return 1 - self.log_likelihood / self.null_log_likelihood

    @property
    def nagelkerke(self) -> float:
        """Cox and Snell's share over the most that it can be (Nagelkerke 1991)."""
        return math.expm1(-self.likelihood_ratio / self.n) / math.expm1(2 * self.null_log_likelihood / self.n)


def binary_logit(y: Matrix, X: Matrix) -> BinaryLogit | None:
    """Fit y of zeros and ones, shape (n,), both there, on X, shape (n, k), of independent columns without a constant.

    None where the predictors part yes from no with no or hardly any overlap. R: `glm(y ~ X, binomial)`.
    """
    found = ordered_logit(y, X)
    if found is None:
        return None
    k = X.shape[1]
    turned = np.zeros((k + 1, k + 1))  # from (b, threshold) to (constant = −threshold, b)
    turned[0, k] = -1.0
    turned[1:, :k] = np.eye(k)
    return BinaryLogit(
        n=len(y),
        b=turned @ np.concatenate([found.b, found.thresholds]),
        covariance=turned @ found.covariance @ turned.T,
        log_likelihood=found.log_likelihood,
        null_log_likelihood=found.null_log_likelihood,
    )


def average_effect(model: BinaryLogit, X: Matrix, place: int) -> tuple[float, float]:
    """What the predictor in column `place` of X adds to P(yes) on average, and its standard error. R: `margins::margins`."""
    D = with_constant(X)
    column = place + 1
    if set(np.unique(D[:, column])) <= {0.0, 1.0}:
        effect, slope = _of_a_category(model, D, column)
    else:
        effect, slope = _of_a_step(model, D, column)
    return effect, math.sqrt(float(slope @ model.covariance @ slope))


def _of_a_category(model: BinaryLogit, D: Matrix, column: int) -> tuple[float, Matrix]:
    one, none = D.copy(), D.copy()
    one[:, column], none[:, column] = 1.0, 0.0
    p_one, p_none = expit(one @ model.b), expit(none @ model.b)
    weighted = one * (p_one * (1 - p_one))[:, None] - none * (p_none * (1 - p_none))[:, None]
    return float((p_one - p_none).mean()), np.asarray(weighted.mean(axis=0))


def _of_a_step(model: BinaryLogit, D: Matrix, column: int) -> tuple[float, Matrix]:
    p = expit(D @ model.b)
    density = p * (1 - p)
    b = float(model.b[column])
    slope = np.asarray((D * (density * (1 - 2 * p))[:, None]).mean(axis=0)) * b
    slope[column] += density.mean()
    return float(density.mean()) * b, slope
