"""What must not change a number: the order of the responses, the unit of the scale, the direction of the wording."""

import math
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from analysis.formulas.alpha import asymptotic_error, guttman_split, spearman_brown
from analysis.formulas.factor_model import fit_factor_model
from analysis.formulas.kappa import cohen_kappa
from analysis.formulas.moments import correlations
from analysis.formulas.ordered_logit import ordered_logit
from analysis.formulas.polychoric import polychoric_matrix
from analysis.formulas.relative_importance import centred_products, relative_importance
from analysis.methods import METHODS, Options, Outcome
from analysis.methods.cfa.spec import CfaOptions
from analysis.methods.cohen.spec import CohenOptions
from analysis.methods.factors.spec import FactorsOptions
from analysis.methods.groups.spec import GroupsOptions
from analysis.methods.reliability.spec import ReliabilityOptions
from analysis.methods.trend.spec import TrendOptions
from analysis.methods.validity.spec import ValidityOptions
from tests.analysis.methods.survey import frame, instrument

# The methods whose every number is arithmetic on the answers, without a draw of random numbers that depends on their order.
CHOSEN: dict[str, Options] = {
    "reliability": ReliabilityOptions(measures=("perception",)),
    "validity": ValidityOptions(measures=("perception", "gap")),
    "factors": FactorsOptions(draws=50),
    "cfa": CfaOptions(),
    "groups": GroupsOptions(by="sqd_unit", measures=("gap",)),
    "cohen": CohenOptions(),
    "trend": TrendOptions(measures=("gap",)),
}


@cache
def as_it_is(method: str) -> Outcome:
    return METHODS[method].run(frame(), instrument(), CHOSEN[method])


def assert_alike(first: Outcome, second: Outcome) -> None:
    """The same tables, numbers equal to 1e-7 relative (or 1e-9 around zero)."""
    assert [table.id for table in first.tables] == [table.id for table in second.tables]
    for one, other in zip(first.tables, second.tables, strict=True):
        assert len(one.rows) == len(other.rows)
        for cells, others in zip(one.rows, other.rows, strict=True):
            for a, b in zip(cells, others, strict=True):
                same = (
                    math.isclose(a, b, rel_tol=1e-7, abs_tol=1e-9) if isinstance(a, float) and b is not None else a == b
                )
                assert same, (one.id, a, b)


@pytest.mark.parametrize("method", CHOSEN)
def test_the_order_of_responses_does_not_matter(method: str) -> None:
    shuffled = frame().sample(frac=1, random_state=7)
    assert_alike(as_it_is(method), METHODS[method].run(shuffled, instrument(), CHOSEN[method]))


@pytest.mark.parametrize("method", CHOSEN)
def test_the_direction_of_the_wording_does_not_matter(method: str) -> None:
    """t1 worded the other way: its answers are 8 − x in both batteries, and the questionnaire says `reverse`."""
    own = instrument()
    turned = structs.replace(
        own, items=tuple(structs.replace(i, reverse=True) if i.id == "t1" else i for i in own.items)
    )
    answered = frame().assign(t1_p=lambda f: 8 - f["t1_p"], t1_e=lambda f: 8 - f["t1_e"])
    assert_alike(as_it_is(method), METHODS[method].run(answered, turned, CHOSEN[method]))


answers = (
    st.integers(0, 2**32 - 1)
    .map(lambda seed: np.random.default_rng(seed))
    .map(lambda rng: np.clip(np.round(4 + rng.normal(size=(40, 1)) + rng.normal(size=(40, 5))), 1, 7))
)


@settings(max_examples=20)
@given(answers, st.floats(0.1, 50), st.floats(-100, 100), st.permutations(range(5)))
def test_a_linear_rescale_leaves_reliability_as_it_is(X: Any, scale: float, shift: float, order: list[int]) -> None:
    Y = (X * scale + shift)[:, order]
    assert asymptotic_error(np.cov(X.T), 40) == pytest.approx(asymptotic_error(np.cov(Y.T), 40), rel=1e-8)
    halves = [(Z[:, :2].sum(axis=1), Z[:, 2:].sum(axis=1)) for Z in (X, X * scale + shift)]
    assert guttman_split(*halves[0]) == pytest.approx(guttman_split(*halves[1]), rel=1e-8)


