"""What a factor model leaves out: modification indices of cross loadings and of residual correlations, residuals, further fit.

A parameter b that is fixed at 0 would lower χ² by about (score test; Sörbom 1989, Psychometrika 54, 371-384)

    MI = n/2 · g_b² / (H_bb − H_ba·H_aa⁻¹·H_ab)      and would become about EPC = −g_b / (H_bb − H_ba·H_aa⁻¹·H_ab)

with F's gradient g and expected Hessian H at the solution, a the free parameters. R: `lavaan::modindices` (`mi`, `sepc.all`).
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy import stats

from analysis.formulas.factor_model import FactorFit
from analysis.formulas.fit_indexes import FitIndexes
from analysis.item_matrices import Matrix
from analysis.thresholds import CLOSE_RMSEA, LEVEL


class Change(NamedTuple):
    """Freeing one parameter: item `first` with the factor or the item `second`; χ² lost, p, its standardised value."""

    kind: str
    first: int
    second: int
    chi2: float
    p: float
    value: float


def model_changes(fit: FactorFit, pull: tuple[Matrix, Matrix], n: int) -> Iterator[Change]:
    """Every cross loading (`cross_loading`) and every residual correlation (`residual_correlation`).

    Args:
        pull: F's slope, shape (m,), and curvature, (m, m), by the moments: Σ's lower triangle, then free means.
    """
    gradient, H = pull
    rows, columns = np.tril_indices(len(fit.implied))
    means = np.eye(len(gradient))[len(rows) :]
    slopes = fit.structure.slopes(fit.values)[:, rows, columns]
    free = np.vstack([np.pad(slopes, ((0, 0), (0, len(means)))), means])
    solved = np.linalg.pinv(free @ H @ free.T, hermitian=True)
    for kind, first, second, slope, scale in _fixed_slopes(fit):
        own = np.pad(slope[rows, columns], (0, len(means)))
        bent = H @ own
        across = free @ bent
        left, pulled = float(own @ bent - across @ solved @ across), float(own @ gradient)
        if left > 1e-9:
            index = n / 2 * pulled**2 / left
            yield Change(kind, first, second, index, float(stats.chi2.sf(index, 1)), -pulled / left / scale)


def _fixed_slopes(fit: FactorFit) -> Iterator[tuple[str, int, int, Matrix, float]]:
    loadings, phi, _residuals = fit.structure.unpack(fit.values)
    factor, (p, d), common = fit.structure.factor, loadings.shape, loadings @ phi
    for item in range(p):
        for f in range(d):
            if f != factor[item]:
                scale = math.sqrt(fit.implied[item, item])
                yield "cross_loading", item, f, _symmetric(p, item, common[:, f]), scale
        for other in range(item + 1, p):
            spread = fit.residuals[item] * fit.residuals[other]
            if spread > 0:
                yield "residual_correlation", item, other, _at(p, item, other), math.sqrt(spread)


def _symmetric(p: int, item: int, values: Matrix) -> Matrix:
    slope = np.zeros((p, p))
    slope[item, :] += values
    slope[:, item] += values
    return slope


def _at(p: int, i: int, j: int) -> Matrix:
    slope = np.zeros((p, p))
    slope[i, j] = slope[j, i] = 1.0
    return slope


def indexes_by_chi2(found: FitIndexes, n: int) -> Iterator[tuple[str, float]]:
    """Further fit indexes that follow from the χ² of model and baseline over n rows. Nothing without degrees of freedom.

    NFI = (χ²_b − χ²)/χ²_b, IFI = (χ²_b − χ²)/(χ²_b − df), RFI = 1 − (χ²/df)/(χ²_b/df_b). R: `lavaan::fitMeasures`.
    """
    if found.df <= 0:
        return
    base = found.baseline_chi2
    nfi = (base - found.chi2) / base
    yield "chi2_by_df", found.chi2 / found.df
    yield "rmsea_close", float(stats.ncx2.sf(found.chi2, found.df, n * found.df * CLOSE_RMSEA**2))
    yield "nfi", nfi
    yield "ifi", (base - found.chi2) / (base - found.df)
    yield "rfi", 1 - (found.chi2 / found.df) / (base / found.baseline_df)
    yield "pnfi", found.df / found.baseline_df * nfi


def indexes_by_likelihood(found: FitIndexes, deviance: float, parameters: int, n: int) -> Iterator[tuple[str, float]]:
    """Of the normal likelihood, `deviance` −2·log L: ECVI = (χ² + 2q)/n, CN = χ²(.95, df)/(χ²/n) + 1 (Hoelter), AIC and BIC."""
    if found.df <= 0:
        return
    yield "ecvi", (found.chi2 + 2 * parameters) / n
    if found.chi2 > 0:
        yield "hoelter", float(stats.chi2.ppf(1 - LEVEL, found.df)) / (found.chi2 / n) + 1
    yield "aic", deviance + 2 * parameters
    yield "bic", deviance + parameters * math.log(n)


def goodness_of_fit(correlations: Matrix, implied: Matrix, df: int) -> Iterator[tuple[str, float]]:
    """GFI = 1 − tr((Σ⁻¹S − I)²)/tr((Σ⁻¹S)²) and AGFI, of complete answers; `correlations` S and Σ of shape (p, p)."""
    if df <= 0:
        return
    p, ratio = len(implied), np.linalg.solve(implied, correlations)
    off = ratio - np.eye(p)
    gfi = 1 - float(np.trace(off @ off) / np.trace(ratio @ ratio))
    yield "gfi", gfi
    yield "agfi", 1 - p * (p + 1) / 2 / df * (1 - gfi)


def normal_deviance(correlations: Matrix, implied: Matrix, sd: Matrix, n: int) -> float:
    """−2·log L of complete answers; `sd` of the items with n − 1."""
    own = float(np.linalg.slogdet(implied)[1]) + 2 * float(np.log(sd * math.sqrt((n - 1) / n)).sum())
    trace = float(np.trace(np.linalg.solve(implied, correlations)))
    return n * (len(sd) * math.log(2 * math.pi) + own + trace)
