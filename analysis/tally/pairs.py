"""How columns with holes vary together: sums over the rows that have one, the other, or both."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from analysis.item_matrices import Mask, Matrix
from analysis.tally.moments import Moments, Whole, whole_products

Exact = npt.NDArray[np.object_]  # Python's whole numbers, which do not overflow


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """Over rows with a = 1 where column x is answered: Σx_i·x_j, Σx_i·a_j, Σa_i·a_j, shape (k, k) each.

    `n` rows answered some column, `whole` of them every one.
    """

    n: int
    whole: int
    products: Whole
    sums: Whole
    both: Whole

    @classmethod
    def of(cls, X: Matrix, answered: Mask) -> Self:
        """X of shape (n, k) holds whole numbers, and 0 where not `answered`."""
        A = answered.astype(np.float64)
        return cls(
            n=int(answered.any(axis=1).sum()),
            whole=int(answered.all(axis=1).sum()),
            products=whole_products(X, X),
            sums=whole_products(X, A),
            both=whole_products(A, A),
        )

    @classmethod
    def of_moments(cls, moments: Moments) -> Self:
        """Of rows without a hole."""
        n, k = moments.n, moments.k
        sums = np.repeat(moments.sums[:, None], k, axis=1)
        return cls(n=n, whole=n, products=moments.products, sums=sums, both=np.full((k, k), n, dtype=np.int64))

    @property
    def counts(self) -> list[int]:
        """How many answered each column."""
        return [int(count) for count in np.diag(self.both)]

    @property
    def totals(self) -> list[int]:
        """Each column's Σx."""
        return [int(total) for total in np.diag(self.sums)]

    @property
    def scatter(self) -> Exact:
        """Σ a_i·a_j·(n_i·x_i − Σx_i)(n_j·x_j − Σx_j), shape (k, k): exactly 0 where a column is constant."""
        n, s = np.array(self.counts, dtype=object), np.array(self.totals, dtype=object)
        sums = self.sums.astype(object)
        crossed = n[:, None] * sums * s[None, :]
        exact: Exact = np.outer(n, n) * self.products.astype(object) - crossed - crossed.T + np.outer(s, s) * self.both
        return exact

    def __add__(self, other: Self) -> Self:
        return self._combined(other, 1)

    def __sub__(self, other: Self) -> Self:
        return self._combined(other, -1)

    def _combined(self, other: Self, sign: int) -> Self:
        return type(self)(
            n=self.n + sign * other.n,
            whole=self.whole + sign * other.whole,
            products=self.products + sign * other.products,
            sums=self.sums + sign * other.sums,
            both=self.both + sign * other.both,
        )

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Pairs)
            and (self.n, self.whole) == (other.n, other.whole)
            and np.array_equal(self.products, other.products)
            and np.array_equal(self.sums, other.sums)
            and np.array_equal(self.both, other.both)
        )

    __hash__ = None  # type: ignore[assignment]
