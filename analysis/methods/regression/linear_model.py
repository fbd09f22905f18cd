"""Regression of an outcome on several predictors: coefficients, fit, diagnostics.

y = b₀ + Σ b_j·x_j + e by least squares (QR), over rows without a missing value.
R: lm(), summary(), confint(); car::vif(); sandwich::vcovHC(m, type = "HC3").
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from analysis.formulas.distributions import f_above
from analysis.formulas.influence import FULL_LEVERAGE
from analysis.formulas.least_squares import Design, Fit
from analysis.formulas.moments import t_p, t_quantile
from analysis.item_matrices import Matrix, some_rows
from analysis.jsonable import HIDDEN, defined
from analysis.methods.regression.diagnostics import (
    Diagnostics,
    GlejserTerm,
    diagnose,
    diagnostic_notes,
    variance_inflation,
)
from analysis.methods.regression.residuals import ResidualPoint, thinned
from analysis.table import Note

CONSTANT = "const"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A coefficient; `const` has no beta, VIF, tolerance. `se_hc3` allows for unequal variances."""

    term: str
    b: float | None = None
    se: float | None = None
    beta: float | None = None
    t: float | None = None
    p: float | None = None
    lower: float | None = None
    upper: float | None = None
    vif: float | None = None
    tolerance: float | None = None
    se_hc3: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """One model over the `n` responses complete on its columns; all None where it cannot be fitted (a note says why).

    `df1` predictors, `df2` residual degrees of freedom, `sigma` residual standard error; `aic` and `bic` do not count the
    residual variance as a parameter. `correlations` of the predictors, k × k; `residuals` a thinned picture of them.
    """

    outcome: str
    predictors: str
    n: int
    r2: float | None = None
    r2_adj: float | None = None
    f: float | None = None
    df1: int
    df2: int | None = None
    f_p: float | None = None
    sigma: float | None = None
    aic: float | None = None
    bic: float | None = None
    terms: tuple[Term, ...]
    diagnostics: Diagnostics
    correlations: tuple[tuple[float | None, ...], ...] = field(metadata=HIDDEN)
    residuals: tuple[ResidualPoint, ...] = field(default=(), metadata=HIDDEN)
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)

    @property
    def where(self) -> str:
        """The place of notes on the model as a whole; those on its tests stand below it."""
        return f"regression/{self.outcome}/{self.predictors}"


def regress(
    y: Matrix, X: Matrix, names: Sequence[str], *, outcome: str = "y", predictors: str = "x", intercept: bool = True
) -> Regression:
    """The regression of y, shape (n,), on the columns of X, shape (n, k), called `names`; nothing may be missing.

    Without an intercept R² and F are uncentred, and beta, VIF and the diagnostics, which are defined beside one, are None.
    Where the model cannot be fitted every number is None: no degrees of freedom left, a constant outcome, predictors that
    determine one another. Where the fit is perfect, what would be divided by the residual variance is None.
    """
    where = f"regression/{outcome}/{predictors}"
    terms = (CONSTANT, *names) if intercept else (*names,)
    model = _fitted(y, X, terms, where, intercept=intercept)
    if isinstance(model, Note):
        return Regression(
            outcome=outcome,
            predictors=predictors,
            n=len(y),
            df1=len(names),
            terms=tuple(Term(term=t) for t in terms),
            diagnostics=_undiagnosed(names),
            correlations=_correlations(X),
            notes=(model,),
        )
    summary = _Summary.of(model, intercept=intercept)
    diagnosed = intercept and not model.is_perfect
    diagnostics = diagnose(model, names) if diagnosed else _undiagnosed(names)
    return Regression(
        outcome=outcome,
        predictors=predictors,
        n=len(y),
        r2=summary.r2,
        r2_adj=summary.r2_adj,
        f=summary.f,
        df1=len(names),
        df2=model.df,
        f_p=summary.f_p,
        sigma=summary.sigma,
        aic=summary.aic,
        bic=summary.bic,
        terms=_terms(model, terms, intercept=intercept),
        diagnostics=diagnostics,
        correlations=_correlations(X),
        residuals=thinned(model) if diagnosed else (),
        notes=(*_notes(model, where), *(diagnostic_notes(diagnostics, where, len(y)) if diagnosed else ())),
    )


