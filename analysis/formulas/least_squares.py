"""Ordinary least squares by QR: the arithmetic under every regression and its diagnostics.

Columns are brought to unit length before the factorisation X = QR and brought back after it, so that units do not matter, and a
design is factorised once for all that is fitted on it. Digits on NIST's sets: `tests/analysis/formulas/test_nist.py`. In
statsmodels `OLS.fit()` (pinv) loses all digits on Filip; its `fit(method="qr")` is as good as this, but factorises again for
each diagnostic.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Self

import numpy as np
from scipy.linalg import qr, solve_triangular

from analysis.item_matrices import AT_ONCE, Matrix, some_rows

# Singular values (of columns of unit length) smaller than this beside the largest mean: one column repeats others.
# Whole-number answers give above 1e-6 or rounding error; NIST's Filip, as near to singular as a set can be, gives 2e-10.
COLLINEAR = 1e-12
# A sum of squares this small beside the one it comes from is rounding error: 1e-12 of the length.
ROUNDING = 1e-24
WELL_CONDITIONED = 1e3  # answers of every survey are; what is not keeps its Q, as the factorisation gives it


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """The columns of a regression, shape (n, p) with n ≥ p, factorised: columns = QR·diag(lengths).

    Of many rows of well-conditioned columns Q is not kept (None): its rows are made again, some thousand at a time, from the
    columns and R, which is put together in the same way.
    """

    X: Matrix
    has_constant: bool
    lengths: Matrix
    Q: Matrix | None
    R: Matrix

    @classmethod
    def of(cls, X: Matrix, *, has_constant: bool = False) -> Self:
        """Columns as they are; with a column of ones before them where `has_constant`, which is not held in memory."""
        squares = np.zeros(X.shape[1] + has_constant)
        for rows in some_rows(len(X)):
            block = _columns(X[rows], has_constant)
            squares += np.einsum("ij,ij->j", block, block)
        lengths: Matrix = np.sqrt(np.where(squares > 0, squares, 1.0))
        if len(X) > AT_ONCE:
            whole = _triangle(_columns(X[rows], has_constant) / lengths for rows in some_rows(len(X)))
            if _condition(whole) < WELL_CONDITIONED:
                return cls(X=X, has_constant=has_constant, lengths=lengths, Q=None, R=whole)
        # In LAPACK's order, so that Q takes its place and no further copy is made.
        unit = np.divide(_columns(X, has_constant), lengths, order="F")
        Q, R = qr(unit, mode="economic", overwrite_a=True, check_finite=False)
        return cls(X=X, has_constant=has_constant, lengths=lengths, Q=np.asarray(Q), R=np.asarray(R))

    @property
    def dependent(self) -> tuple[int, ...]:
        """The columns that take part in a linear dependence (a column of zeros does); empty for a design of full rank."""
        return _dependent(self.R)

    @property
    def condition_number(self) -> float:
        """Largest over smallest singular value of the columns, each at unit length. R: kappa(X, exact = TRUE) of those."""
        return _condition(self.R)

    @property
    def inverse(self) -> Matrix:
        """(XᵀX)⁻¹ in the columns' own units, shape (p, p)."""
        root = solve_triangular(self.R, np.eye(len(self.R))) / self.lengths[:, None]
        inverse: Matrix = root @ root.T
        return inverse

    @property
    def variances(self) -> Matrix:
        """Of each column, over n, shape (p,)."""
        own = np.array([column.var() for column in self.X.T])
        return np.concatenate([np.zeros(int(self.has_constant)), own])

    @property
    def leverages(self) -> Matrix:
        """The diagonal of the hat matrix QQᵀ, shape (n,)."""
        return np.concatenate([np.einsum("ij,ij->i", base, base) for _rows, base in self._bases()])

    def blocks(self) -> Iterator[tuple[slice, Matrix]]:
        """Some thousand rows at a time, and what the columns hold there."""
        return ((rows, _columns(self.X[rows], self.has_constant)) for rows in some_rows(len(self.X)))

    def _bases(self) -> Iterator[tuple[slice, Matrix]]:
        """Rows, and Q's there."""
        if self.Q is not None:
            yield from ((rows, self.Q[rows]) for rows in some_rows(len(self.Q)))
            return
        inverse = solve_triangular(self.R, np.eye(len(self.R)))
        yield from ((rows, (block / self.lengths) @ inverse) for rows, block in self.blocks())

    def _split(self, left: Matrix) -> tuple[Matrix, Matrix]:
        """Qᵀ·values, and what is left of the values, shape (n,) or (n, m), in their place.

        Taken off twice, the columns' directions are gone to the last bit (Giraud, Langou & Rozložník 2005, Numer. Math. 101,
        87-100), and the coefficients as good as by a kept Q (Björck 1987, Linear Algebra Appl. 88/89, 31-48).
        """
        along = np.zeros((len(self.R), *left.shape[1:]))
        for _time in range(2):
            step = sum((base.T @ left[rows] for rows, base in self._bases()), np.zeros_like(along))
            along += step
            for rows, base in self._bases():
                left[rows] -= base @ step
        return along, left

    def beside(self, columns: Matrix) -> Matrix | None:
        """What further columns, shape (n, m), add to these: an orthonormal base, shape (n, m); None where they depend on them.

        As the factorisation of all columns gives it, whose R is put together from its parts, without a copy of these.
        """
        columns = np.divide(columns, np.sqrt(np.einsum("ij,ij->j", columns, columns)), order="F")  # those given may go
        along, left = self._split(columns)
        base, own = qr(left, mode="economic", overwrite_a=True, check_finite=False)
        whole = np.block([[self.R, along], [np.zeros((len(own), len(self.R))), own]])
        return None if _dependent(whole) else np.asarray(base, dtype=np.float64)

    def fit(self, y: Matrix) -> "Fit":
        """The least-squares fit of y, shape (n,); the columns must be independent."""
        along, residuals = self._split(y.copy())
        b: Matrix = solve_triangular(self.R, along) / self.lengths
        rss = float(residuals @ residuals)
        is_perfect = rss <= ROUNDING * float(y @ y)
        return Fit(y=y, design=self, b=b, residuals=residuals, rss=rss, is_perfect=is_perfect)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """y on a design of full rank with n > p: coefficients `b`, shape (p,), and residuals, shape (n,).

    `rss` is the residual sum of squares; `is_perfect` says that nothing but rounding error is left of it.
    """

    y: Matrix
    design: Design
    b: Matrix
    residuals: Matrix
    rss: float
    is_perfect: bool

    @property
    def fitted(self) -> Matrix:
        """The fitted values, shape (n,), made when they are asked for."""
        return self.y - self.residuals

    @property
    def df(self) -> int:
        """Residual degrees of freedom n − p."""
        return len(self.y) - len(self.b)

    @property
    def se(self) -> Matrix:
        """Standard errors √(rss/(n − p) · diag (XᵀX)⁻¹), shape (p,)."""
        errors: Matrix = np.sqrt(self.rss / self.df * np.diag(self.design.inverse))
        return errors


