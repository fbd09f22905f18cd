"""How well a covariance structure fits: chi-square, CFI, TLI, RMSEA with its interval, SRMR."""

from dataclasses import dataclass

import numpy as np
from scipy import optimize, stats

from analysis.item_matrices import Matrix
from analysis.thresholds import RMSEA_CONFIDENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class FitIndexes:
    """All by lavaan's definitions; NaN for what a model without degrees of freedom cannot tell."""

    chi2: float
    df: int
    p: float
    baseline_chi2: float
    baseline_df: int
    cfi: float
    tli: float
    rmsea: float
    rmsea_lower: float
    rmsea_upper: float
    srmr: float


def fit_indexes(correlations: Matrix, implied: Matrix, discrepancy: float, parameters: int, n: int) -> FitIndexes:
    """The indexes of a model with `discrepancy` F on n rows of p variables.

    χ² = n·F with df = p(p+1)/2 − parameters; the baseline has uncorrelated variables, χ²_b = −n·log|R|, df_b = p(p−1)/2.
    CFI = 1 − max(χ²−df, 0)/max(χ²_b−df_b, χ²−df, 0) (Bentler 1990).
    TLI = (χ²_b/df_b − χ²/df)/(χ²_b/df_b − 1) (Tucker and Lewis 1973).
    RMSEA = √(max(χ²−df, 0)/(n·df)), its 90 % interval from the noncentral χ² (Steiger 1990, Browne and Cudeck 1992).
    SRMR = root mean square of the p(p+1)/2 residual correlations (Bentler 1995). R: `lavaan::fitMeasures`.
    """
    p = len(correlations)
    sign, log_det = np.linalg.slogdet(correlations)
    residual = (correlations - implied)[np.tril_indices(p)]
    return indexes_from(
        chi2=n * discrepancy,
        df=p * (p + 1) // 2 - parameters,
        base=-n * float(log_det) if sign > 0 else np.nan,
        base_df=p * (p - 1) // 2,
        srmr=float(np.sqrt(np.mean(residual**2))),
        n=n,
    )


def indexes_from(*, chi2: float, df: int, base: float, base_df: int, srmr: float, n: int) -> FitIndexes:
    """The indexes that follow from the χ² of the model and of the baseline on n rows."""
    if df <= 0:
        nothing = dict.fromkeys(("p", "cfi", "tli", "rmsea", "rmsea_lower", "rmsea_upper"), np.nan)
        return FitIndexes(chi2=chi2, df=df, baseline_chi2=base, baseline_df=base_df, srmr=srmr, **nothing)
    lower, upper = rmsea_interval(chi2, df, n)
    return FitIndexes(
        chi2=chi2,
        df=df,
        p=float(stats.chi2.sf(chi2, df)),
        baseline_chi2=base,
        baseline_df=base_df,
        cfi=comparative_fit(chi2, df, base, base_df),
        tli=tucker_lewis(chi2, df, base, base_df),
        rmsea=float(np.sqrt(max(chi2 - df, 0.0) / (n * df))),
        rmsea_lower=lower,
        rmsea_upper=upper,
        srmr=srmr,
    )


def tucker_lewis(chi2: float, df: int, base: float, base_df: int) -> float:
    """TLI from the χ² of the model and of the baseline; NaN where the baseline fits exactly."""
    return (base / base_df - chi2 / df) / (base / base_df - 1) if base_df and base != base_df else np.nan


def comparative_fit(chi2: float, df: int, base: float, base_df: int) -> float:
    """CFI from the χ² of the model and of the baseline; 1 where neither is above its degrees of freedom."""
    excess = max(chi2 - df, 0.0)
    most = max(base - base_df, excess)
    return 1 - excess / most if most > 0 else 1.0


def rmsea_interval(chi2: float, df: int, n: int, confidence: float = RMSEA_CONFIDENCE) -> tuple[float, float]:
    """RMSEAs whose noncentral χ² puts the observed one at the (1 ± confidence)/2 quantile."""
    tail = (1 - confidence) / 2
    return tuple(float(np.sqrt(_noncentrality(chi2, df, q) / (n * df))) for q in (1 - tail, tail))  # type: ignore[return-value]


def _noncentrality(chi2: float, df: int, quantile: float) -> float:
    """λ with P(χ²(df, λ) ≤ chi2) = quantile; 0 where even λ = 0 lies below."""

    def above(noncentrality: float) -> float:
        return (
            float(stats.ncx2.cdf(chi2, df, noncentrality)) - quantile
            if noncentrality > 0
            else float(stats.chi2.cdf(chi2, df)) - quantile
        )

    if above(0.0) <= 0:
        return 0.0
    high = max(chi2, 1.0)
    while above(high) > 0:
        high *= 2
    return float(optimize.brentq(above, 0.0, high, xtol=1e-12, rtol=1e-14))
