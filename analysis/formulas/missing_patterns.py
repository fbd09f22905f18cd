"""The normal likelihood of answers of which some are missing: every response counts with what it answered.

Responses that answered the same items form a pattern k with n_k rows, means m_k and covariances S_k (over n_k). With
A = Σ_oo⁻¹ over its items, T = S_k + (m_k − μ)(m_k − μ)',

    F(Σ, μ) = Σ_k n_k/n · (log|Σ_oo| + tr(A·T)),   −2·log L = n·F + constant

Derivatives are by the moments: Σ's lower triangle row by row, then μ; p(p+1)/2 + p of them. Arbuckle (1996), in Marcoulides and
Schumacker, Advanced Structural Equation Modeling, 243-277; second derivatives: Savalei and Bentler (2009), Structural Equation
Modeling 16, 477-497.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.item_matrices import Matrix

_STEPS = 5000
_BLOCK = 20_000  # responses taken at once, so that memory does not grow with them
_STILL = 1e-13  # of a moment of items near variance 1


@dataclass(frozen=True, slots=True)
class Pattern:
    """The responses X, shape (n_k, o), that answered exactly the items `seen`, shape (o,)."""

    seen: npt.NDArray[np.intp]
    X: Matrix

    @property
    def n(self) -> int:
        return len(self.X)

    def at(self, sigma: Matrix, mu: Matrix) -> tuple[Matrix, Matrix, Matrix]:
        """A, S_k and m_k − μ."""
        mean = self.X.mean(axis=0)
        centred = self.X - mean
        A = np.linalg.inv(sigma[np.ix_(self.seen, self.seen)])
        return np.asarray(A), np.asarray(centred.T @ centred / self.n), mean - mu[self.seen]


def patterns_of(X: Matrix) -> list[Pattern]:
    """Answers, shape (n, p), NaN where missing, by pattern; a response without any answer is left out."""
    kinds, which = np.unique(np.isfinite(X), axis=0, return_inverse=True)
    each = ((np.flatnonzero(kind), X[which.ravel() == k]) for k, kind in enumerate(kinds))
    return [Pattern(seen, rows[:, seen]) for seen, rows in each if len(seen)]


def total(patterns: Sequence[Pattern]) -> int:
    return sum(own.n for own in patterns)


def likelihood(patterns: Sequence[Pattern], sigma: Matrix, mu: Matrix) -> float:
    """F; infinity where Σ is not positive definite."""
    n, value = total(patterns), 0.0
    if not np.isfinite(sigma).all() or np.linalg.eigvalsh(sigma).min() <= 0:
        return math.inf
    for own in patterns:
        A, S, off = own.at(sigma, mu)
        value -= own.n / n * float(np.linalg.slogdet(A)[1])
        value += own.n / n * float((A * S).sum() + off @ A @ off)
    return value


def gradient(patterns: Sequence[Pattern], sigma: Matrix, mu: Matrix) -> tuple[Matrix, Matrix]:
    """∂F/∂Σ as a symmetric weight, shape (p, p), and ∂F/∂μ, shape (p,)."""
    n, weight, slope = total(patterns), np.zeros_like(sigma), np.zeros_like(mu)
    for own in patterns:
        A, S, off = own.at(sigma, mu)
        pulled = A @ off
        weight[np.ix_(own.seen, own.seen)] += own.n / n * (A - A @ S @ A - np.outer(pulled, pulled))
        slope[own.seen] -= 2 * own.n / n * pulled
    return weight, slope


def by_moments(weight: Matrix, slope: Matrix) -> Matrix:
    """The gradient by the lower triangle (an entry off the diagonal stands for two) and the means."""
    rows, columns = np.tril_indices(len(weight))
    return np.concatenate([np.where(rows == columns, 1.0, 2.0) * weight[rows, columns], slope])


def hessian(patterns: Sequence[Pattern], sigma: Matrix, mu: Matrix, *, observed: bool) -> Matrix:
    """Second derivatives of F by the moments, at these answers or their expectation over answers at Σ and μ."""
    n, p = total(patterns), len(mu)
    size = p * (p + 1) // 2
    H = np.zeros((size + p, size + p))
    place = np.zeros((p, p), dtype=np.intp)
    place[np.tril_indices(p)] = np.arange(size)
    for own in patterns:
        A, S, off = own.at(sigma, mu)
        pulled = A @ off
        other = 2 * (A @ S @ A + np.outer(pulled, pulled)) - A if observed else A
        rows, columns = np.tril_indices(len(A))
        at, means, share = place[own.seen[rows], own.seen[columns]], size + own.seen, own.n / n
        H[np.ix_(at, at)] += share * _pairs(A, other, rows, columns)
        H[np.ix_(means, means)] += 2 * share * A
        if observed:
            across = _halves(rows, columns) * 2 * (A[:, rows] * pulled[columns] + A[:, columns] * pulled[rows])
            H[np.ix_(means, at)] += share * across
            H[np.ix_(at, means)] += share * across.T
    return H


def complete_pull(R: Matrix, sigma: Matrix) -> tuple[Matrix, Matrix]:
    """F's slope and expected curvature by Σ's lower triangle where nothing is missing; `R` the observed covariances (over n)."""
    A = np.asarray(np.linalg.inv(sigma), dtype=np.float64)
    weight: Matrix = A - A @ R @ A
    return by_moments(weight, np.empty(0)), _pairs(A, A, *np.tril_indices(len(sigma)))


def _halves(rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]) -> Matrix:
    return np.where(rows == columns, 0.5, 1.0)


def _pairs(A: Matrix, C: Matrix, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]) -> Matrix:
    """tr(E_a·A·E_b·C) for the slopes E of Σ's entries, shape (o(o+1)/2, o(o+1)/2)."""
    rr, rc, cc = np.ix_(rows, rows), np.ix_(rows, columns), np.ix_(columns, columns)
    cr = np.ix_(columns, rows)
    mixed = A[cr] * C[rc] + A[cc] * C[rr] + A[rr] * C[cc] + A[rc] * C[cr]
    halves = _halves(rows, columns)
    return np.asarray(mixed * np.outer(halves, halves))


