"""Ordinary least squares by QR: the arithmetic under every regression and its diagnostics.

Columns are brought to unit length before the factorisation X = QR and brought back after it, so that units do not matter, and a
design is factorised once for all that is fitted on it. Digits on NIST's sets: `tests/analysis/formulas/test_nist.py`. In
statsmodels `OLS.fit()` (pinv) loses all digits on Filip; its `fit(method="qr")` is as good as this, but factorises again for
each diagnostic.
"""

import math
from dataclasses import dataclass
from typing import Self

import numpy as np
from scipy.linalg import qr, solve_triangular

from analysis.scoring import Matrix

# Singular values (of columns of unit length) smaller than this beside the largest mean: one column repeats others.
# Whole-number answers give above 1e-6 or rounding error; NIST's Filip, as near to singular as a set can be, gives 2e-10.
COLLINEAR = 1e-12
# A sum of squares this small beside the one it comes from is rounding error: 1e-12 of the length.
ROUNDING = 1e-24


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """The columns of a regression, shape (n, p) with n ≥ p, factorised: X = QR·diag(lengths)."""

    X: Matrix
    lengths: Matrix
    Q: Matrix
    R: Matrix

    @classmethod
    def of(cls, X: Matrix) -> Self:
        """Columns as they are; a constant is a column of ones."""
        squares = np.einsum("ij,ij->j", X, X)
        lengths = np.sqrt(np.where(squares > 0, squares, 1.0))
        unit = np.divide(X, lengths, order="F")  # as LAPACK has it, so that Q takes its place and no third copy is made
        Q, R = qr(unit, mode="economic", overwrite_a=True, check_finite=False)
        return cls(X=X, lengths=lengths, Q=np.asarray(Q, dtype=np.float64), R=np.asarray(R, dtype=np.float64))

    @property
    def dependent(self) -> tuple[int, ...]:
        """The columns that take part in a linear dependence (a column of zeros does); empty for a design of full rank."""
        return _dependent(self.R)

    @property
    def condition_number(self) -> float:
        """Largest over smallest singular value of the columns, each at unit length. R: kappa(X, exact = TRUE) of those."""
        values = np.linalg.svd(self.R, compute_uv=False)
        return float(values[0] / values[-1]) if values[-1] > 0 else math.inf

    @property
    def inverse(self) -> Matrix:
        """(XᵀX)⁻¹ in the columns' own units, shape (p, p)."""
        root = solve_triangular(self.R, np.eye(len(self.R))) / self.lengths[:, None]
        inverse: Matrix = root @ root.T
        return inverse

    @property
    def leverages(self) -> Matrix:
        """The diagonal of the hat matrix QQᵀ, shape (n,)."""
        leverages: Matrix = np.einsum("ij,ij->i", self.Q, self.Q)
        return leverages

    def beside(self, columns: Matrix) -> Matrix | None:
        """What further columns, shape (n, m), add to these: an orthonormal base, shape (n, m); None where they depend on them.

        As the factorisation of all columns gives it, whose R is put together from its parts, without a copy of these. Taken off
        twice, the old directions are gone to the last bit (Giraud, Langou & Rozložník 2005, Numer. Math. 101, 87-100).
        """
        unit = columns / np.sqrt(np.einsum("ij,ij->j", columns, columns))
        along = self.Q.T @ unit
        unit -= self.Q @ along
        rest = self.Q.T @ unit
        unit -= self.Q @ rest
        base, own = qr(unit, mode="economic", check_finite=False)
        whole = np.block([[self.R, along + rest], [np.zeros((len(own), len(self.R))), own]])
        return None if _dependent(whole) else np.asarray(base, dtype=np.float64)

    def fit(self, y: Matrix) -> "Fit":
        """The least-squares fit of y, shape (n,); the columns must be independent."""
        along = self.Q.T @ y
        fitted: Matrix = self.Q @ along
        b: Matrix = solve_triangular(self.R, along) / self.lengths
        residuals = y - fitted
        rss = float((residuals**2).sum())
        is_perfect = rss <= ROUNDING * float((y**2).sum())
        return Fit(y=y, design=self, b=b, fitted=fitted, residuals=residuals, rss=rss, is_perfect=is_perfect)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """y on a design of full rank with n > p: coefficients `b`, shape (p,), fitted values and residuals, shape (n,).

    `rss` is the residual sum of squares; `is_perfect` says that nothing but rounding error is left of it.
    """

    y: Matrix
    design: Design
    b: Matrix
    fitted: Matrix
    residuals: Matrix
    rss: float
    is_perfect: bool

    @property
    def df(self) -> int:
        """Residual degrees of freedom n − p."""
        return len(self.y) - len(self.b)

    @property
    def se(self) -> Matrix:
        """Standard errors √(rss/(n − p) · diag (XᵀX)⁻¹), shape (p,)."""
        errors: Matrix = np.sqrt(self.rss / self.df * np.diag(self.design.inverse))
        return errors


def _dependent(R: Matrix) -> tuple[int, ...]:
    _, values, directions = np.linalg.svd(R)
    null = directions[values < COLLINEAR * values[0]]
    return tuple(np.flatnonzero((np.abs(null) > math.sqrt(COLLINEAR)).any(axis=0)).tolist())


def with_constant(X: Matrix) -> Matrix:
    """X with a column of ones before it, shape (n, k + 1)."""
    return np.column_stack([np.ones(len(X)), X])
