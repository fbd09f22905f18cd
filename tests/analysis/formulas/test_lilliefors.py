"""Lilliefors' test against R's nortest, and its small p against statsmodels' own Dallal and Wilkinson."""

import json

import numpy as np
import pandas as pd
import pytest
from scipy.stats import expon, norm
from statsmodels.stats.diagnostic import lilliefors as statsmodels_lilliefors

from analysis import analyse
from analysis.formulas.lilliefors import lilliefors
from analysis.thresholds import LEVEL
from instruments.load import load_instrument
from tests.references import REFERENCES, needs_references

FOLDER = REFERENCES / "extra" / "lilliefors"
DOUBTFUL = 0.003  # a simulated p nearer to the level than this decides nothing


@needs_references
def test_agrees_with_r_on_made_regressions() -> None:
    """D and p of `nortest::lillie.test(resid(lm(…)))`, and the verdict of 200,000 simulated samples (`SOURCE.md`)."""
    instrument, answers = load_instrument(FOLDER / "instrument.toml"), pd.read_csv(FOLDER / "data.csv")
    expected = json.loads((FOLDER / "expected.json").read_text())
    assert len(expected) == 12
    for one in expected:
        (model,) = analyse(answers[answers["set"] == one["set"]], instrument).regression or ()
        ours = model.diagnostics.lilliefors
        assert ours.d == pytest.approx(one["d"], rel=1e-9), one["set"]
        assert ours.p == pytest.approx(one["p"], rel=1e-9), one["set"]
        assert ours.p is not None
        if abs(one["simulated"] - LEVEL) > DOUBTFUL:
            assert (ours.p < LEVEL) == (one["simulated"] < LEVEL), one["set"]


@pytest.mark.parametrize("n", [5, 20, 60, 100, 101, 400])
def test_small_p_is_that_of_dallal_and_wilkinson(n: int) -> None:
    values = np.linspace(0, 1, n) ** 8
    d, p = lilliefors(values)
    theirs, their_p = statsmodels_lilliefors(values, pvalmethod="approx")
    assert d == pytest.approx(theirs, rel=1e-12)
    assert p < 0.1
    assert p == pytest.approx(their_p, rel=1e-9)


def test_more_than_a_hundred_values_are_scaled_to_a_hundred_as_r_does() -> None:
    """R's nortest: `y <- qexp((1:400 - 0.5) / 400)^0.48; lillie.test(y)`; with 150 values and ^0.55 Stephens' p holds."""
    for n, power, d, p in (
        (400, 0.48, 0.0437896175833527, 0.0631915299134739),
        (150, 0.55, 0.0591676503932232, 0.223929739544007),
    ):
        values = expon.ppf((np.arange(n) + 0.5) / n) ** power
        assert lilliefors(values) == pytest.approx((d, p), rel=1e-9)


def test_p_falls_as_the_distance_grows() -> None:
    normal = norm.ppf((np.arange(200) + 0.5) / 200)
    ps = [lilliefors(normal + bend * normal**2)[1] for bend in (0.0, 0.05, 0.1, 0.2, 0.4)]
    assert ps == sorted(ps, reverse=True)
    assert ps[0] > 0.5
    assert ps[-1] < 0.001
