"""Sums and sums of products of whole-number columns: they add up exactly, and give means, variances, covariances."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from analysis.item_matrices import Matrix

Whole = npt.NDArray[np.int64]

EXACT_IN_FLOAT32 = 2**24


def whole_products(X: Matrix, Y: Matrix) -> Whole:
    """XᵀY of whole numbers, exactly: in float32 where no sum can pass 2²⁴, else in float64, exact to 2⁵³."""
    largest = max((float(np.abs(Z).max()) for Z in (X, Y) if Z.size), default=0.0)
    if largest**2 * len(X) < EXACT_IN_FLOAT32:
        x = X.astype(np.float32)
        return np.asarray((x.T @ (x if Y is X else Y.astype(np.float32))).astype(np.int64))
    return np.asarray((X.T @ Y).astype(np.int64))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moments:
    """`n` rows without a missing answer in any of k columns: their `sums`, shape (k,), and XᵀX, shape (k, k)."""

    n: int
    sums: Whole
    products: Whole

    @classmethod
    def of(cls, X: Matrix) -> Self:
        """From whole numbers without a hole, shape (n, k)."""
        return cls(n=len(X), sums=X.sum(axis=0).astype(np.int64), products=whole_products(X, X))

    @property
    def k(self) -> int:
        return len(self.sums)

    @property
    def means(self) -> Matrix:
        """Shape (k,); NaN for no rows."""
        return self.sums / self.n if self.n else np.full(self.k, np.nan)

    @property
    def scatter(self) -> Matrix:
        """n·XᵀX − ssᵀ, shape (k, k): n(n − 1) times the covariances, rounded once, from whole numbers of any size."""
        sums = self.sums.astype(object)
        exact: npt.NDArray[np.object_] = self.n * self.products.astype(object) - np.outer(sums, sums)
        return exact.astype(np.float64)

    def part(self, columns: Whole) -> Self:
        """Those columns of the same rows."""
        return type(self)(n=self.n, sums=self.sums[columns], products=self.products[columns[:, None], columns])

    def mapped(self, A: Whole) -> Self:
        """The moments of XAᵀ, A of shape (m, k): sums and differences of columns."""
        return type(self)(n=self.n, sums=A @ self.sums, products=A @ self.products @ A.T)

    def __add__(self, other: Self) -> Self:
        return type(self)(n=self.n + other.n, sums=self.sums + other.sums, products=self.products + other.products)

    def __sub__(self, other: Self) -> Self:
        return type(self)(n=self.n - other.n, sums=self.sums - other.sums, products=self.products - other.products)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Moments)
            and self.n == other.n
            and np.array_equal(self.sums, other.sums)
            and np.array_equal(self.products, other.products)
        )

    __hash__ = None  # type: ignore[assignment]