def scores(patterns: Sequence[Pattern], sigma: Matrix, mu: Matrix) -> Iterator[Matrix]:
    """Each response's slopes of log L by the moments, in blocks of shape (rows, p(p+1)/2 + p)."""
    p = len(mu)
    rows, columns = np.tril_indices(p)
    for own in patterns:
        A, _S, _off = own.at(sigma, mu)
        whole = np.zeros((p, p))
        whole[np.ix_(own.seen, own.seen)] = A
        for start in range(0, own.n, _BLOCK):
            X = own.X[start : start + _BLOCK]
            pulled = np.zeros((len(X), p))
            pulled[:, own.seen] = (X - mu[own.seen]) @ A
            spread = _halves(rows, columns) * (pulled[:, rows] * pulled[:, columns] - whole[rows, columns])
            yield np.hstack([spread, pulled])


def saturated(patterns: Sequence[Pattern], sigma: Matrix, mu: Matrix) -> tuple[Matrix, Matrix] | None:
    """Σ and μ of the highest likelihood without any model, from a start, by EM (Dempster, Laird and Rubin 1977).

    None where the search does not end: some pair of items was answered together by too few.
    """
    n = total(patterns)
    for _step in range(_STEPS):
        filled, unsure = [], np.zeros_like(sigma)
        for own in patterns:
            slopes = np.linalg.solve(sigma[np.ix_(own.seen, own.seen)], sigma[own.seen])
            filled.append(mu + (own.X - mu[own.seen]) @ slopes)
            unsure += own.n / n * (sigma - sigma[:, own.seen] @ slopes)
        X = np.vstack(filled)
        mean, before = X.mean(axis=0), sigma
        sigma = (X - mean).T @ (X - mean) / n + unsure
        moved = max(float(np.abs(sigma - before).max()), float(np.abs(mean - mu).max()))
        mu = mean
        if not np.isfinite(moved) or np.linalg.eigvalsh(sigma).min() < 1e-9:
            return None
        if moved < _STILL:
            return sigma, mu
    return None
