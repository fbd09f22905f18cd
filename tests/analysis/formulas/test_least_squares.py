"""Columns that are added to a factorised design say what the factorisation of all of them says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analysis.formulas.least_squares import Design, with_constant
from analysis.item_matrices import AT_ONCE


@given(st.integers(0, 2**32 - 1), st.integers(20, 60), st.integers(1, 5))
def test_what_is_left_beside_added_columns_is_what_numpy_leaves(seed: int, n: int, k: int) -> None:
    random = np.random.default_rng(seed)
    X = with_constant(random.integers(1, 8, (n, k)) + random.normal(0, 0.1, (n, k)))
    added, y = random.normal(5, 3, (n, 2)), random.normal(0, 1, n)
    fit = Design.of(X).fit(y)

    base = Design.of(X).beside(added)

    assert base is not None
    left = fit.residuals - base @ (base.T @ fit.residuals)
    whole = np.column_stack([X, added])
    assert_allclose(left, y - whole @ np.linalg.lstsq(whole, y)[0], atol=1e-9)
    assert_allclose(X.T @ base / n, 0, atol=1e-13)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_columns_that_say_nothing_new_are_none(which: int) -> None:
    random = np.random.default_rng(5)
    X = with_constant(random.normal(0, 1, (40, 3)))
    new = random.normal(0, 1, 40)
    repeated = [X[:, 1] - 2 * X[:, 3] + 7, np.ones(40), new * 3]

    assert Design.of(X).beside(np.column_stack([new, repeated[which]])) is None


def test_a_nearly_repeated_column_is_told_from_a_repeated_one() -> None:
    random = np.random.default_rng(6)
    X, noise = with_constant(random.normal(0, 1, (40, 3))), random.normal(0, 1, (40, 2))
    base = Design.of(X).beside(X[:, [1, 2]] + 1e-7 * noise)

    assert base is not None
    assert_allclose(X.T @ base, 0, atol=1e-12)


def test_many_rows_are_fitted_without_keeping_q_as_numpy_fits_them() -> None:
    random = np.random.default_rng(7)
    X = random.integers(1, 6, (AT_ONCE + 3_000, 4)) / 3
    y = X @ [0.5, 0.1, 0.0, -0.2] + random.normal(0, 1, len(X))
    columns = with_constant(X)
    inverse = np.linalg.inv(columns.T @ columns)

    design = Design.of(X, has_constant=True)
    fit = design.fit(y)

    expected, rss = np.linalg.lstsq(columns, y)[:2]
    assert design.Q is None
    assert_allclose(fit.b, expected, rtol=1e-12)
    assert_allclose(fit.rss, rss[0], rtol=1e-13)
    assert_allclose(fit.se, np.sqrt(rss[0] / fit.df * np.diag(inverse)), rtol=1e-12)
    assert_allclose(design.leverages, ((columns @ inverse) * columns).sum(axis=1), rtol=1e-11)
    assert_allclose(design.condition_number, np.linalg.cond(columns / np.sqrt((columns**2).sum(axis=0))), rtol=1e-11)


def test_many_rows_of_an_ill_conditioned_design_keep_it() -> None:
    random = np.random.default_rng(8)
    x = random.normal(0, 1, AT_ONCE + 100)
    X = np.column_stack([x, x + 1e-7 * random.normal(0, 1, len(x))])

    fit = Design.of(X, has_constant=True).fit(y := X @ [1.0, 2.0] + 3)

    assert fit.design.Q is not None
    assert_allclose(fit.fitted, y, atol=1e-12)
    assert Design.of(np.column_stack([X, x]), has_constant=True).dependent == (1, 3)
