"""Shapiro–Wilk against R's shapiro.test, whose digits scipy's implementation does not reach."""

import numpy as np
import pytest

from analysis.formulas.shapiro_wilk import shapiro_wilk


@pytest.mark.parametrize(
    ("values", "w", "p"),
    [
        # R 4.2.2: shapiro.test(c(…)), at 16 digits
        ([1, 2, 4], 0.9642857142857142, 0.6368868450289632),
        ([1, 2, 4, 4], 0.8494023529582383, 0.2242305362275961),
        ([1, 2, 4, 4, 7], 0.9427295840702412, 0.6852955128124530),
    ],
)
def test_small_samples(values: list[float], w: float, p: float) -> None:
    assert shapiro_wilk(np.array(values, dtype=float)) == pytest.approx((w, p), rel=1e-12)


def test_a_straight_line_of_250() -> None:
    # R: shapiro.test(1:250); scipy 1.17 is 1e-9 off in W
    assert shapiro_wilk(np.arange(1, 251.0)) == pytest.approx(
        (0.9546291762075121, 4.704877170452803e-07), rel=1e-11, abs=0
    )


def test_order_and_units_do_not_matter() -> None:
    values = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8.0])
    assert shapiro_wilk(1000 - 7 * values[::-1]) == pytest.approx(shapiro_wilk(values), rel=1e-12)
