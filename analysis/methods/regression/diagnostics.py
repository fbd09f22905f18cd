"""Whether a regression's assumptions hold: normality, equal variance, independence, linearity, collinearity.

Every function takes a `Fit` of full rank that is not perfect. A statistic that the residuals leave undefined (too few of
them, or |residual| without spread) is None.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.formulas import lilliefors as lilliefors_test
from analysis.formulas.distributions import chi2_above, f_above
from analysis.formulas.least_squares import ROUNDING, Fit
from analysis.formulas.moments import t_p
from analysis.formulas.shapiro_wilk import LARGEST, SMALLEST, shapiro_wilk
from analysis.item_matrices import Matrix
from analysis.jsonable import defined
from analysis.table import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class BreuschPagan:
    """Koenker's studentised LM statistic, χ² with one degree of freedom a predictor."""

    lm: float | None = None
    p: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GlejserTerm:
    """One predictor in the regression of |residual| on all predictors together."""

    term: str
    t: float | None = None
    p: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lilliefors:
    """The Kolmogorov–Smirnov distance to the normal with the residuals' own mean and deviation."""

    d: float | None = None
    p: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapiro:
    """Shapiro–Wilk's W."""

    w: float | None = None
    p: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JarqueBera:
    """Skewness and kurtosis together, χ² with two degrees of freedom."""

    jb: float | None = None
    p: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reset:
    """Ramsey's F for squares and cubes of the fitted values."""

    f: float | None = None
    p: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostics:
    """All of them for one model; `condition_number` of the columns with the constant, scaled to unit length."""

    durbin_watson: float | None = None  # Σ(e_t − e_{t−1})² / Σe_t², in the file's order. R: lmtest::dwtest
    breusch_pagan: BreuschPagan = BreuschPagan()
    glejser: tuple[GlejserTerm, ...] = ()
    lilliefors: Lilliefors = Lilliefors()
    shapiro: Shapiro = Shapiro()
    jarque_bera: JarqueBera = JarqueBera()
    reset: Reset = Reset()
    condition_number: float | None = None


def diagnose(model: Fit, names: Sequence[str]) -> Diagnostics:
    """Diagnostics of a model whose design's first column is the constant and the others are the predictors `names`."""
    return Diagnostics(
        durbin_watson=durbin_watson(model.residuals),
        breusch_pagan=breusch_pagan(model),
        glejser=glejser(model, names),
        lilliefors=lilliefors(model.residuals),
        shapiro=shapiro(model.residuals),
        jarque_bera=normal_moments(model.residuals),
        reset=reset(model),
        condition_number=defined(model.design.condition_number),
    )


def diagnostic_notes(diagnostics: Diagnostics, where: str, n: int) -> Iterator[Note]:
    """What to know when reading them: a note for every test without a number, and how far Durbin–Watson goes."""
    yield Note(code="durbin_watson_order", where=f"{where}/durbin_watson")
    if n > LARGEST:
        yield Note(code="shapiro_too_many", where=f"{where}/shapiro", params={"n": n, "limit": LARGEST})
    statistics = {
        "breusch_pagan": diagnostics.breusch_pagan.lm,
        "glejser": next((term.t for term in diagnostics.glejser), None),
        "lilliefors": diagnostics.lilliefors.d,
        "shapiro": 0.0 if n > LARGEST else diagnostics.shapiro.w,
        "reset": diagnostics.reset.f,
    }
    for test, statistic in statistics.items():
        if statistic is None:
            yield Note(code="test_undefined", where=f"{where}/{test}", params={"test": test})


def variance_inflation(model: Fit) -> Matrix:
    """Variance inflation 1/(1 − R_j²) = (XᵀX)⁻¹_jj · Σ(x_j − x̄_j)², shape (p,); 0 for a constant column. R: car::vif."""
    inflation: Matrix = np.diag(model.design.inverse) * model.design.variances * len(model.y)
    return inflation


def durbin_watson(residuals: Matrix) -> float:
    """Σ(e_t − e_{t−1})² / Σe_t². R: lmtest::dwtest(m)$statistic."""
    return float((np.diff(residuals) ** 2).sum() / (residuals**2).sum())


