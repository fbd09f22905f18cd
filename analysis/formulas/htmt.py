"""HTMT: whether two scales are told apart by their items' correlations."""

import math

import numpy as np
import numpy.typing as npt

from analysis.item_matrices import Matrix

Positions = npt.NDArray[np.integer]


def heterotrait_monotrait(R: Matrix, first: Positions, second: Positions) -> float:
    """HTMT (Henseler, Ringle and Sarstedt 2015): mean |r| across two scales over the geometric mean of their mean |r| within.

    Args:
        R: correlations of all items, shape (p, p); first, second: positions of the scales' items (two or more each).

    NaN for a scale of one item. R: `semTools::htmt(model, data, htmt2 = FALSE)`.
    """
    if len(first) < 2 or len(second) < 2:
        return math.nan
    absolute = np.abs(R)
    across = absolute[np.ix_(first, second)].mean()
    within = [absolute[np.ix_(own, own)][np.triu_indices(len(own), 1)].mean() for own in (first, second)]
    return float(across / math.sqrt(within[0] * within[1])) if min(within) > 0 else math.nan
