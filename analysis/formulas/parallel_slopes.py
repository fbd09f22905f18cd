"""Whether an ordered logit's one set of slopes holds at every threshold: Brant's test.

Brant (1990), Biometrics 46, 1171-1178. R: car::poTest(MASS::polr(...)).
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit
from scipy.stats import chi2

from analysis.formulas.least_squares import with_constant
from analysis.formulas.ordered_logit import ordered_logit
from analysis.item_matrices import Mask, Matrix

FEWEST = 10  # answers on either side of a threshold, below which its own logit says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelSlopes:
    """Wald's χ² of the differences between the thresholds' slopes, for all predictors together and for each, with df and p.

    `thresholds` says how many entered.
    """

    thresholds: int
    overall: tuple[float, int, float]
    terms: tuple[tuple[float, int, float], ...]


def brant(y: Matrix, X: Matrix) -> ParallelSlopes | None:
    """Compare the slopes of the logits of y > category, over the thresholds with ten answers or more on either side.

    None where fewer than two thresholds have a logit with a maximum, or the slopes' covariance has no inverse.
    """
    models = [_slopes_above(y > category, X) for category in np.unique(y)[:-1]]
    known = [model for model in models if model is not None]
    if len(known) < 2:
        return None
    slopes = np.concatenate([b for b, _ in known])
    covariance = _joint_covariance(with_constant(X), [P for _, P in known])
    p, m = X.shape[1], len(known)
    contrasts = np.hstack([np.tile(np.eye(p), (m - 1, 1)), -np.eye(p * (m - 1))])
    differences, spread = contrasts @ slopes, contrasts @ covariance @ contrasts.T
    if np.linalg.cond(spread) > 1 / np.finfo(float).eps:
        return None
    terms = tuple(_wald(differences[j::p], spread[j::p, j::p]) for j in range(p))
    return ParallelSlopes(thresholds=m, overall=_wald(differences, spread), terms=terms)


def _slopes_above(is_above: Mask, X: Matrix) -> tuple[Matrix, Matrix] | None:
    """Slopes and fitted probabilities of the logit of `is_above`, shape (p,) and (n,)."""
    if min(is_above.sum(), (~is_above).sum()) < FEWEST:
        return None
    fit = ordered_logit(is_above.astype(np.float64), X)
    return None if fit is None else (fit.b, np.asarray(expit(X @ fit.b - fit.thresholds[0])))


def _joint_covariance(X: Matrix, above: list[Matrix]) -> Matrix:
    """Covariance of all slopes, threshold by threshold; X with the constant. P(y > l) ≤ P(y > m) for m < l."""
    inverses = [np.linalg.inv((X * (P * (1 - P))[:, None]).T @ X) for P in above]
    m, p = len(above), X.shape[1] - 1
    joint = np.empty((m * p, m * p))
    for i in range(m):
        for j in range(i, m):
            between = (X * (above[j] - above[i] * above[j])[:, None]).T @ X
            block = (inverses[i] @ between @ inverses[j])[1:, 1:]
            joint[i * p : (i + 1) * p, j * p : (j + 1) * p] = block
            joint[j * p : (j + 1) * p, i * p : (i + 1) * p] = block.T
    return joint


def _wald(differences: Matrix, spread: Matrix) -> tuple[float, int, float]:
    statistic = float(differences @ np.linalg.solve(spread, differences))
    return statistic, len(differences), float(chi2.sf(statistic, len(differences)))
