"""Robust maximum likelihood: the chi-square of a factor model scaled for answers that are not normal.

χ²_SB = χ²/c, c = tr(UΓ)/df, U = W − WΔ(Δ'WΔ)⁻¹Δ'W: Γ the covariances (over n) of the products of the items' deviations, W the
normal-theory weights at the model, Δ the slopes of its free parameters. Satorra and Bentler (1994), in von Eye and Clogg, Latent
Variables Analysis, 399-419. R: `lavaan::cfa(estimator = "MLM")`.
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy import stats

from analysis.formulas.factor_model import FactorFit
from analysis.formulas.fit_indexes import FitIndexes, comparative_fit, tucker_lewis
from analysis.formulas.moments import correlations, cross_products
from analysis.item_matrices import Matrix, some_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class RobustFit:
    """The scaled chi-square with its scaling factor, and the indexes that follow from it and the scaled baseline."""

    chi2: float
    factor: float
    df: int
    p: float
    cfi: float
    tli: float
    rmsea: float


def robust_fit(X: Matrix, fit: FactorFit, found: FitIndexes) -> RobustFit | None:
    """From complete answers, shape (n, p), and the model's fit; None without degrees of freedom."""
    n, p = X.shape
    if found.df <= 0:
        return None
    gamma = _gamma(X)
    own = _scaling(gamma, fit.implied, fit.structure.slopes(fit.values), found.df)
    spreads = np.array([np.diag(unit) for unit in np.eye(p)])
    baseline = _scaling(gamma, np.eye(p), spreads, found.baseline_df)
    return scaled_fit(found, own, baseline, n)


def _gamma(X: Matrix) -> Matrix:
    """Γ, shape (p(p+1)/2, p(p+1)/2), by the lower triangle, of standardised items.

    A product's mean over the rows is the correlation, about which its squares are summed, some rows at a time.
    """
    mean, sd = X.mean(axis=0), X.std(axis=0)
    lower = np.tril_indices(X.shape[1])
    R = correlations(cross_products(X))[lower]
    gamma = np.zeros((len(R), len(R)))
    for part in some_rows(len(X)):
        Z = (X[part] - mean) / sd
        off = Z[:, lower[0]] * Z[:, lower[1]] - R
        gamma += off.T @ off
    return gamma / len(X)


def scaled_fit(found: FitIndexes, own: float, baseline: float, n: int) -> RobustFit:
    """The fit with χ² of the model and of the baseline divided by their scaling factors; `found.df` above 0."""
    chi2, base = found.chi2 / own, found.baseline_chi2 / baseline
    return RobustFit(
        chi2=chi2,
        factor=own,
        df=found.df,
        p=float(stats.chi2.sf(chi2, found.df)),
        cfi=comparative_fit(chi2, found.df, base, found.baseline_df),
        tli=tucker_lewis(chi2, found.df, base, found.baseline_df),
        rmsea=math.sqrt(max(chi2 - found.df, 0.0) / (n * found.df)),
    )


def _scaling(gamma: Matrix, implied: Matrix, slopes: Matrix, df: int) -> float:
    """tr(UΓ)/df."""
    rows, columns = np.tril_indices(len(implied))
    inverse = np.linalg.inv(implied)
    twice = np.where(rows == columns, 1.0, 2.0)
    pairs = inverse[np.ix_(rows, rows)] * inverse[np.ix_(columns, columns)]
    pairs += inverse[np.ix_(rows, columns)] * inverse[np.ix_(columns, rows)]
    W = 0.25 * pairs * np.outer(twice, twice)
    D = slopes[:, rows, columns].T
    WD = W @ D
    inner = WD.T @ gamma @ WD
    return float((W * gamma).sum() - np.trace(np.linalg.pinv(D.T @ WD, hermitian=True) @ inner)) / df
