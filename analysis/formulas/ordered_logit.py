"""Ordered logit: a model for an answer on a scale that does not pretend its steps to be of one size.

P(y ≤ category j) = Λ(ζ_j − x·b) with Λ(t) = 1/(1 + e^−t) and thresholds ζ_1 < … < ζ_(K−1); McCullagh (1980), JRSS B 42, 109-142.
The log likelihood is concave in b and ζ, so Newton's steps, halved where they overshoot, lead to its one maximum.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

from analysis.item_matrices import Matrix, some_rows

MOST_STEPS = 60
CONVERGED = 1e-18  # Newton's decrement beside n
ROUNDING = 1e-12  # of the log likelihood: a step that loses no more has not overshot
SEPARATED = (
    0.01  # least curvature in some direction (an error of ten in the log odds a deviation): a coefficient runs away
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedLogit:
    """The maximum: `b`, shape (p,), `thresholds`, shape (K − 1,), their `covariance` together (b first), from the curvature.

    `categories` are the distinct answers, ascending, shape (K,).
    """

    categories: Matrix
    b: Matrix
    thresholds: Matrix
    covariance: Matrix
    log_likelihood: float
    null_log_likelihood: float

    @property
    def errors(self) -> Matrix:
        """Standard errors of b and the thresholds, shape (p + K − 1,)."""
        return np.asarray(np.sqrt(np.diag(self.covariance)))


def ordered_logit(y: Matrix, X: Matrix, counts: Matrix | None = None) -> OrderedLogit | None:
    """Fit y, shape (n,), of two or more distinct values, on X, shape (n, p), of independent columns without a constant.

    `counts`, shape (n,): how many responses each row stands for; one where it is not given.
    None where the predictors part the answers with no or hardly any overlap: the likelihood has no maximum, or one beyond sense.
    R: MASS::polr(Hess = TRUE), ordinal::clm. statsmodels' OrderedModel estimates differences of thresholds on a log scale and
    stops earlier.
    """
    categories, place = np.unique(y, return_inverse=True)
    often = np.ones(len(y)) if counts is None else counts
    n = often.sum()
    centre = often @ X / n
    spread = np.sqrt(often @ (X - centre) ** 2 / n)
    likelihood = _Likelihood(place=place, X=(X - centre) / spread, counts=often, last=len(categories) - 1)
    shares = np.bincount(place, often) / n
    start = np.concatenate([np.zeros(X.shape[1]), logit(np.cumsum(shares)[:-1])])
    theta = _maximum(likelihood, start)
    if theta is None:
        return None
    p = X.shape[1]
    back = np.eye(len(theta))  # from columns of unit spread to their own units
    back[:p, :p] /= spread[:, None]
    back[p:, :p] = centre / spread
    own = back @ theta
    covariance = back @ np.linalg.inv(likelihood.slope_and_information(theta)[1]) @ back.T
    return OrderedLogit(
        categories=categories,
        b=own[:p],
        thresholds=own[p:],
        covariance=covariance,
        log_likelihood=likelihood.value(theta),
        null_log_likelihood=float(n * (shares @ np.log(shares))),
    )


class _Point(NamedTuple):
    """Some responses at one θ: ends as linear functions of θ, shape (n, p + K − 1), `P` and `turned`, shape (n,).

    `a` and `c` are Λ of the ends, both with the other sign where `turned` is −1, so that P = Λ(a) − Λ(c) is taken in the tail in
    which it loses no digits.
    """

    upper: Matrix
    lower: Matrix
    a: Matrix
    c: Matrix
    P: Matrix
    turned: Matrix
    counts: Matrix

    def slope_and_information(self) -> tuple[Matrix, Matrix]:
        f, g = self.a * (1 - self.a) / self.P, self.c * (1 - self.c) / self.P
        own_above = self.counts * (f**2 - f * self.turned * (1 - 2 * self.a))
        own_below = self.counts * (g**2 + g * self.turned * (1 - 2 * self.c))
        mixed = (self.upper * (-f * g * self.counts)[:, None]).T @ self.lower
        rows = (self.upper * own_above[:, None]).T @ self.upper + (self.lower * own_below[:, None]).T @ self.lower
        return self.upper.T @ (f * self.counts) - self.lower.T @ (g * self.counts), rows + mixed + mixed.T


@dataclass(frozen=True, slots=True, kw_only=True)
class _Likelihood:
    """The log likelihood of θ = (b, ζ). An answer lies between its upper end ζ_j − x·b and its lower end ζ_(j−1) − x·b.

    `place` of each answer among the K categories, how many gave it, shape (n,); X of shape (n, p). An answer of the last category
    has no upper end, one of the first no lower end. Sums go over some thousand responses at a time.
    """

    place: npt.NDArray[np.signedinteger]
    X: Matrix
    counts: Matrix
    last: int

    @property
    def n(self) -> float:
        return float(self.counts.sum())

    def value(self, theta: Matrix) -> float:
        """Σ log(Λ(a) − Λ(c)); −∞ where thresholds are out of order."""
        total = 0.0
        for point in self._points(theta):
            if point.P.min() <= 0:
                return -np.inf
            total += float(point.counts @ np.log(point.P))
        return total

    def slope_and_information(self, theta: Matrix) -> tuple[Matrix, Matrix]:
        """The first derivatives, and minus the second ones."""
        slope, information = np.zeros(len(theta)), np.zeros((len(theta), len(theta)))
        for point in self._points(theta):
            of_rows = point.slope_and_information()
            slope += of_rows[0]
            information += of_rows[1]
        return slope, information

    def _points(self, theta: Matrix) -> Iterator[_Point]:
        return (self._point(theta, rows) for rows in some_rows(len(self.place)))

    def _point(self, theta: Matrix, rows: slice) -> _Point:
        place, X = self.place[rows], self.X[rows]
        thresholds = np.arange(self.last)
        upper = np.hstack([-X, place[:, None] == thresholds])
        lower = np.hstack([-X, place[:, None] == thresholds + 1])
        above = np.where(place == self.last, np.inf, upper @ theta)
        below = np.where(place == 0, -np.inf, lower @ theta)
        turned = np.where(above + below > 0, -1.0, 1.0)
        a, c = expit(turned * above), expit(turned * below)
        return _Point(upper, lower, a, c, turned * (a - c), turned, self.counts[rows])


def _maximum(likelihood: _Likelihood, theta: Matrix) -> Matrix | None:
    """Newton's steps until nothing moves; None where they run away."""
    n, value = likelihood.n, likelihood.value(theta)
    for _step in range(MOST_STEPS):
        slope, information = likelihood.slope_and_information(theta)
        if np.linalg.eigvalsh(information).min() < SEPARATED:
            return None
        step = np.linalg.solve(information, slope)
        if slope @ step < CONVERGED * n:
            return np.asarray(theta + step)
        size = 1.0
        while (reached := likelihood.value(theta + size * step)) < value - ROUNDING * abs(value):
            size /= 2
        theta, value = theta + size * step, reached
    return None
