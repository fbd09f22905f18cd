"""Whether correlations can be factored: Kaiser-Meyer-Olkin and Bartlett."""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from analysis.item_matrices import Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Adequacy:
    """Kaiser–Meyer–Olkin overall and per variable (p,), Bartlett's test of sphericity."""

    kmo: float
    msa: Matrix
    chi2: float
    df: int
    p: float


def adequacy(correlations: Matrix, n: int) -> Adequacy:
    """KMO = Σr²/(Σr² + Σq²) over i ≠ j, q the partial correlations; χ² = −(n − 1 − (2p + 5)/6)·log|R|, df = p(p−1)/2.

    Kaiser and Rice (1974); Bartlett (1950). LinAlgError where R is singular. R: `psych::KMO`, `psych::cortest.bartlett`.
    """
    p = len(correlations)
    inverse = np.linalg.inv(correlations)
    scale = np.sqrt(np.diag(inverse))
    partial = inverse / np.outer(scale, scale)
    r_squares, q_squares = correlations**2, partial**2
    np.fill_diagonal(r_squares, 0)
    np.fill_diagonal(q_squares, 0)
    _, log_det = np.linalg.slogdet(correlations)
    chi2, df = -(n - 1 - (2 * p + 5) / 6) * float(log_det), p * (p - 1) // 2
    per_variable = r_squares.sum(axis=0) / (r_squares.sum(axis=0) + q_squares.sum(axis=0))
    return Adequacy(
        kmo=float(r_squares.sum() / (r_squares.sum() + q_squares.sum())),
        msa=per_variable,
        chi2=chi2,
        df=df,
        p=float(stats.chi2.sf(chi2, df)),
    )
