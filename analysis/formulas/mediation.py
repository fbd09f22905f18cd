"""Indirect effects from cross-products, many resamples at once."""

import numpy as np

from analysis.item_matrices import Matrix

_SINGULAR = 1e-10  # smallest over largest eigenvalue of a resample's correlations


def indirect_effects(products: Matrix, k: int) -> Matrix:
    """a_j·b of each of k predictors, shape (b, k): a from the mediator's regression, b from the outcome's with the mediator.

    Args:
        products: centred cross-products (any multiple), shape (b, m, m), of k predictors, what is held constant,
            mediator, outcome.

    NaN for a resample whose columns determine one another or do not vary.
    R: coef(lm(m ~ x + …))["x"] * coef(lm(y ~ x + m + …))["m"].
    """
    before = products.shape[1] - 2
    a = _coefficients(products[:, :before, :before], products[:, :before, before])
    b = _coefficients(products[:, : before + 1, : before + 1], products[:, : before + 1, before + 1])
    return np.asarray(a[:, :k] * b[:, before, None])


def _coefficients(within: Matrix, across: Matrix) -> Matrix:
    """Regression coefficients, shape (b, p), from products of shapes (b, p, p) and (b, p)."""
    lengths = np.sqrt(np.diagonal(within, axis1=1, axis2=2))
    scale = np.where(lengths > 0, lengths, 1.0)
    values, vectors = np.linalg.eigh(within / (scale[:, :, None] * scale[:, None, :]))
    sound = values[:, 0] > _SINGULAR * values[:, -1]
    along = np.einsum("bij,bi->bj", vectors, across / scale)
    solved = np.einsum("bij,bj->bi", vectors, along / np.where(sound[:, None], values, np.nan))
    return np.asarray(solved / scale)
