"""How much of R² each predictor brings: Lindeman, Merenda and Gold's average over orders, which is Shapley's value.

With R²(S) of the predictors S (beyond the controls, which are always in the model) and k predictors,

    LMG_j = Σ over S without j of |S|!·(k − |S| − 1)!/k! · (R²(S ∪ j) − R²(S))

Lindeman, Merenda and Gold (1980), Introduction to Bivariate and Multivariate Analysis; Grömping (2006), J. Statistical
Software 17(1). All functions take many matrices of cross-products at once (a bootstrap's resamples). R: relaimpo.
"""

import math
from dataclasses import dataclass

import numpy as np

from analysis.formulas.resampling import resampled_means
from analysis.item_matrices import Matrix
from instruments.progress import UNWATCHED, Progress

MOST_PREDICTORS = 10  # 2^k models, each in every resample
TINY = 1e-10  # of a column's own sum of squares: what is left of one that others determine


@dataclass(frozen=True, slots=True, kw_only=True)
class Importance:
    """Shares of R² of each predictor, shape (b, k): averaged over all orders, as the only one, as the last one added."""

    lmg: Matrix
    first: Matrix
    last: Matrix


def relative_importance(products: Matrix, k: int) -> Importance:
    """The importance of k columns for the last one.

    Args:
        products: centred cross-products (any multiple), shape (b, m, m): m − k − 1 controls, k predictors, the outcome.

    NaN where the outcome does not vary. A predictor that the others determine adds nothing to them.
    """
    explained = _explained(products, k)
    subsets = np.arange(2**k)
    sizes = np.array([subset.bit_count() for subset in subsets.tolist()])
    chance = np.array([math.factorial(s) * math.factorial(k - s - 1) / math.factorial(k) for s in range(k)])
    lmg = np.empty((len(products), k))
    for j in range(k):
        without = subsets[(subsets >> j) & 1 == 0]
        lmg[:, j] = chance[sizes[without]] @ (explained[without | 1 << j] - explained[without])
    alone, everything = 1 << np.arange(k), 2**k - 1
    return Importance(lmg=lmg, first=explained[alone].T, last=(explained[everything] - explained[everything ^ alone]).T)


def centred_products(columns: Matrix) -> Matrix:
    """Cross-products about the means, shape (1, m, m), of columns of shape (n, m)."""
    centred = columns - columns.mean(axis=0)
    return np.asarray((centred.T @ centred)[None])


def resampled_products(columns: Matrix, resamples: int, seed: int, progress: Progress = UNWATCHED) -> Matrix:
    """Centred cross-products (over n) of bootstrap resamples of the rows, shape (resamples, m, m); 0 for a column that a
    resample leaves without variation."""
    centred = columns - columns.mean(axis=0)
    m = centred.shape[1]
    first, second = np.triu_indices(m)
    means = resampled_means(np.hstack([centred, centred[:, first] * centred[:, second]]), resamples, seed, progress)
    products = np.empty((resamples, m, m))
    products[:, first, second] = products[:, second, first] = means[:, m:]
    products -= means[:, :m, None] * means[:, None, :m]
    is_constant = np.diagonal(products, axis1=1, axis2=2) <= TINY * (centred**2).mean(axis=0)
    products[is_constant[:, :, None] | is_constant[:, None, :]] = 0
    return products


def _explained(products: Matrix, k: int) -> Matrix:
    """The share of the outcome's variation that each subset explains beyond the controls, shape (2^k, b); bit j stands for j."""
    lengths = np.sqrt(np.diagonal(products, axis1=1, axis2=2))
    scale = np.where(lengths > 0, lengths, 1.0)
    left = products / (scale[:, :, None] * scale[:, None, :])
    for _control in range(products.shape[1] - k - 1):
        left = _eliminated(left)
    unexplained = np.empty((2**k, len(products)))
    _visit(left, 0, 0, unexplained)
    return np.where(lengths[:, -1] > 0, unexplained[0] - unexplained, np.nan)


def _visit(left: Matrix, first: int, subset: int, unexplained: Matrix) -> None:
    """Fill in the subset and all that add predictors from `first` on; `left` holds what the subset leaves of those."""
    unexplained[subset] = left[:, -1, -1]
    for j in range(left.shape[1] - 1):
        _visit(_eliminated(left[:, j:, j:]), first + j + 1, subset | 1 << (first + j), unexplained)


def _eliminated(left: Matrix) -> Matrix:
    """Gauss' step: what the first column leaves of the products of the others; everything, where nothing is left of it."""
    pivot = left[:, :1, :1]
    along = np.divide(left[:, 1:, :1], pivot, out=np.zeros_like(left[:, 1:, :1]), where=pivot > TINY)
    return np.asarray(left[:, 1:, 1:] - along * left[:, :1, 1:])