def _fitted(y: Matrix, X: Matrix, terms: Sequence[str], where: str, *, intercept: bool) -> Fit | Note:
    """The fit, or why there is none."""
    n, p = len(y), len(terms)
    if n <= p:
        return Note(code="too_few_responses", where=where, params={"n": n, "needed": p + 1})
    if y.min() == y.max():
        return Note(code="constant_outcome", where=where)
    design = Design.of(X, has_constant=intercept)
    if design.dependent:
        names = [terms[j] for j in design.dependent if terms[j] != CONSTANT]
        return Note(code="collinear_predictors", where=where, params={"terms": ", ".join(names)})
    return design.fit(y)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Summary:
    """R² = mss/(mss + rss), F = (mss/df1)/(rss/df2), AIC = −2·lnL + 2p and BIC = −2·lnL + p·ln n with p coefficients."""

    r2: float | None
    r2_adj: float | None
    f: float | None
    f_p: float | None
    sigma: float
    aic: float | None
    bic: float | None

    @classmethod
    def of(cls, model: Fit, *, intercept: bool) -> "_Summary":
        n, p = len(model.y), len(model.b)
        if model.is_perfect:
            return cls(r2=1.0, r2_adj=1.0, f=None, f_p=None, sigma=0.0, aic=None, bic=None)
        fitted = model.fitted
        about = fitted.mean() if intercept else 0.0
        mss, rss = float(((fitted - about) ** 2).sum()), model.rss
        df1 = p - intercept
        f = mss / df1 / (rss / model.df)
        deviance = n * (math.log(2 * math.pi) + math.log(rss / n) + 1)
        return cls(
            r2=mss / (mss + rss),
            r2_adj=1 - rss / (mss + rss) * (n - intercept) / model.df,
            f=f,
            f_p=f_above(f, df1, model.df),
            sigma=math.sqrt(rss / model.df),
            aic=deviance + 2 * p,
            bic=deviance + p * math.log(n),
        )


def _terms(model: Fit, names: Sequence[str], *, intercept: bool) -> tuple[Term, ...]:
    """Every coefficient with its tests; without spread left (a perfect fit) b, beta and VIF alone."""
    se = np.zeros(len(names)) if model.is_perfect else model.se
    hc3 = _hc3(model)
    beta, vif = _beta(model), variance_inflation(model)
    half = t_quantile(model.df) * se
    rows = []
    for j, name in enumerate(names):
        t = model.b[j] / se[j] if se[j] > 0 else math.nan
        beside_constant = intercept and j > 0
        rows.append(
            Term(
                term=name,
                b=defined(model.b[j]),
                se=defined(se[j]),
                beta=defined(beta[j]) if beside_constant else None,
                t=defined(t),
                p=defined(t_p(t, model.df)),
                lower=None if model.is_perfect else defined(model.b[j] - half[j]),
                upper=None if model.is_perfect else defined(model.b[j] + half[j]),
                vif=defined(vif[j]) if beside_constant else None,
                tolerance=defined(1 / vif[j]) if beside_constant else None,
                se_hc3=defined(hc3[j]),
            )
        )
    return tuple(rows)


def _beta(model: Fit) -> Matrix:
    """Coefficients in standard deviations, b_j·s_j/s_y, shape (p,). R: coef(lm(scale(y) ~ scale(X)))."""
    result: Matrix = model.b * np.sqrt(model.design.variances) / model.y.std()
    return result


def _hc3(model: Fit) -> Matrix:
    """Standard errors by MacKinnon & White's (1985) HC3: residuals divided by 1 − h; NaN where some row has h = 1."""
    slack = 1 - model.design.leverages
    if model.is_perfect or slack.min() < FULL_LEVERAGE:
        return np.full(len(model.b), np.nan)
    inverse, weights, squares = model.design.inverse, model.residuals / slack, np.zeros(len(model.b))
    for rows, columns in model.design.blocks():
        influence = (columns @ inverse) * weights[rows, None]
        squares += np.einsum("ij,ij->j", influence, influence)
    return np.sqrt(squares)


def _correlations(X: Matrix) -> tuple[tuple[float | None, ...], ...]:
    """Pearson correlations of the predictors, k × k; None for one without spread."""
    means, products = X.sum(axis=0) / max(len(X), 1), np.zeros((X.shape[1], X.shape[1]))
    for rows in some_rows(len(X)):
        centred = X[rows] - means
        products += centred.T @ centred
    lengths = np.sqrt(np.outer(np.diag(products), np.diag(products)))
    ratios = np.divide(products, lengths, out=np.full_like(products, np.nan), where=lengths > 0)
    return tuple(tuple(defined(r) for r in row) for row in ratios)


def _undiagnosed(names: Sequence[str]) -> Diagnostics:
    return Diagnostics(glejser=tuple(GlejserTerm(term=name) for name in names))


def _notes(model: Fit, where: str) -> Iterator[Note]:
    if model.is_perfect:
        yield Note(code="perfect_fit", where=where)
    elif (1 - model.design.leverages).min() < FULL_LEVERAGE:
        yield Note(code="full_leverage", where=where)
