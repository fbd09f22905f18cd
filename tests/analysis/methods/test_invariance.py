"""Measurement invariance against lavaan's models of several groups (`oracles/invariance.R`)."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from analysis.answers import read_answers
from analysis.formulas.factor_groups import equal_across, moments_of
from analysis.formulas.multiple_tests import holm
from analysis.methods import METHODS, Outcome
from analysis.methods.invariance.spec import InvarianceOptions
from analysis.table import Table
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, row

EXPECTED = oracle("invariance")
SMALLEST = {"sex": 30, "sqd_unit": 25}
ITEMS = ("t1", "t2", "t3", "t4", "r1", "r2", "r3", "r4", "m1", "m2", "m3")
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
def test_latent_means_of_the_scalar_model(by: str) -> None:
    """Whether it holds or not. lavaan stops where F is some 1e-8 above its minimum, and the means some 1e-5 from theirs."""
    expected = EXPECTED[by]["means"]
    everything, groups = read_answers(frame(), instrument()), frame()[by]
    answers = everything.of([item for item in instrument().items if item.id in ITEMS], "perception")
    samples = [
        answers[(groups == group).to_numpy() & np.isfinite(answers).all(axis=1)] for group in EXPECTED[by]["groups"]
    ]
    fit = equal_across(moments_of(samples), [0] * 4 + [1] * 4 + [2] * 3, intercepts=True)
    assert fit is not None
    assert fit.means.ravel() == pytest.approx([one["mean"] for one in expected], abs=1e-4)
    assert np.sqrt(np.diag(fit.spread)) == pytest.approx([one["se"] for one in expected], abs=1e-4)
    d = len({one["dimension"] for one in expected})
    for one in EXPECTED[by]["pairs"]:
        names = EXPECTED[by]["groups"]
        place = [own["dimension"] for own in expected].index(one["dimension"])
        ends = [d * names.index(one[side]) + place for side in ("group", "other_group")]
        contrast = np.zeros(d * len(names))
        contrast[ends] = 1, -1
        contrast = contrast[d:]  # the first group's means are 0
        assert np.sqrt(contrast @ fit.spread @ contrast) == pytest.approx(one["se"], abs=1e-4)
        assert np.sqrt(contrast @ fit.robust @ contrast) == pytest.approx(one["se_robust"], abs=1e-4)


def test_differences_with_their_intervals() -> None:
    _each_pair(found("sex").table("lab_invariance_means"), EXPECTED["sex"]["pairs"])


def test_every_two_of_three_groups() -> None:
    """Three groups by one model with means apart: as many rows as pairs times dimensions, the differences add up."""
    table = three().table("lab_invariance_means")
    of = {(cells[0], cells[1]): cells[3] for cells in table.rows if cells[2] == "tangibles"}
    assert len(table.rows) == 9
    assert of["c", "a"] == pytest.approx(of["c", "b"] + of["b", "a"], abs=1e-12)
    assert of["c", "a"] > 0.5 > abs(of["b", "a"])


def _each_pair(table: Table, expected: list[dict[str, Any]]) -> None:
    corrected = holm([one["p"] for one in expected])
    for one, p_holm in zip(expected, corrected, strict=True):
        names = ("group", "other_group", "dimension")
        ours = row(table, **{name: one[name] for name in names})
        for name, theirs in (("latent_mean", "mean"), ("se", "se"), ("se_robust", "se_robust")):
            assert ours[name] == pytest.approx(one[theirs], abs=1e-4), name
        assert ours["lower"] == pytest.approx(one["mean"] - 1.959964 * one["se_robust"], abs=3e-4)
        assert ours["upper"] == pytest.approx(one["mean"] + 1.959964 * one["se_robust"], abs=3e-4)
        assert (ours["p"], ours["p_holm"]) == (pytest.approx(one["p"], abs=1e-4), pytest.approx(p_holm, abs=3e-4))


def test_no_latent_mean_is_shown_before_the_scalar_step_holds() -> None:
    assert [table.id for table in found("sqd_unit").tables] == ["lab_invariance"]
    assert [table.id for table in made(1.5).tables] == ["lab_invariance"]


def made(shift: float, level: float = 0.0) -> Outcome:
    """Two groups of 300 by one model; the second answers t1 higher by `shift`, and everything by `level`."""
    rng = np.random.default_rng(12)
    dimensions = {"t": 4, "r": 4, "m": 3}
    general, group = rng.normal(size=600), np.repeat(["male", "female"], 300)
    answers = {}
    for name, count in dimensions.items():
        own = 0.6 * general + rng.normal(size=600)
        answers |= {f"{name}{place}_p": own + 0.7 * rng.normal(size=600) for place in range(1, count + 1)}
    answers["t1_p"] = answers["t1_p"] + shift * (group == "female")
    answers = {name: answer + level * (group == "female") for name, answer in answers.items()}
    answers["m3_p"] = 8 - answers["m3_p"]
    data = frame().sample(600, replace=True, random_state=1).assign(**answers, sex=group)
    return METHODS["invariance"].run(data, instrument(), InvarianceOptions(by="sex"))


def three() -> Outcome:
    """Groups a, b and c of 250 each; everybody in c is higher by .7."""
    rng = np.random.default_rng(8)
    group, general = np.repeat(["a", "b", "c"], 250), rng.normal(size=750)
    answers = {}
    for name, count in {"t": 4, "r": 4, "m": 3}.items():
        own = 0.6 * general + rng.normal(size=750) + 0.7 * (group == "c")
        answers |= {f"{name}{place}_p": own + 0.7 * rng.normal(size=750) for place in range(1, count + 1)}
    answers["m3_p"] = 8 - answers["m3_p"]
    data = frame().sample(750, replace=True, random_state=1).assign(**answers, sqd_unit=group)
    return METHODS["invariance"].run(data, instrument(), InvarianceOptions(by="sqd_unit"))


def test_the_sentence_follows_from_the_steps() -> None:
    assert codes(made(0)) == {"means_comparable", "latent_means_alike"}
    assert codes(made(1.5)) == {"means_not_comparable_scalar"}
    assert row(made(1.5).table("lab_invariance"), step="metric")["verdict"] == "invariance_holds"


def test_a_difference_that_was_made_is_said() -> None:
    outcome = made(0, level=-0.6)
    (said,) = [note for note in outcome.notes if note.code == "latent_means_differ"]
    table = outcome.table("lab_invariance_means")
    assert {cells[-1] for cells in table.rows} == {"latent_above"}  # the first group by name is female
    assert (said.params["other_group"], said.params["group"], said.params["count"]) == ("female", "male", 3)
    assert said.params["difference"] == max(cells[3] for cells in table.rows)
    below = {cells[-1] for cells in made(0, level=0.6).table("lab_invariance_means").rows}
    assert below == {"latent_below"}


def test_what_cannot_be_tested_says_so() -> None:
    run = METHODS["invariance"].run
    assert codes(run(frame().assign(sex="male"), instrument(), InvarianceOptions(by="sex"))) == {"one_group"}
    assert codes(run(frame().assign(t1_p=4), instrument(), InvarianceOptions(by="sex"))) == {"group_constant_item"}
