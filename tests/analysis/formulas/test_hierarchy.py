"""Schmid and Leiman's transformation of correlations that are built from known loadings: what went in has to come out."""

import numpy as np
import pytest

from analysis.formulas.hierarchy import Hierarchy, schmid_leiman
from analysis.item_matrices import Matrix

ITEMS = 4  # of each of three factors
PATTERN = np.kron(np.eye(3), np.array([[0.8], [0.7], [0.75], [0.65]]))


def correlations(phi: Matrix) -> Matrix:
    """Of twelve items that load on one of three factors each, whose correlations are `phi`: ΛΦΛᵀ + Θ."""
    implied = PATTERN @ phi @ PATTERN.T
    np.fill_diagonal(implied, 1.0)
    return np.asarray(implied)


def by_factor(found: Hierarchy) -> list[int]:
    """Which group factor holds each of the three blocks of items; their order is the rotation's."""
    return [int(np.abs(found.group[row : row + ITEMS]).sum(axis=0).argmax()) for row in range(0, len(PATTERN), ITEMS)]


def test_general_and_group_loadings_are_those_of_the_second_order_model() -> None:
    gamma = np.array([0.9, 0.7, 0.5])
    phi = np.outer(gamma, gamma)
    np.fill_diagonal(phi, 1.0)
    found = schmid_leiman(correlations(phi), 3)
    assert not found.heywood
    assert np.abs(found.general) == pytest.approx(PATTERN @ gamma, abs=2e-3)
    own = PATTERN @ np.diag(np.sqrt(1 - gamma**2))
    assert np.abs(found.group[:, by_factor(found)]) == pytest.approx(own, abs=2e-3)
    loads = np.array([block.sum() for block in np.split(PATTERN @ gamma, 3)])
    assert found.omega_hierarchical == pytest.approx(loads.sum() ** 2 / correlations(phi).sum(), abs=2e-3)


def test_a_factor_that_is_the_general_one_and_more_keeps_no_group_loadings() -> None:
    # γ₁² = .9 × .9 / .7 > 1: without a limit, √(1 − γ₁²) would be no number.
    phi = np.array([[1.0, 0.9, 0.9], [0.9, 1.0, 0.7], [0.9, 0.7, 1.0]])
    found = schmid_leiman(correlations(phi), 3)
    assert found.heywood
    assert np.isfinite(found.group).all()
    assert np.isfinite([found.omega_hierarchical, found.omega_total, found.explained_common]).all()
    assert np.abs(found.general[:ITEMS]) == pytest.approx(PATTERN[:ITEMS, 0], abs=0.02)
