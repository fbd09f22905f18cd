"""The one-factor model behind omega: exact where three items determine it, undefined with a reason elsewhere."""

import numpy as np
import pytest

from analysis.formulas.omega_total import fit_one_factor, omega_total

# Σ of loadings .9 .8 .7 .6: maximum likelihood finds them, whatever the sample size
LOADINGS = np.array([0.9, 0.8, 0.7, 0.6])
EXACT = np.outer(LOADINGS, LOADINGS) + np.diag(1 - LOADINGS**2)


def test_finds_the_model_that_made_the_matrix() -> None:
    model = fit_one_factor(EXACT)
    assert model is not None
    assert np.abs(model.loadings) == pytest.approx(LOADINGS, rel=1e-12)
    assert model.residuals == pytest.approx(1 - LOADINGS**2, rel=1e-12)


def test_omega_is_in_the_items_own_units() -> None:
    variances = np.array([4.0, 1.0, 1.0, 0.25])
    common = (0.9 * 2 + 0.8 + 0.7 + 0.6 * 0.5) ** 2
    unique = 0.19 * 4 + 0.36 + 0.51 + 0.64 * 0.25
    assert omega_total(EXACT, variances, overall=False).value == pytest.approx(common / (common + unique), rel=1e-12)


def test_an_item_keyed_the_other_way_subtracts() -> None:
    sign = np.array([1, 1, 1, -1])
    omega = omega_total(EXACT * np.outer(sign, sign), np.ones(4), overall=False)
    common = (0.9 + 0.8 + 0.7 - 0.6) ** 2
    assert omega.value == pytest.approx(common / (common + 0.19 + 0.36 + 0.51 + 0.64), rel=1e-12)


@pytest.mark.parametrize(
    ("correlations", "overall", "reason"),
    [
        (EXACT, True, "omega_overall"),
        (EXACT[:2, :2], False, "omega_two_items"),
        (np.ones((3, 3)), False, "omega_singular"),
        (np.full((3, 3), np.nan), False, ""),  # a constant item, which has its own note
        # λ₁² = r₁₂·r₁₃/r₂₃ = .9·.8/.5 > 1: a residual variance below zero (Heywood)
        (np.array([[1, 0.9, 0.8], [0.9, 1, 0.5], [0.8, 0.5, 1]]), False, "omega_negative_variance"),
    ],
)
def test_undefined_with_its_reason(correlations: np.ndarray, overall: bool, reason: str) -> None:
    omega = omega_total(correlations, np.ones(len(correlations)), overall=overall)
    assert omega == (None, reason)
