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
from analysis.scoring import Matrix


class Change(NamedTuple):
    """Freeing one parameter: item `first` with the factor or the item `second`; χ² lost, p, its standardised value."""

    kind: str
    first: int
    second: int
    chi2: float
    p: float
    value: float


def model_changes(correlations: Matrix, fit: FactorFit, n: int) -> Iterator[Change]:
    """Every cross loading (`cross_loading`) and every residual correlation (`residual_correlation`)."""
    inverse = np.linalg.inv(fit.implied)
    weight = inverse - inverse @ correlations @ inverse
    free = inverse @ fit.structure.slopes(fit.values)
    H = np.einsum("aij,bji->ab", free, free, optimize=True)
    solved = np.linalg.pinv(H, hermitian=True)
    for kind, first, second, slope, scale in _fixed_slopes(fit):
        own = inverse @ slope
        across = np.einsum("aij,ji->a", free, own)
        left = float(np.einsum("ij,ji->", own, own) - across @ solved @ across)
        gradient = float((slope * weight).sum())
        if left > 1e-9:
            index = n / 2 * gradient**2 / left
            yield Change(kind, first, second, index, float(stats.chi2.sf(index, 1)), -gradient / left / scale)


def _fixed_slopes(fit: FactorFit) -> Iterator[tuple[str, int, int, Matrix, float]]:
    loadings, phi, _residuals = fit.structure.unpack(fit.values)
    factor, (p, d), common = fit.structure.factor, loadings.shape, loadings @ phi
    for item in range(p):
        for f in range(d):
            if f != factor[item]:
                yield "cross_loading", item, f, _symmetric(p, item, common[:, f]), 1.0
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


def further_indexes(
    correlations: Matrix, sd: Matrix, fit: FactorFit, found: FitIndexes, n: int
) -> Iterator[tuple[str, float]]:
    """Further fit indexes by lavaan's definitions; `sd` of the items with n − 1. Nothing without degrees of freedom.

    GFI = 1 − tr((Σ⁻¹S − I)²)/tr((Σ⁻¹S)²), NFI = (χ²_b − χ²)/χ²_b, IFI = (χ²_b − χ²)/(χ²_b − df), RFI = 1 − (χ²/df)/(χ²_b/df_b),
    ECVI = (χ² + 2q)/n, CN = χ²(.95, df)/(χ²/n) + 1 (Hoelter), AIC and BIC from the normal likelihood with q parameters.
    R: `lavaan::fitMeasures`.
    """
    if found.df <= 0:
        return
    p, q, base = len(correlations), fit.parameters, found.baseline_chi2
    ratio = np.linalg.solve(fit.implied, correlations)
    off = ratio - np.eye(p)
    gfi = 1 - float(np.trace(off @ off) / np.trace(ratio @ ratio))
    nfi = (base - found.chi2) / base
    own = float(np.linalg.slogdet(fit.implied)[1]) + 2 * float(np.log(sd * math.sqrt((n - 1) / n)).sum())
    deviance = n * (p * math.log(2 * math.pi) + own + float(np.trace(ratio)))
    yield "chi2_by_df", found.chi2 / found.df
    yield "rmsea_close", float(stats.ncx2.sf(found.chi2, found.df, n * found.df * 0.05**2))
    yield "gfi", gfi
    yield "agfi", 1 - p * (p + 1) / 2 / found.df * (1 - gfi)
    yield "nfi", nfi
    yield "ifi", (base - found.chi2) / (base - found.df)
    yield "rfi", 1 - (found.chi2 / found.df) / (base / found.baseline_df)
    yield "pnfi", found.df / found.baseline_df * nfi
    yield "ecvi", (found.chi2 + 2 * q) / n
    yield "hoelter", float(stats.chi2.ppf(0.95, found.df)) / (found.chi2 / n) + 1
    yield "aic", deviance + 2 * q
    yield "bic", deviance + q * math.log(n)
