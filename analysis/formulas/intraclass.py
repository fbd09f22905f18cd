"""Intraclass correlations: how far several ratings of the same agree."""

import math
from dataclasses import dataclass

import numpy as np

from analysis.formulas.distributions import f_above, f_below
from analysis.formulas.least_squares import ROUNDING
from analysis.item_matrices import Matrix
from analysis.thresholds import CONFIDENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Intraclass:
    """One form with its test against 0 and its interval; NaN where it is undefined."""

    form: str
    icc: float
    lower: float
    upper: float
    f: float
    df1: float
    df2: float
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanSquares:
    """Of n targets rated k times: between targets, within them, between raters, and what is left."""

    n: int
    k: int
    targets: float
    within: float
    raters: float
    error: float

    @classmethod
    def of(cls, X: Matrix) -> "MeanSquares":
        """From complete ratings, shape (n, k) with n, k ≥ 2."""
        n, k = X.shape
        centred = X - X.mean()
        between = k * float((centred.mean(axis=1) ** 2).sum())
        raters = n * float((centred.mean(axis=0) ** 2).sum())
        within = float(((X - X.mean(axis=1, keepdims=True)) ** 2).sum())
        nothing = ROUNDING * float((centred**2).sum())
        within, left = (rest if rest > nothing else 0.0 for rest in (within, within - raters))
        return cls(
            n=n,
            k=k,
            targets=between / (n - 1),
            within=within / (n * (k - 1)),
            raters=raters / (k - 1),
            error=left / ((n - 1) * (k - 1)),
        )


def intraclass(X: Matrix) -> tuple[Intraclass, ...]:
    """All six forms of Shrout and Fleiss (1979) from complete ratings, shape (n, k) with n, k ≥ 2.

    ICC1 takes raters as drawn anew for each target; ICC2 (agreement) as a sample of raters, whose level counts as disagreement;
    ICC3 (consistency) as these raters alone, whose level does not count. With k after it: of the mean of all k ratings.

        ICC1 = (MSB − MSW) / (MSB + (k − 1)·MSW)      ICC1k = (MSB − MSW) / MSB
        ICC2 = (MSB − MSE) / (MSB + (k − 1)·MSE + k·(MSJ − MSE)/n)      ICC2k = (MSB − MSE) / (MSB + (MSJ − MSE)/n)
        ICC3 = (MSB − MSE) / (MSB + (k − 1)·MSE)      ICC3k = (MSB − MSE) / MSB  (Cronbach's alpha)

    Psychological Bulletin, 86, 420–428. R: `psych::ICC(X, lmer = FALSE)`. NaN where no rating differs from another; ratings that
    are all alike within each target have 1, without test or interval.
    """
    s = MeanSquares.of(X)
    k, n = s.k, s.n
    df, df_within, df_error = n - 1, n * (k - 1), (n - 1) * (k - 1)
    one = _by_f("icc1", s.targets, s.within, k, df, df_within)
    three = _by_f("icc3", s.targets, s.error, k, df, df_error)
    return one[0], _agreement(s, three[0]), three[0], one[1], _agreement(s, three[0], mean=True), three[1]


def _by_f(form: str, between: float, rest: float, k: int, df1: int, df2: int) -> tuple[Intraclass, Intraclass]:
    """A form of one rating and that of their mean, whose intervals are those of the ratio of two mean squares."""
    if rest == 0:
        icc = 1.0 if between > 0 else math.nan
        return _untested(form, icc, df1, df2), _untested(f"{form}k", icc, df1, df2)
    f = between / rest
    low, high = f / _quantile(df1, df2), f * _quantile(df2, df1)
    tested = {"f": f, "df1": df1, "df2": df2, "p": f_above(f, df1, df2)}
    single = [(value - 1) / (value + k - 1) for value in (f, low, high)]
    mean = [1 - 1 / value if value > 0 else math.nan for value in (f, low, high)]
    return (
        Intraclass(form=form, icc=single[0], lower=single[1], upper=single[2], **tested),
        Intraclass(form=f"{form}k", icc=mean[0], lower=mean[1], upper=mean[2], **tested),
    )


def _untested(form: str, icc: float, df1: float, df2: float) -> Intraclass:
    nothing = math.nan
    return Intraclass(form=form, icc=icc, lower=nothing, upper=nothing, f=nothing, df1=df1, df2=df2, p=nothing)


def _agreement(s: MeanSquares, consistency: Intraclass, *, mean: bool = False) -> Intraclass:
    """ICC2, with the interval of Shrout and Fleiss (Satterthwaite's degrees of freedom)."""
    n, k = s.n, s.k
    spread = s.targets + (k - 1) * s.error + k * (s.raters - s.error) / n
    icc = (s.targets - s.error) / spread if spread > 0 else math.nan
    lower, upper = _agreement_ends(s, icc) if s.error > 0 and math.isfinite(icc) else (math.nan, math.nan)
    if mean:
        whole = s.targets + (s.raters - s.error) / n
        icc = (s.targets - s.error) / whole if whole > 0 else math.nan
        lower, upper = (k * end / (1 + (k - 1) * end) for end in (lower, upper))
    return Intraclass(
        form="icc2k" if mean else "icc2",
        icc=icc,
        lower=lower,
        upper=upper,
        f=consistency.f,
        df1=consistency.df1,
        df2=consistency.df2,
        p=consistency.p,
    )


def _agreement_ends(s: MeanSquares, icc: float) -> tuple[float, float]:
    n, k, b, e = s.n, s.k, s.targets, s.error
    judges = k * icc * s.raters / e
    rest = n * (1 + (k - 1) * icc) - k * icc
    df = (k - 1) * (n - 1) * (judges + rest) ** 2 / ((n - 1) * judges**2 + rest**2)
    high, low = _quantile(n - 1, df), _quantile(df, n - 1)
    common = k * s.raters + (k * n - k - n) * e
    return n * (b - high * e) / (high * common + n * b), n * (low * b - e) / (common + n * low * b)


def _quantile(df1: float, df2: float) -> float:
    return f_below((1 + CONFIDENCE) / 2, df1, df2)


def error_of_measurement(X: Matrix) -> float:
    """√(mean square within a target): how far one rating strays about the target's mean, in points of the scale."""
    return float(np.sqrt(MeanSquares.of(X).within))
