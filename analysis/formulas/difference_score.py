"""How reliable a difference of two scores is."""

import math

import numpy as np

from analysis.formulas.moments import cross_products
from analysis.scoring import Matrix


def difference_reliability(P: Matrix, E: Matrix) -> float:
    """Reliability of the difference score P − E, from complete matrices of shape (n, k).

    r_D = (s_E²·α_E + s_P²·α_P − 2·s_EP) / (s_E² + s_P² − 2·s_EP), with s_EP = r_EP·s_E·s_P the covariance of the two scores
    and α their alphas; Peter, Churchill & Brown (1993), Journal of Consumer Research 19, 655-662. s²·α is taken whole, as
    k/(k − 1)·(s² − Σ s_j²), so that a battery answered alike by all has one too. NaN for one item, and where the denominator
    is 0: all have the same difference.
    """
    k = P.shape[1]
    if k < 2:
        return math.nan
    (e, ep), (_, p) = cross_products(np.column_stack([E.sum(axis=1), P.sum(axis=1)]))
    below = e + p - 2 * ep
    items = np.trace(cross_products(E)) + np.trace(cross_products(P))
    return float((k / (k - 1) * (e + p - items) - 2 * ep) / below) if below > 0 else math.nan
