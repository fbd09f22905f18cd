"""Lilliefors' test: how far values lie from a normal distribution with their own mean and standard deviation.

By hand, because no library that the project uses has this p: statsmodels' public `lilliefors` interpolates a coarse simulated
table (up to .02 off between its points), scipy's `kstest` takes mean and deviation as known.
"""

from typing import Final

import numpy as np

from analysis.item_matrices import Matrix, some_rows

SMALLEST: Final = 5  # values: below it the approximation was not made
LARGEST_OWN: Final = 100  # beyond it D is scaled to this size
_UPPER_TAIL: Final = 0.1  # up to this p Dallal and Wilkinson's formula holds
# Stephens' modified D: up to which value which polynomial (constant first) gives p; beyond the last p is 0.
_POLYNOMIALS: Final = (
    (0.302, (1.0,)),
    (0.5, (2.76773, -19.828315, 80.709644, -138.55152, 81.218052)),
    (0.9, (-4.901232, 40.662806, -97.490286, 94.029866, -32.355711)),
    (1.31, (6.198765, -19.558097, 23.186922, -12.234627, 2.423045)),
)


def lilliefors(values: Matrix) -> tuple[float, float]:
    """D and p of at least `SMALLEST` values with spread, shape (n,). R: nortest::lillie.test.

    p by Dallal and Wilkinson (1986), The American Statistician 40, 294-296, where it is below .1; above, from Stephens' (1974)
    modified D, Journal of the American Statistical Association 69, 730-737.
    """
    n = len(values)
    d = distance(values)
    p = _small_p(d, n)
    return d, p if p <= _UPPER_TAIL else _large_p(d, n)


def distance(values: Matrix) -> float:
    """The largest distance between the values' distribution and the normal one with their mean and deviation (n − 1)."""
    from scipy.special import ndtr

    n, mean, sd, ordered, furthest = len(values), values.mean(), values.std(ddof=1), np.sort(values), 0.0
    for rows in some_rows(n):
        expected = ndtr((ordered[rows] - mean) / sd)
        below = np.arange(rows.start, rows.start + len(expected)) / n
        furthest = max(furthest, float((below + 1 / n - expected).max()), float((expected - below).max()))
    return furthest


def _small_p(d: float, n: int) -> float:
    """Dallal and Wilkinson's formula; a D of more than 100 values is scaled to that of 100."""
    if n > LARGEST_OWN:
        d, n = d * (n / LARGEST_OWN) ** 0.49, LARGEST_OWN
    root = np.sqrt(n + 2.78019)
    return float(
        np.exp(-7.01256 * (d * root) ** 2 + 2.99587 * d * root - 0.122119 + 0.974598 / np.sqrt(n) + 1.67997 / n)
    )


def _large_p(d: float, n: int) -> float:
    modified = (np.sqrt(n) - 0.01 + 0.85 / np.sqrt(n)) * d
    polynomial = next((coefficients for highest, coefficients in _POLYNOMIALS if modified <= highest), (0.0,))
    return float(np.polynomial.polynomial.polyval(modified, polynomial))
