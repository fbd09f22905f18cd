"""Measurement invariance against lavaan's models of several groups (`oracles/invariance.R`)."""

from functools import cache

import numpy as np
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.invariance.spec import InvarianceOptions
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, row

EXPECTED = oracle("invariance")
SMALLEST = {"sex": 30, "sqd_unit": 25}
EACH = pytest.mark.parametrize("by", EXPECTED)


@cache
def found(by: str) -> Outcome:
    return METHODS["invariance"].run(frame(), instrument(), InvarianceOptions(by=by, smallest=SMALLEST[by]))


@EACH
def test_the_three_steps(by: str) -> None:
    """lavaan stops some 1e-9 from the maximum of F."""
    for step, expected in EXPECTED[by]["models"].items():
        ours = row(found(by).table("lab_invariance"), step=step)
        assert (ours["n"], ours["groups"]) == (EXPECTED[by]["n"], len(EXPECTED[by]["groups"]))
        for name, value in expected.items():
            assert agree(ours[name], value, rel=1e-6), (step, name)


@EACH
def test_what_each_step_loses(by: str) -> None:
    models, table = EXPECTED[by]["models"], found(by).table("lab_invariance")
    for step, before in (("metric", "configural"), ("scalar", "metric")):
        for name, change in (("chi2", "chi2_change"), ("df", "df_change"), ("cfi", "cfi_change")):
            difference = models[step][name] - models[before][name]
            assert row(table, step=step)[change] == pytest.approx(difference, abs=1e-6)


@EACH
def test_latent_means(by: str) -> None:
    """lavaan stops where F is some 1e-8 above its minimum, and the means some 1e-5 from theirs."""
    for expected in EXPECTED[by]["means"]:
        names = {"group": expected["group"], "dimension": expected["dimension"]}
        ours = row(found(by).table("lab_invariance_means"), **names)
        for name, theirs in (("latent_mean", "mean"), ("se", "se"), ("p", "p")):
            assert ours[name] == pytest.approx(expected[theirs], abs=1e-4), name


def made(shift: float) -> Outcome:
    """Two groups of 300 by one model; in the second t1 is answered higher by `shift`, come what may."""
    rng = np.random.default_rng(12)
    dimensions = {"t": 4, "r": 4, "m": 3}
    general, group = rng.normal(size=600), np.repeat(["male", "female"], 300)
    answers = {}
    for name, count in dimensions.items():
        own = 0.6 * general + rng.normal(size=600)
        answers |= {f"{name}{place}_p": own + 0.7 * rng.normal(size=600) for place in range(1, count + 1)}
    answers["t1_p"] = answers["t1_p"] + shift * (group == "female")
    answers["m3_p"] = 8 - answers["m3_p"]
    data = frame().sample(600, replace=True, random_state=1).assign(**answers, sex=group)
    return METHODS["invariance"].run(data, instrument(), InvarianceOptions(by="sex"))


def test_the_sentence_follows_from_the_steps() -> None:
    assert codes(made(0)) == {"means_comparable"}
    assert codes(made(1.5)) == {"means_not_comparable_scalar"}
    assert row(made(1.5).table("lab_invariance"), step="metric")["verdict"] == "invariance_holds"


def test_what_cannot_be_tested_says_so() -> None:
    run = METHODS["invariance"].run
    assert codes(run(frame().assign(sex="male"), instrument(), InvarianceOptions(by="sex"))) == {"one_group"}
    assert codes(run(frame().assign(t1_p=4), instrument(), InvarianceOptions(by="sex"))) == {"model_constant_item"}
