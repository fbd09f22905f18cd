"""How reliable a difference of two scores is."""

import math

import numpy as np

from analysis.item_matrices import Matrix


def difference_reliability(scatter: Matrix) -> float:
    """Reliability of the difference score P − E, from the covariances of k E and then k P, or any
    multiple of them, shape (2k, 2k).

    r_D = (s_E²·α_E + s_P²·α_P − 2·s_EP) / (s_E² + s_P² − 2·s_EP), with s_EP = r_EP·s_E·s_P the covariance of the two scores
    and α their alphas; Peter, Churchill & Brown (1993), Journal of Consumer Research 19, 655-662. s²·α is taken whole, as
    k/(k − 1)·(s² − Σ s_j²), so that a battery answered alike by all has one too. NaN for one item, and where the denominator
    is 0: all have the same difference.
    """
    k = len(scatter) // 2
    if k < 2:
        return math.nan
    e, ep, p = scatter[:k, :k].sum(), scatter[:k, k:].sum(), scatter[k:, k:].sum()
    below = e + p - 2 * ep
    return float((k / (k - 1) * (e + p - np.trace(scatter)) - 2 * ep) / below) if below > 0 else math.nan
