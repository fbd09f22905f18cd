"""Parallel analysis (Horn 1965): how many factors are more than chance gives."""

import numpy as np

from analysis.item_matrices import Matrix
from instruments.progress import UNWATCHED, Progress


def random_eigenvalues(n: int, variables: int, draws: int, seed: int, progress: Progress = UNWATCHED) -> Matrix:
    """Eigenvalues of correlation matrices of n rows of uncorrelated normal variables, largest first, shape (draws, p).

    Drawn through the Wishart distribution (Bartlett's decomposition), so that the time does not grow with n. n > p.
    """
    rng = np.random.default_rng(seed)
    values = np.empty((draws, variables))
    df = n - 1 - np.arange(variables)
    for draw in range(draws):
        triangle = np.tril(rng.standard_normal((variables, variables)), -1)
        triangle[np.diag_indices(variables)] = np.sqrt(rng.chisquare(df))
        rows = triangle / np.sqrt((triangle**2).sum(axis=1))[:, None]
        values[draw] = np.linalg.eigvalsh(rows @ rows.T)[::-1]
        progress((draw + 1) / draws)
    return values


def factors_above_chance(observed: Matrix, chance: Matrix) -> int:
    """How many leading eigenvalues lie above their reference, counted until the first that does not (Horn 1965)."""
    below = np.flatnonzero(observed <= chance)
    return int(below[0]) if len(below) else len(observed)
