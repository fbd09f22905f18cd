"""Ordered logit: a model for an answer on a scale that does not pretend its steps to be of one size.

P(y ≤ category j) = Λ(ζ_j − x·b) with Λ(t) = 1/(1 + e^−t) and thresholds ζ_1 < … < ζ_(K−1); McCullagh (1980), JRSS B 42, 109-142.
The log likelihood is concave in b and ζ, so Newton's steps, halved where they overshoot, lead to its one maximum.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

from analysis.scoring import Mask, Matrix

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


def ordered_logit(y: Matrix, X: Matrix) -> OrderedLogit | None:
    """Fit y, shape (n,), of two or more distinct values, on X, shape (n, p), of independent columns without a constant.

    None where the predictors part the answers with no or hardly any overlap: the likelihood has no maximum, or one beyond sense.
    R: MASS::polr(Hess = TRUE), ordinal::clm. statsmodels' OrderedModel estimates differences of thresholds on a log scale and
    stops earlier.
    """
    categories, place = np.unique(y, return_inverse=True)
    centre, spread = X.mean(axis=0), X.std(axis=0)
    likelihood = _Likelihood.of(place, (X - centre) / spread)
    shares = np.bincount(place) / len(y)
    start = np.concatenate([np.zeros(X.shape[1]), logit(np.cumsum(shares)[:-1])])
    theta = _maximum(likelihood, start)
    if theta is None:
        return None
    p = X.shape[1]
    back = np.eye(len(theta))  # from columns of unit spread to their own units
    back[:p, :p] /= spread[:, None]
    back[p:, :p] = centre / spread
    own = back @ theta
    covariance = back @ np.linalg.inv(likelihood.information(theta)) @ back.T
    return OrderedLogit(
        categories=categories,
        b=own[:p],
        thresholds=own[p:],
        covariance=covariance,
        log_likelihood=likelihood.value(theta),
        null_log_likelihood=float(len(y) * (shares @ np.log(shares))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Likelihood:
    """The log likelihood of θ = (b, ζ). An answer lies between its upper end a = ζ_j − x·b and its lower end c = ζ_(j−1) − x·b.

    `upper` and `lower` give the ends as linear functions of θ, shape (n, p + K − 1); an answer of the last category has no upper
    end, one of the first no lower end.
    """

    upper: Matrix
    lower: Matrix
    is_last: Mask
    is_first: Mask

    @classmethod
    def of(cls, place: npt.NDArray[np.signedinteger], X: Matrix) -> "_Likelihood":
        thresholds = np.arange(place.max())
        upper = np.hstack([-X, place[:, None] == thresholds])
        lower = np.hstack([-X, place[:, None] == thresholds + 1])
        return cls(upper=upper, lower=lower, is_last=place == place.max(), is_first=place == 0)

    def _ends(self, theta: Matrix) -> tuple[Matrix, Matrix]:
        above = np.where(self.is_last, np.inf, self.upper @ theta)
        return above, np.where(self.is_first, -np.inf, self.lower @ theta)

    def value(self, theta: Matrix) -> float:
        """Σ log(Λ(a) − Λ(c)); −∞ where thresholds are out of order."""
        probabilities = _between(*self._ends(theta))
        return float(np.log(probabilities).sum()) if probabilities.min() > 0 else -np.inf

    def slope(self, theta: Matrix) -> Matrix:
        above, below = self._ends(theta)
        P = _between(above, below)
        return np.asarray(self.upper.T @ (_density(above) / P) - self.lower.T @ (_density(below) / P))

    def information(self, theta: Matrix) -> Matrix:
        """Minus the second derivatives."""
        above, below = self._ends(theta)
        P = _between(above, below)
        f, g = _density(above) / P, _density(below) / P
        own_above = f**2 - f * (1 - 2 * expit(above))
        own_below = g**2 + g * (1 - 2 * expit(below))
        mixed = (self.upper * (-f * g)[:, None]).T @ self.lower
        rows = (self.upper * own_above[:, None]).T @ self.upper + (self.lower * own_below[:, None]).T @ self.lower
        return np.asarray(rows + mixed + mixed.T)


def _between(above: Matrix, below: Matrix) -> Matrix:
    """Λ(a) − Λ(c), from the tail in which it loses no digits."""
    flip = above + below > 0
    return np.where(flip, expit(-below) - expit(-above), expit(above) - expit(below))


def _density(t: Matrix) -> Matrix:
    return np.asarray(expit(t) * expit(-t))


def _maximum(likelihood: _Likelihood, theta: Matrix) -> Matrix | None:
    """Newton's steps until nothing moves; None where they run away."""
    n, value = len(likelihood.upper), likelihood.value(theta)
    for _step in range(MOST_STEPS):
        information = likelihood.information(theta)
        if np.linalg.eigvalsh(information).min() < SEPARATED:
            return None
        slope = likelihood.slope(theta)
        step = np.linalg.solve(information, slope)
        if slope @ step < CONVERGED * n:
            return np.asarray(theta + step)
        size = 1.0
        while (reached := likelihood.value(theta + size * step)) < value - ROUNDING * abs(value):
            size /= 2
        theta, value = theta + size * step, reached
    return None
