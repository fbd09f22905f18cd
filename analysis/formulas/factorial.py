"""Analysis of variance of two factors with covariates: sums of squares of types II and III, adjusted means.

y = effects of the first factor, of the second, of both together, of the covariates. Factors are coded to sum to zero, covariates
are centred. Everything comes from one matrix of cross-products. R: `car::Anova(lm(y ~ a * b + x), type = 2 or 3)`.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.formulas.comparisons import UNDEFINED, Test
from analysis.formulas.distributions import f_above
from analysis.formulas.least_squares import ROUNDING
from analysis.item_matrices import Matrix

FIRST, SECOND, BOTH = "first_factor", "second_factor", "both_factors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A source of variation: sum of squares, degrees of freedom, F against what is left over."""

    name: str
    ss: float
    df: int
    test: Test
    eta_partial: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The mean of a cell with the covariates at their overall means, and its standard error."""

    first: int
    second: int
    mean: float
    error: float


class Factorial:
    """The fit of y, shape (n,), on levels `first` and `second` (0 …, each level in use) and covariates, shape (n, c).

    `crossed` says whether the interaction is in the model; it cannot be where a cell is empty. Needs more rows than coefficients.
    """

    def __init__(self, y: Matrix, first: Matrix, second: Matrix, covariates: Matrix, *, crossed: bool) -> None:
        self.crossed, self.levels = crossed, (int(first.max()) + 1, int(second.max()) + 1)
        self._rows = first, second  # and not their codes, which are as many columns as there are levels
        a, b = self._coded()
        parts: dict[str, Matrix] = {"const": np.ones((len(y), 1)), FIRST: a, SECOND: b}
        if crossed:
            parts[BOTH] = _products(a, b)
        self._centred = covariates - covariates.mean(axis=0)
        parts |= {f"covariate_{place}": self._centred[:, [place]] for place in range(covariates.shape[1])}
        self._places = _places(parts)
        X, self._mean = np.hstack(list(parts.values())), float(y.mean())
        self._n = len(y)
        self._products = _cross(np.column_stack([X, y - self._mean]))
        self._all = [name for name in parts if name != "const"]
        self.rss, self.df = self._rss(self._all), len(y) - X.shape[1]

    @property
    def is_collinear(self) -> bool:
        """Whether its columns determine one another."""
        own = self._products[:-1, :-1]
        scale = np.sqrt(np.diag(own))
        return bool((scale == 0).any() or np.linalg.cond(own / np.outer(scale, scale)) > 1e12)

    @property
    def is_perfect(self) -> bool:
        """Whether nothing but rounding error is left over."""
        return self.df < 1 or self.rss <= ROUNDING * 1e6 * float(self._products[-1, -1])

    def effects(self, squares: str) -> Iterator[Effect]:
        """Every source by type `type_2` or `type_3`, in the model's order."""
        for name in self._all:
            beside = self._beside(name, squares)
            ss = max(self._rss(beside) - self._rss([*beside, name]), 0.0)
            yield self._effect(name, ss, self._width(name))

    def parallel(self, y: Matrix) -> Effect | None:
        """Whether the covariates' slopes are the same in every cell; None without a covariate, or too few rows to tell."""
        if not self._centred.shape[1]:
            return None
        a, b = self._coded()
        within = np.hstack([a, b, _products(a, b)]) if self.crossed else np.hstack([a, b])
        further = _products(within, self._centred)
        if self.df - further.shape[1] < 1:
            return None
        columns = [np.ones((self._n, 1)), within, self._centred, further]
        products = _cross(np.column_stack([*columns, y - self._mean]))
        rss, df = _left(products, list(range(len(products) - 1))), self.df - further.shape[1]
        ss = max(self.rss - rss, 0.0)
        return _tested("equal_slopes", ss, further.shape[1], rss, df)

    def cells(self) -> Iterator[Cell]:
        """Every cell's adjusted mean. R: `emmeans::emmeans(m, ~ a * b)`."""
        a, b = (np.vstack([np.eye(count - 1), -np.ones(count - 1)]) for count in self.levels)
        inverse = np.linalg.inv(self._products[:-1, :-1])
        estimate = inverse @ self._products[:-1, -1]
        for i, j in np.ndindex(*self.levels):
            row = np.zeros(len(inverse))
            row[0], row[self._places[FIRST]], row[self._places[SECOND]] = 1.0, a[i], b[j]
            if self.crossed:
                row[self._places[BOTH]] = np.outer(a[i], b[j]).ravel()
            error = math.sqrt(max(self.rss / self.df * float(row @ inverse @ row), 0.0))
            yield Cell(first=i, second=j, mean=self._mean + float(row @ estimate), error=error)

    def _coded(self) -> tuple[Matrix, Matrix]:
        first, second = (_sum_coded(own, count) for own, count in zip(self._rows, self.levels, strict=True))
        return first, second

    def _beside(self, name: str, squares: str) -> list[str]:
        others = [other for other in self._all if other != name]
        if squares == "type_2" and name in (FIRST, SECOND):
            others = [other for other in others if other != BOTH]
        return others

    def _effect(self, name: str, ss: float, df: int) -> Effect:
        return _tested(name, ss, df, self.rss, self.df)

    def _width(self, name: str) -> int:
        place = self._places[name]
        return int(place.stop - place.start)

    def _rss(self, names: Sequence[str]) -> float:
        columns = [
            place for name in ("const", *names) for place in range(*self._places[name].indices(len(self._products)))
        ]
        return _left(self._products, columns)


def _tested(name: str, ss: float, df: int, rss: float, df_left: int) -> Effect:
    if df_left < 1 or not rss > 0:
        return Effect(name=name, ss=ss, df=df, test=UNDEFINED, eta_partial=math.nan)
    f = ss / df / (rss / df_left)
    test = Test(f, df, df_left, f_above(f, df, df_left))
    return Effect(name=name, ss=ss, df=df, test=test, eta_partial=ss / (ss + rss))


def _left(products: Matrix, columns: Sequence[int]) -> float:
    """The residual sum of squares of the last column on some of the others."""
    own, across = products[np.ix_(columns, columns)], products[columns, -1]
    scale = np.sqrt(np.diag(own))
    solved = np.linalg.lstsq(own / np.outer(scale, scale), across / scale, rcond=1e-12)[0]
    return max(float(products[-1, -1] - solved @ (across / scale)), 0.0)


def _sum_coded(levels: Matrix, count: int) -> Matrix:
    """count − 1 columns: 1 for the own level, −1 for the last one; shape (n, count − 1)."""
    coded = np.vstack([np.eye(count - 1), -np.ones((1, count - 1))])
    return np.asarray(coded[levels.astype(np.intp)])


def _products(a: Matrix, b: Matrix) -> Matrix:
    """Every column of one times every column of the other, shape (n, p·q)."""
    return np.asarray((a[:, :, None] * b[:, None, :]).reshape(len(a), -1))


def _cross(columns: Matrix) -> Matrix:
    return np.asarray(columns.T @ columns)


def _places(parts: dict[str, Matrix]) -> dict[str, slice]:
    places, start = {}, 0
    for name, columns in parts.items():
        places[name] = slice(start, start + columns.shape[1])
        start += columns.shape[1]
    return places
