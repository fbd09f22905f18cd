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
from analysis.scoring import Matrix


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
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    rows, columns = np.tril_indices(p)
    products = Z[:, rows] * Z[:, columns]
    own = _scaling(products, fit.implied, fit.structure.slopes(fit.values), found.df)
    spreads = np.array([np.diag(unit) for unit in np.eye(p)])
    baseline = _scaling(products, np.eye(p), spreads, found.baseline_df)
    return scaled_fit(found, own, baseline, n)


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


def _scaling(products: Matrix, implied: Matrix, slopes: Matrix, df: int) -> float:
    """tr(UΓ)/df from the products of deviations, shape (n, p(p+1)/2), by the lower triangle."""
    rows, columns = np.tril_indices(len(implied))
    inverse = np.linalg.inv(implied)
    twice = np.where(rows == columns, 1.0, 2.0)
    pairs = inverse[np.ix_(rows, rows)] * inverse[np.ix_(columns, columns)]
    pairs += inverse[np.ix_(rows, columns)] * inverse[np.ix_(columns, rows)]
    W = 0.25 * pairs * np.outer(twice, twice)
    D = slopes[:, rows, columns].T
    WD = W @ D
    centred = products - products.mean(axis=0)
    spread = np.einsum("ij,ij->", centred @ W, centred) / len(products)
    along = centred @ WD
    inner = along.T @ along / len(products)
    return float(spread - np.trace(np.linalg.pinv(D.T @ WD, hermitian=True) @ inner)) / df
