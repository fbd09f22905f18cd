"""Exactness of sums over whole numbers."""

import numpy as np
import pytest

from analysis.moments import RowScores, cross_products, mean_of_dimensions, t_interval, t_quantile


def test_cross_products_are_the_covariances_times_n_and_n_less_one() -> None:
    X = np.array([[1, 2], [3, 3], [4, 7.0]])
    # columns: Σ 8 12, Σx² 26 62, Σxy 39; 3·26 − 64, 3·39 − 96, 3·62 − 144
    assert cross_products(X).tolist() == [[14, 21], [21, 42]]
    assert cross_products(X) / 6 == pytest.approx(np.cov(X.T), rel=1e-15)


def test_far_from_zero_nothing_is_lost() -> None:
    X = np.array([[1, 2], [3, 3], [4, 7.0]])
    assert (cross_products(X + 1e9) == cross_products(X)).all()


def test_an_empty_matrix() -> None:
    assert cross_products(np.empty((0, 2))).tolist() == [[0, 0], [0, 0]]


def test_dimensions_of_unlike_size_tie_exactly() -> None:
    """Means 1/3 + 1/7 in either order are one number, which floating point alone would not grant."""
    threes = np.array([[1, 0, 0], [0, 0, 1.0]])
    sevens = np.array([[0, 0, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0, 0.0]])
    scores = mean_of_dimensions([threes, sevens])
    assert scores.is_constant
    assert scores.sd == 0
    assert scores.mean == pytest.approx((1 / 3 + 1 / 7) / 2, rel=1e-15)


def test_one_respondent_has_a_mean_and_no_spread() -> None:
    score = RowScores(totals=np.array([7.0]), divisor=2)
    assert score.mean == 3.5
    assert np.isnan(score.sd)
    assert t_interval(score.mean, score.sd, 1) == (None, None)


def test_quantiles_of_t() -> None:
    # R: qt(.975, c(1, 30, 1e5))
    assert [t_quantile(df) for df in (1, 30, 100_000)] == pytest.approx(
        [12.7062047361746941, 2.0422724563012378, 1.9599877075346088], rel=1e-12
    )
