"""Exactness of sums over whole numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.formulas.moments import cross_products, dimension_totals, t_interval, t_quantile
from analysis.tally.distribution import Distribution


def test_cross_products_are_the_covariances_times_n_and_n_less_one() -> None:
    X = np.array([[1, 2], [3, 3], [4, 7.0]])
    # columns: Σ 8 12, Σx² 26 62, Σxy 39; 3·26 − 64, 3·39 − 96, 3·62 − 144
    assert cross_products(X).tolist() == [[14, 21], [21, 42]]
    assert cross_products(X) / 6 == pytest.approx(np.cov(X.T), rel=1e-15)


def test_far_from_zero_nothing_is_lost() -> None:
    X = np.array([[1, 2], [3, 3], [4, 7.0]])
    assert (cross_products(X + 1e9) == cross_products(X)).all()


@given(answers=arrays(np.float64, st.tuples(st.integers(2, 40), st.just(3)), elements=st.integers(-9, 9).map(float)))
def test_two_halves_merge_into_the_whole(answers: np.ndarray) -> None:
    """Chan, Golub and LeVeque (1979): S = S₁ + S₂ + n₁n₂/n · ddᵀ, with d the difference of the halves' means."""
    one, two = np.array_split(answers, 2)
    n_one, n_two, n = len(one), len(two), len(answers)
    d = one.mean(axis=0) - two.mean(axis=0)
    merged = cross_products(one) / n_one + cross_products(two) / n_two + n_one * n_two / n * np.outer(d, d)

    assert merged == pytest.approx(cross_products(answers) / n, rel=1e-9, abs=1e-9)


def test_an_empty_matrix() -> None:
    assert cross_products(np.empty((0, 2))).tolist() == [[0, 0], [0, 0]]


def test_dimensions_of_unlike_size_tie_exactly() -> None:
    """Means 1/3 + 1/7 in either order are one number, which floating point alone would not grant."""
    threes = np.array([[1, 0, 0], [0, 0, 1.0]])
    sevens = np.array([[0, 0, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0, 0.0]])
    scores = Distribution.of(*dimension_totals([threes, sevens]))
    assert scores.is_constant
    assert scores.sd == 0
    assert scores.mean == pytest.approx((1 / 3 + 1 / 7) / 2, rel=1e-15)


def test_one_respondent_has_a_mean_and_no_spread() -> None:
    score = Distribution.of(np.array([7.0]), 2)
    assert score.mean == 3.5
    assert np.isnan(score.sd)
    assert t_interval(score.mean, score.sd, 1) == (None, None)


def test_quantiles_of_t() -> None:
    # R: qt(.975, c(1, 30, 1e5))
    assert [t_quantile(df) for df in (1, 30, 100_000)] == pytest.approx(
        [12.7062047361746941, 2.0422724563012378, 1.9599877075346088], rel=1e-12
    )
