"""Turning factors until the pattern is plain: varimax (right angles), oblimin and promax (correlated factors)."""

from dataclasses import dataclass

import numpy as np

from analysis.item_matrices import Matrix

_STEPS = 5000
_PROMAX_POWER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """The pattern (p, m), the factors' correlations `phi` (m, m), and whether the search reached a stationary point.

    Factors stand by the variance that they explain, largest first, each with a positive sum of loadings.
    """

    pattern: Matrix
    phi: Matrix
    converged: bool

    @property
    def explained(self) -> Matrix:
        """Variance of each factor in units of variables: diag(Φ L'L), as `psych::fa` prints SS loadings; shape (m,)."""
        return np.asarray(np.diag(self.phi @ self.pattern.T @ self.pattern))


def unrotated(loadings: Matrix) -> Rotation:
    """The loadings as they were extracted."""
    return _ordered(loadings, np.eye(loadings.shape[1]), True)


def varimax(loadings: Matrix) -> Rotation:
    """Kaiser (1958) with his row normalisation. R: `varimax(L, normalize = TRUE, eps = 1e-15)`."""
    m = loadings.shape[1]
    if m < 2:
        return unrotated(loadings)
    length = np.sqrt((loadings**2).sum(axis=1))
    length[length == 0] = 1.0
    rows = loadings / length[:, None]
    turn, reached, converged = np.eye(m), 0.0, False
    for _ in range(_STEPS):
        turned = rows @ turn
        left, values, right = np.linalg.svd(rows.T @ (turned**3 - turned * (turned**2).mean(axis=0)))
        turn, before, reached = left @ right, reached, float(values.sum())
        if reached <= before * (1 + 1e-15):
            converged = True
            break
    return _ordered(loadings @ turn, np.eye(m), converged)


def promax(loadings: Matrix) -> Rotation:
    """Hendrickson and White (1964): varimax, then towards its loadings raised to the fourth power, signs kept.

    With the varimax loadings Λ: U = (ΛᵀΛ)⁻¹Λᵀ(Λ·|Λ|³), its columns scaled so that diag(UᵀU)⁻¹ = 1; pattern ΛU, Φ = (UᵀU)⁻¹.
    R: `promax(varimax(L, eps = 1e-15)$loadings, m = 4)`. SPSS normalises each row before it is raised, and differs a little.
    """
    upright = varimax(loadings)
    if loadings.shape[1] < 2:
        return upright
    turned = upright.pattern
    target = turned * np.abs(turned) ** (_PROMAX_POWER - 1)
    turn = np.linalg.lstsq(turned, target, rcond=None)[0]
    turn = turn * np.sqrt(np.diag(np.linalg.inv(turn.T @ turn)))
    return _ordered(turned @ turn, np.linalg.inv(turn.T @ turn), upright.converged)


def oblimin(loadings: Matrix) -> Rotation:
    """Direct quartimin (oblimin with γ = 0) by gradient projection (Jennrich 2002), without row normalisation.

    Criterion Σ_{j≠k} Σ_i λ_ij²λ_ik² / 4. R: `GPArotation::oblimin(L, eps = 1e-10)`, which `psych::fa(rotate = "oblimin")` calls.
    """
    m = loadings.shape[1]
    if m < 2:
        return unrotated(loadings)
    turn, step = np.eye(m), 1.0
    pattern = loadings.copy()
    value, slope = _quartimin(pattern)
    converged = False
    for _ in range(_STEPS):
        gradient = -(pattern.T @ slope @ np.linalg.inv(turn)).T
        projected = gradient - turn * (turn * gradient).sum(axis=0)
        steepness = float((projected**2).sum())
        if steepness < 1e-24:
            converged = True
            break
        step *= 2
        for _halving in range(60):
            trial = turn - step * projected
            trial /= np.sqrt((trial**2).sum(axis=0))
            moved = loadings @ np.linalg.inv(trial).T
            reached, its_slope = _quartimin(moved)
            if value - reached > 0.5 * steepness * step or step < 1e-14:
                break
            step /= 2
        if step < 1e-14:
            converged = steepness < 1e-16
            break
        turn, pattern, value, slope = trial, moved, reached, its_slope
    return _ordered(pattern, turn.T @ turn, converged)


def _quartimin(pattern: Matrix) -> tuple[float, Matrix]:
    """The criterion and its derivative by the pattern."""
    squares = pattern**2
    others = squares.sum(axis=1, keepdims=True) - squares
    return float((squares * others).sum() / 4), pattern * others


def _ordered(pattern: Matrix, phi: Matrix, converged: bool) -> Rotation:
    explained = np.diag(phi @ pattern.T @ pattern)
    order = np.argsort(-explained, kind="stable")
    signs = np.where(pattern[:, order].sum(axis=0) < 0, -1.0, 1.0)
    turned = phi[np.ix_(order, order)] * np.outer(signs, signs)
    return Rotation(pattern=pattern[:, order] * signs, phi=turned, converged=converged)