def breusch_pagan(model: Fit) -> BreuschPagan:
    """n·R² of the regression of e² on the predictors, χ²(k). R: lmtest::bptest(m, studentize = TRUE).

    Koenker (1981), Journal of Econometrics 17, 107-112.
    """
    squares = model.residuals**2
    if _is_constant(squares):
        return BreuschPagan()
    centred = squares - squares.mean()
    explained = 1 - model.design.fit(squares).rss / float(centred @ centred)
    lm = len(squares) * explained
    return BreuschPagan(lm=defined(lm), p=defined(chi2_above(lm, len(model.b) - 1)))


def glejser(model: Fit, names: Sequence[str]) -> tuple[GlejserTerm, ...]:
    """t and p of each predictor in the regression of |e| on all of them. R: summary(lm(abs(e) ~ ., data = X)).

    Glejser (1969), Journal of the American Statistical Association 64, 316-323.
    """
    sizes = np.abs(model.residuals)
    if _is_constant(sizes):
        return tuple(GlejserTerm(term=name) for name in names)
    spread = model.design.fit(sizes)
    if spread.is_perfect:
        return tuple(GlejserTerm(term=name) for name in names)
    t = (spread.b / spread.se)[1:]
    return tuple(
        GlejserTerm(term=name, t=defined(t[j]), p=defined(t_p(t[j], spread.df))) for j, name in enumerate(names)
    )


def lilliefors(residuals: Matrix) -> Lilliefors:
    """D and p of five residuals or more. R: nortest::lillie.test(e)."""
    if len(residuals) < lilliefors_test.SMALLEST:
        return Lilliefors()
    d, p = lilliefors_test.lilliefors(residuals)
    return Lilliefors(d=defined(d), p=defined(p))


def shapiro(residuals: Matrix) -> Shapiro:
    """W and p for 3 to 5000 residuals, for which the approximation was made. R: shapiro.test(e)."""
    if not SMALLEST <= len(residuals) <= LARGEST:
        return Shapiro()
    w, p = shapiro_wilk(residuals)
    return Shapiro(w=defined(w), p=defined(p))


def normal_moments(residuals: Matrix) -> JarqueBera:
    """n/6·(S² + (K − 3)²/4), χ²(2), with population moments: S = m₃/m₂^1.5, K = m₄/m₂². R: tseries::jarque.bera.test."""
    second, third, fourth = (float(((residuals - residuals.mean()) ** power).mean()) for power in (2, 3, 4))
    if second == 0:
        return JarqueBera()
    jb = len(residuals) / 6 * (third**2 / second**3 + (fourth / second**2 - 3) ** 2 / 4)
    return JarqueBera(jb=defined(jb), p=defined(chi2_above(jb, 2)))


def reset(model: Fit) -> Reset:
    """F of the squares and cubes of the fitted values beside the predictors. R: lmtest::resettest(m, 2:3, "fitted").

    The fitted values are centred and scaled first, which spans the same columns and keeps the digits. Undefined where the powers
    say nothing new (few distinct fitted values) or no degree of freedom is left. Ramsey (1969), JRSS B 31, 350-371.
    """
    df, powers = model.df - 2, _powers(model.fitted)
    added = None if df < 1 or powers is None else model.design.beside(powers)
    if added is None:
        return Reset()
    left = model.residuals - added @ (added.T @ model.residuals)
    rss = float(left @ left)
    f = (model.rss - rss) / 2 / (rss / df) if rss > ROUNDING * model.rss else np.inf
    return Reset(f=defined(f), p=defined(f_above(f, 2, df)) if np.isfinite(f) else None)


def _powers(fitted: Matrix) -> Matrix | None:
    centred = fitted - fitted.mean()
    widest = float(np.abs(centred).max())
    if widest == 0:
        return None
    centred /= widest
    return np.column_stack([centred**2, centred**3])


def _is_constant(values: Matrix) -> bool:
    """Whether positive values differ by rounding error alone."""
    centred = values - values.mean()
    return bool(centred @ centred <= ROUNDING * (values @ values))