@settings(max_examples=10)
@given(answers, st.permutations(range(5)))
def test_the_order_of_items_does_not_matter(X: Any, order: list[int]) -> None:
    assert polychoric_matrix(X)[np.ix_(order, order)] == pytest.approx(polychoric_matrix(X[:, order]), abs=1e-9)
    R = correlations(np.cov(X.T))
    fit, turned = fit_factor_model(R, [0] * 5), fit_factor_model(R[np.ix_(order, order)], [0] * 5)
    if fit.converged and turned.converged:
        assert fit.discrepancy == pytest.approx(turned.discrepancy, abs=1e-9)


@settings(max_examples=20)
@given(answers)
def test_polychoric_correlations_see_order_alone(X: Any) -> None:
    # Any rising change of the answers (here squares) leaves categories, and so the correlations, as they are.
    assert polychoric_matrix(X) == pytest.approx(polychoric_matrix(X**2), abs=1e-12)


@given(st.floats(-0.99, 0.99), st.integers(1, 12))
def test_equal_halves_agree_with_horsts_formula(r: float, k: int) -> None:
    # Horst's formula for unlike halves becomes Spearman and Brown's where they are alike: approach from k and k + tiny.
    stepped = spearman_brown(r, k, k)
    assert stepped == pytest.approx(2 * r / (1 + r))
    if 0.05 < r < 0.95 and k > 3:
        assert spearman_brown(r, k, k + 1) == pytest.approx(stepped, abs=0.02)


@settings(max_examples=20)
@given(answers, st.floats(0.1, 50), st.floats(-100, 100), st.permutations(range(4)))
def test_importance_knows_neither_units_nor_order_and_sums_to_r2(
    X: Any, scale: float, shift: float, order: list[int]
) -> None:
    lmg = relative_importance(centred_products(X), 4).lmg[0]
    moved = np.column_stack([(X[:, :4] * scale + shift)[:, order], X[:, 4]])
    assert relative_importance(centred_products(moved), 4).lmg[0] == pytest.approx(lmg[order], rel=1e-7, abs=1e-10)
    others = np.linalg.lstsq(np.column_stack([np.ones(40), X[:, :4]]), X[:, 4], rcond=None)[0]
    residuals = X[:, 4] - np.column_stack([np.ones(40), X[:, :4]]) @ others
    r2 = 1 - residuals @ residuals / ((X[:, 4] - X[:, 4].mean()) ** 2).sum()
    assert lmg.sum() == pytest.approx(r2, rel=1e-8)


@settings(max_examples=15)
@given(answers, st.floats(0.1, 50), st.floats(-100, 100))
def test_an_ordered_logit_turns_with_its_scale_and_knows_no_units(X: Any, scale: float, shift: float) -> None:
    fit, turned = ordered_logit(X[:, 4], X[:, :2]), ordered_logit(8 - X[:, 4], X[:, :2] * scale + shift)
    assert (fit is None) == (turned is None)
    if fit is not None and turned is not None:
        assert turned.log_likelihood == pytest.approx(fit.log_likelihood, rel=1e-10)
        assert turned.b * scale == pytest.approx(-fit.b, rel=1e-6, abs=1e-8)


@given(st.lists(st.integers(0, 30), min_size=9, max_size=9))
def test_kappa_does_not_ask_who_coded_first(counts: list[int]) -> None:
    table = np.array(counts, dtype=float).reshape(3, 3)
    first, second = cohen_kappa(table), cohen_kappa(table.T)
    assert (math.isnan(first.kappa) and math.isnan(second.kappa)) or first.kappa == pytest.approx(second.kappa)
    assert math.isnan(first.se) or first.se == pytest.approx(second.se, abs=1e-12)
