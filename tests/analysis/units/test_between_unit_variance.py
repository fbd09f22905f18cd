"""How units differ: statsmodels' DerSimonian–Laird, R's aov (`oracles/between.R`), and what shrinks how far."""

import numpy as np
import pytest
from statsmodels.stats.meta_analysis import combine_effects

from analysis.formulas.welch import Estimate
from analysis.units.between_unit_variance import Between, between_units
from tests.analysis.units.test_rank_ranges import UNITS, estimate

# oracles/between.R
ICC_R = {"within": 14.1651428571429, "icc": 0.948355923628138, "mean": 76.7}
ESTIMATES = [estimate(values) for values in UNITS.values()]


@pytest.fixture
def found() -> Between:
    between = between_units(ESTIMATES)
    assert between is not None
    return between


def test_the_variance_between_units_is_dersimonian_and_lairds(found: Between) -> None:
    means = np.array([e.mean for e in ESTIMATES])
    expected = combine_effects(means, np.array([e.se for e in ESTIMATES]) ** 2, method_re="dl")

    assert found.variance == pytest.approx(expected.tau2, rel=1e-9)
    assert found.mean == pytest.approx(expected.mean_effect_re, rel=1e-9)
    assert found.q == pytest.approx(expected.q, rel=1e-9)


def test_the_intraclass_correlation_is_that_of_rs_aov(found: Between) -> None:
    assert found.within == pytest.approx(ICC_R["within"], rel=1e-9)
    assert found.icc == pytest.approx(ICC_R["icc"], rel=1e-9)
    assert found.centre == pytest.approx(ICC_R["mean"], rel=1e-9)


def test_a_small_unit_shrinks_more_than_a_sure_one(found: Between) -> None:
    sure, unsure = Estimate(mean=90.0, se=0.5, df=400), Estimate(mean=90.0, se=9.0, df=5)
    near, far = found.shrunken(sure), found.shrunken(unsure)
    assert near is not None
    assert far is not None
    assert found.mean < far < near < 90
    assert near == pytest.approx(90, abs=0.1)


def test_the_funnel_narrows_with_n(found: Between) -> None:
    (low, high), (lower, upper) = found.limits(100), found.limits(25)
    assert (upper - lower) == pytest.approx(2 * (high - low))
    assert found.place(Estimate(mean=found.centre, se=1.0, df=9)) == "within"
    assert found.place(Estimate(mean=found.centre + 20, se=1.0, df=99)) == "above"
    assert found.place(Estimate(mean=found.centre - 20, se=1.0, df=99)) == "below"


def test_units_that_differ_by_chance_alone_have_no_variance_between() -> None:
    alike = between_units([Estimate(mean=70 + place / 10, se=5.0, df=20) for place in range(6)])
    assert alike is not None
    assert alike.variance == 0
    assert alike.shrunken(Estimate(mean=80.0, se=5.0, df=20)) == pytest.approx(alike.mean)
    assert alike.q_p > 0.9


def test_one_unit_differs_from_none() -> None:
    assert between_units(ESTIMATES[:1]) is None
    assert between_units([Estimate(mean=1.0, se=0.0, df=4), *ESTIMATES[:1]]) is None
