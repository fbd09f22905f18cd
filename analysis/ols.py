"""Ordinary least squares by QR: the arithmetic under every regression and its diagnostics.

Columns are brought to unit length before the factorisation X = QR and brought back after it, so that units do not matter.
Digits on NIST's sets: `tests/analysis/test_nist.py`. statsmodels' `OLS.fit()` (pinv) loses all digits on Filip; its
`fit(method="qr")` is as good as this, but refits everything for each diagnostic and costs 1.5 s to import.
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy.linalg import qr, solve_triangular

from analysis.scoring import Matrix

# Singular values (of columns of unit length) smaller than this beside the largest mean: one column repeats others.
# Whole-number answers give above 1e-6 or exactly 0; NIST's Filip, as near to singular as a set can be, gives 2e-10.
COLLINEAR = 1e-12
# A sum of squares this small beside the one it comes from is rounding error: 1e-12 of the length.
ROUNDING = 1e-24


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A least-squares fit of y, shape (n,), on a design of full rank, shape (n, p), n > p.

    `b` coefficients and `inverse` = (XᵀX)⁻¹ in the design's own units; `leverages` the diagonal of the hat matrix.
    """

    y: Matrix
    design: Matrix
    b: Matrix
    inverse: Matrix
    fitted: Matrix
    residuals: Matrix
    leverages: Matrix

    @property
    def df(self) -> int:
        """Residual degrees of freedom n − p."""
        return len(self.y) - len(self.b)

    @property
    def rss(self) -> float:
        """Residual sum of squares."""
        return float(self.residuals @ self.residuals)

    @property
    def se(self) -> Matrix:
        """Standard errors √(rss/(n − p) · diag (XᵀX)⁻¹), shape (p,)."""
        errors: Matrix = np.sqrt(self.rss / self.df * np.diag(self.inverse))
        return errors

    @property
    def is_perfect(self) -> bool:
        """Whether nothing but rounding error is left."""
        return self.rss <= ROUNDING * float(self.y @ self.y)


def fit(y: Matrix, design: Matrix) -> Fit:
    """Fit y on the columns of `design` (a constant is a column of ones), which must be independent: see `dependent`."""
    lengths = _lengths(design)
    Q, R = qr(design / lengths, mode="economic")
    b = solve_triangular(R, Q.T @ y) / lengths
    root = solve_triangular(R, np.eye(len(R))) / lengths[:, None]
    fitted = Q @ (Q.T @ y)
    return Fit(
        y=y, design=design, b=b, inverse=root @ root.T, fitted=fitted, residuals=y - fitted,
        leverages=np.einsum("ij,ij->i", Q, Q),
    )  # fmt: skip


def dependent(design: Matrix) -> tuple[int, ...]:
    """The columns that take part in a linear dependence (a column of zeros does); empty for a design of full rank."""
    _, values, directions = np.linalg.svd(_triangle(design))
    null = directions[values < COLLINEAR * values[0]]
    return tuple(np.flatnonzero((np.abs(null) > math.sqrt(COLLINEAR)).any(axis=0)).tolist())


def condition_number(design: Matrix) -> float:
    """Largest over smallest singular value of the design's columns, each at unit length. R: kappa(X, exact = TRUE) of those."""
    values = np.linalg.svd(_triangle(design), compute_uv=False)
    return float(values[0] / values[-1]) if values[-1] > 0 else math.inf


def with_constant(X: Matrix) -> Matrix:
    """X with a column of ones before it, shape (n, k + 1)."""
    return np.column_stack([np.ones(len(X)), X])


def _lengths(design: Matrix) -> Matrix:
    lengths: Matrix = np.sqrt((design**2).sum(axis=0))
    return np.where(lengths > 0, lengths, 1.0)


def _triangle(design: Matrix) -> Matrix:
    """R of the QR factorisation of the columns at unit length: small, and with the design's singular values."""
    (triangle,) = qr(design / _lengths(design), mode="r")
    return np.asarray(triangle[: design.shape[1]], dtype=np.float64)
