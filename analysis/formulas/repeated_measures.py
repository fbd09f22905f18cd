"""The same responses measured several times: analysis of variance with Greenhouse and Geisser's correction, and Friedman's test.

The analysis of variance is pingouin's (`rm_anova`), which gives what R gives: `car::Anova(lm(X ~ 1), idata, idesign)`. It takes
seconds to import, so that happens inside the function, and Friedman's test, which results show at once, does without.
"""

import math
import warnings
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats

from analysis.formulas.least_squares import ROUNDING
from analysis.item_matrices import Matrix, some_rows


class RepeatedAnova(NamedTuple):
    """F with its degrees of freedom; corrected p and Mauchly's test only from three measures on, else NaN.

    `eta_partial` is SS/(SS + SS error), `eta_general` SS/(SS + SS error + SS between responses) (Olejnik and Algina 2003).
    """

    f: float
    df1: float
    df2: float
    p: float
    epsilon: float
    p_corrected: float
    mauchly_w: float
    mauchly_p: float
    eta_partial: float
    eta_general: float


class Friedman(NamedTuple):
    """Q corrected for ties, χ²(k − 1), and Kendall's W = Q/(n(k − 1)): 0 no common order, 1 the same order for all."""

    q: float
    df: float
    p: float
    w: float


def repeated_anova(X: Matrix) -> RepeatedAnova | None:
    """Over complete X, shape (n, k), n > k ≥ 2; None where a measure is told by the others but for its level."""
    from pingouin import rm_anova

    contrasts = X[:, 1:] - X[:, :1]
    if np.linalg.matrix_rank(contrasts - contrasts.mean(axis=0)) < contrasts.shape[1] or not _has_residual(X):
        return None
    measures = X.shape[1]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="The inplace keyword", category=DeprecationWarning)  # pingouin's own
        found = rm_anova(pd.DataFrame(X), correction=measures > 2, effsize="ng2").iloc[0]
    f, df1, df2 = float(found["F"]), float(found["ddof1"]), float(found["ddof2"])
    return RepeatedAnova(
        f=f,
        df1=df1,
        df2=df2,
        p=float(found["p_unc"]),
        epsilon=float(found["eps"]),
        p_corrected=float(found.get("p_GG_corr", math.nan)),
        mauchly_w=float(found.get("W_spher", math.nan)),
        mauchly_p=float(found.get("p_spher", math.nan)),
        eta_partial=f * df1 / (f * df1 + df2),
        eta_general=float(found["ng2"]),
    )


def friedman(X: Matrix) -> Friedman | None:
    """Over complete X, shape (n, k); None where no response prefers anything.

    Q = 12 Σ(Rⱼ − n(k+1)/2)² / (nk(k+1) − Σ(t³−t)/(k−1)), Rⱼ the sums of ranks within responses, t the ties. R: `friedman.test`.
    """
    n, k = X.shape
    if (X[:, :1] == X).all():
        return None
    sums, ties = rank_sums(X)
    q = 12 * float(((sums - n * (k + 1) / 2) ** 2).sum()) / (n * k * (k + 1) - ties / (k - 1))
    return Friedman(q, float(k - 1), float(stats.chi2.sf(q, k - 1)), q / (n * (k - 1)))


def rank_sums(X: Matrix) -> tuple[Matrix, float]:
    """Sums of the ranks within responses (ties share theirs), shape (k,), and Σ(t³ − t) over groups of t alike; X of (n, k)."""
    sums, ties = np.zeros(X.shape[1]), 0.0
    for rows in some_rows(len(X)):
        one, other = X[rows][:, :, None], X[rows][:, None, :]
        alike = (one == other).sum(axis=2)
        sums += ((one > other).sum(axis=2) + (alike + 1) / 2).sum(axis=0)
        ties += float((alike**2 - 1).sum())
    return sums, ties


def _has_residual(X: Matrix) -> bool:
    """Whether anything but rounding is left when response and measure are known."""
    residual = X - X.mean(axis=1, keepdims=True) - X.mean(axis=0) + X.mean()
    return float((residual**2).sum()) > ROUNDING * float((X**2).sum())