def _columns(X: Matrix, has_constant: bool) -> Matrix:
    return with_constant(X) if has_constant else X


def _triangle(blocks: Iterable[Matrix]) -> Matrix:
    """R of all rows, from blocks of them (Demmel, Grigori, Hoemmen & Langou 2012, SIAM J. Sci. Comput. 34, A206-A239)."""
    return reduce(_joined, blocks)


def _joined(R: Matrix, block: Matrix) -> Matrix:
    (joined,) = qr(np.vstack([R, block]), mode="r", overwrite_a=True, check_finite=False)
    return np.asarray(joined[: joined.shape[1]], dtype=np.float64)


def _condition(R: Matrix) -> float:
    values = np.linalg.svd(R, compute_uv=False)
    return float(values[0] / values[-1]) if values[-1] > 0 else math.inf


def _dependent(R: Matrix) -> tuple[int, ...]:
    _, values, directions = np.linalg.svd(R)
    null = directions[values < COLLINEAR * values[0]]
    return tuple(np.flatnonzero((np.abs(null) > math.sqrt(COLLINEAR)).any(axis=0)).tolist())


def with_constant(X: Matrix) -> Matrix:
    """X with a column of ones before it, shape (n, k + 1)."""
    return np.column_stack([np.ones(len(X)), X])
