"""Shapiro–Wilk's test of normality, Royston's algorithm AS R94 in double precision.

scipy's implementation takes normal quantiles of seven digits: W is off by up to 1e-9 and p by 7e-7 (300 samples of 8 to 3000,
against R). Here the quantiles are full, and W and p are those of R's shapiro.test.
Royston (1995), Applied Statistics 44, 547-551. Polynomials are given from the constant term upwards.
"""

import math

import numpy as np
from numpy.polynomial.polynomial import polyval

from analysis.item_matrices import Matrix

SMALLEST, LARGEST = 3, 5000

# Corrections to the two outermost weights, in 1/√n.
OUTERMOST = (0.0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056)
NEXT = (0.0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633)
# ln(1 − W) made normal: up to 11 values in n, beyond in ln n.
SMALL_BOUND = (-2.273, 0.459)
SMALL_MEAN = (0.544, -0.39978, 0.025054, -6.714e-4)
SMALL_LOG_SD = (1.3822, -0.77857, 0.062767, -0.0020322)
LARGE_MEAN = (-1.5861, -0.31082, -0.083751, 0.0038915)
LARGE_LOG_SD = (-0.4803, -0.082676, 0.0030302)


def shapiro_wilk(x: Matrix) -> tuple[float, float]:
    """W and p of 3 to 5000 values that are not all equal, shape (n,).

    W = (Σ a_i·x₍ᵢ₎)² / (Σ a_i² · Σ (x − x̄)²), weights a from the expected order statistics. R: shapiro.test(x).
    """
    ordered = np.sort(x)
    ordered = (ordered - ordered.mean()) / (ordered[-1] - ordered[0])
    half = _weights(len(x))
    middle = np.zeros(len(x) % 2)
    weights = np.concatenate([-half, middle, half[::-1]])
    along, length, spread = weights @ ordered, math.sqrt(weights @ weights), math.sqrt(ordered @ ordered)
    # 1 − W without cancellation near W = 1
    rest = (length * spread - along) * (length * spread + along) / (length * spread) ** 2
    return float(1 - rest), _p(float(rest), len(x))


def _weights(n: int) -> Matrix:
    """The weights of the upper half, largest first, shape (n // 2,)."""
    from scipy.special import ndtri

    if n == 3:
        return np.array([math.sqrt(0.5)])
    expected = -ndtri((np.arange(1, n // 2 + 1) - 0.375) / (n + 0.25))
    squares = 2 * float(expected @ expected)
    corrected = [expected[0] / math.sqrt(squares) + polyval(1 / math.sqrt(n), OUTERMOST)]
    if n > 5:
        corrected.append(expected[1] / math.sqrt(squares) + polyval(1 / math.sqrt(n), NEXT))
    outer = len(corrected)
    left = squares - 2 * float(expected[:outer] @ expected[:outer])
    scale = math.sqrt(left / (1 - 2 * sum(a * a for a in corrected)))
    return np.concatenate([corrected, expected[outer:] / scale])


def _p(rest: float, n: int) -> float:
    """p from 1 − W."""
    from scipy.special import ndtr

    if n == 3:
        return max(0.0, 6 / math.pi * (math.asin(math.sqrt(1 - rest)) - math.asin(math.sqrt(0.75))))
    y, log_n = math.log(rest), math.log(n)
    if n <= 11:
        bound = polyval(n, SMALL_BOUND)
        if y >= bound:
            return 1e-99
        y = -math.log(bound - y)
        mean, log_sd = polyval(n, SMALL_MEAN), polyval(n, SMALL_LOG_SD)
    else:
        mean, log_sd = polyval(log_n, LARGE_MEAN), polyval(log_n, LARGE_LOG_SD)
    return float(ndtr((mean - y) / math.exp(log_sd)))
