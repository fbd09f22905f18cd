"""Two independent means, from each one's standard error: Welch's t, its interval and its p."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.formulas.distributions import t_above, t_below
from analysis.thresholds import CONFIDENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean with its 95 % interval; None where undefined. `se` and `df` are what two of them are compared by."""

    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    se: float | None = None
    df: int | None = None


class Difference(NamedTuple):
    """How much higher the first mean is; interval and p None where neither has spread."""

    value: float
    lower: float | None = None
    upper: float | None = None
    p: float | None = None


def difference(one: Estimate, other: Estimate) -> Difference | None:
    """One mean minus the other, df by Satterthwaite (Welch 1947); None where a mean is undefined. R: t.test(x, y).

    A mean without spread has a standard error of 0, one of a single response has none.
    """
    if one.mean is None or other.mean is None:
        return None
    value = one.mean - other.mean
    squares = [(each.se or 0.0) ** 2 for each in (one, other)]
    if not any(squares) or not one.df or not other.df:
        return Difference(value)
    se, df = error_of_difference(squares, (one.df, other.df))
    half = t_below((1 + CONFIDENCE) / 2, df) * se
    return Difference(value, value - half, value + half, 2 * t_above(abs(value) / se, df))


def error_of_difference(squares: Sequence[float], dfs: Sequence[float]) -> tuple[float, float]:
    """The standard error of the difference of two means, and its degrees of freedom by Satterthwaite (Welch 1947).

    Args:
        squares: each mean's squared standard error, one of them above 0.
        dfs: each mean's degrees of freedom.
    """
    total = math.fsum(squares)
    return math.sqrt(total), total**2 / math.fsum(square**2 / df for square, df in zip(squares, dfs, strict=True))
