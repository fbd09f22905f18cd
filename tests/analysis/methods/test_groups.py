"""Groups against base R, car, effectsize and rstatix (`oracles/groups.R`)."""

from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.formulas.comparisons import Moments, anova, eta_squared
from analysis.formulas.ranks import kruskal_wallis, ranked
from analysis.formulas.studentized_range import studentized_range_ppf, studentized_range_sf
from analysis.methods import METHODS, Outcome
from analysis.methods.groups.spec import GroupsOptions
from tests.analysis.methods.survey import agree, codes, frame, instrument, numbers, oracle, row

EXPECTED = oracle("groups")


@cache
def by(variable: str, **options: Any) -> Outcome:
    return METHODS["groups"].run(frame(), instrument(), GroupsOptions(by=variable, **options))


def place(score: str) -> dict[str, str]:
    """Where a score of the oracle stands in our tables."""
    known = {"tangibles": ("tangibles", "perception"), "overall": ("overall", ""), "gap": ("empathy", "gap")}
    scale, battery = known[score]
    return {"scale": scale, "battery": battery}


CASES = [
    pytest.param(variable, score, id=f"{variable}-{score}")
    for variable, column in (("sex", "sex"), ("education", "education"), ("unit", "sqd_unit"))
    for score in EXPECTED[variable]
]
COLUMN = {"sex": "sex", "education": "education", "unit": "sqd_unit"}


@pytest.mark.parametrize(("variable", "score"), CASES)
def test_means_and_their_intervals(variable: str, score: str) -> None:
    table = by(COLUMN[variable]).table("lab_group_means")
    for expected in EXPECTED[variable][score]["means"]:
        ours = row(table, group=expected["group"], **place(score))
        for name in ("n", "mean", "sd", "lower", "upper", "median"):
            assert agree(ours[name], expected[name]), name


@pytest.mark.parametrize(("variable", "score"), CASES)
def test_every_test(variable: str, score: str) -> None:
    table = by(COLUMN[variable]).table("lab_group_tests")
    names = ("student_t", "welch_t", "mann_whitney", "anova", "welch_anova", "kruskal_wallis", "brown_forsythe")
    for name in names:
        for key, value in EXPECTED[variable][score].get(name, {}).items():
            assert agree(row(table, test=name, **place(score))[key], value), (name, key)


@pytest.mark.parametrize(("variable", "score"), CASES)
def test_every_effect_size(variable: str, score: str) -> None:
    table = by(COLUMN[variable]).table("lab_group_effects")
    for name in ("mean_difference", "cohen_d", "rank_biserial", "eta_squared", "omega_squared", "epsilon_squared"):
        for key, value in EXPECTED[variable][score].get(name, {}).items():
            # effectsize searches the noncentral t's interval to some 1e-5.
            searched = name == "cohen_d" and key != "value"
            assert agree(row(table, effect=name, **place(score))[key], value, rel=1e-4 if searched else 1e-8), name


@pytest.mark.parametrize("expected", EXPECTED["education"]["tangibles"]["tukey"], ids=lambda e: e["pair"])
def test_tukey(expected: dict[str, Any]) -> None:
    second, first = expected["pair"].split("-")
    table = by("education", posthoc="tukey").table("lab_group_pairs")
    ours = row(table, group=first, other_group=second, **place("tangibles"))
    assert agree(-ours["difference"], expected["diff"])
    assert agree(-ours["upper"], expected["lwr"], rel=1e-6)  # as exact as R's qtukey
    assert agree(ours["p"], expected["p adj"], rel=1e-6)


@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_games_howell_and_dunn(number: str) -> None:
    howell, dunn = (EXPECTED["education"]["tangibles"][name][number] for name in ("games_howell", "dunn"))
    table = by("education").table("lab_group_pairs")
    ours = row(table, group=howell["group1"], other_group=howell["group2"], **place("tangibles"))
    assert agree(-ours["difference"], howell["estimate"])
    assert agree(ours["df"], howell["df"])
    assert agree(-ours["upper"], howell["conf.low"], rel=1e-6)
    assert ours["p"] == pytest.approx(howell["p.adj"], abs=6e-4)  # printed to three decimals
    assert agree(-ours["dunn_z"], dunn["statistic"])
    assert agree(ours["dunn_p"], dunn["p"])
    assert agree(ours["dunn_p_holm"], dunn["p.adj"])


def test_studentized_range() -> None:
    # Two means: Q = √2·|t|, so P(Q > 1) with 2 df is 2·P(t > 1/√2) = 1 − 1/√5, and the 95 % point √2·4.302652729911275.
    assert studentized_range_sf(1.0, 2, 2) == pytest.approx(1 - 5**-0.5, rel=1e-12)
    assert studentized_range_ppf(0.95, 2, 2) == pytest.approx(2**0.5 * 4.302652729911275, rel=1e-10)
    # R: ptukey(c(3.5, 4.2, 8), c(3, 5, 4), c(10, 30, 3), lower = FALSE), itself good to some 1e-8.
    for (q, groups, df), p in {
        (3.5, 3, 10): 0.0771033108387,
        (4.2, 5, 30): 0.0427265382239,
        (8, 4, 3): 0.0325926642301,
    }.items():
        assert studentized_range_sf(q, groups, df) == pytest.approx(p, abs=1e-8)


def test_whether_means_may_be_compared_stands_before_them() -> None:
    """The numbers are lavaan's (`oracles/invariance.json`)."""
    outcome = by("sex", invariance=True)
    assert [table.id for table in outcome.tables][:3] == ["lab_invariance", "lab_invariance_means", "lab_group_means"]
    for step, expected in oracle("invariance")["sex"]["models"].items():
        assert agree(row(outcome.table("lab_invariance"), step=step)["chi2"], expected["chi2"], rel=1e-6)
    assert outcome.tables[2:] == by("sex").tables


def test_small_groups_are_not_shown() -> None:
    outcome = by("education")
    assert "sd" not in {cells[2] for cells in outcome.table("lab_group_means").rows}  # three responses
    assert "groups_suppressed" in codes(outcome)


def test_one_group_has_means_and_no_tests() -> None:
    alone = frame().assign(sex="male")
    outcome = METHODS["groups"].run(alone, instrument(), GroupsOptions(by="sex"))
    assert "one_group" in codes(outcome)
    assert [table.id for table in outcome.tables] == ["lab_group_means"]


def test_equal_answers_give_no_test_and_say_so() -> None:
    outcome = METHODS["groups"].run(frame().assign(overall=5), instrument(), GroupsOptions(by="sqd_unit"))
    ours = row(outcome.table("lab_group_tests"), test="anova", scale="overall", battery="")
    assert ours["statistic"] is None
    assert "no_variance" in codes(outcome)
    assert all(np.isfinite(number) for number in numbers(outcome))


def test_a_test_that_one_group_without_spread_leaves_undefined_says_so() -> None:
    """Three units; in one all answer alike: Welch's analysis of variance has no weight for it, the others are there."""
    rng = np.random.default_rng(1)
    data = frame().assign(sqd_unit=np.repeat(["a", "b", "c"], 50))
    for item in ("t1", "t2", "t3", "t4"):
        data[f"{item}_p"] = np.where(data["sqd_unit"] == "a", 4.0, rng.integers(1, 8, 150))
    outcome = METHODS["groups"].run(data, instrument(), GroupsOptions(by="sqd_unit", measures=("perception",)))
    tests = outcome.table("lab_group_tests")
    assert row(tests, scale="tangibles", test="welch_anova")["p"] is None
    (note,) = [n for n in tests.notes if n.where == "groups/tangibles/perception/welch_anova"]
    assert (note.code, note.params["groups"]) == ("group_without_spread", "a")


def test_a_column_that_the_data_lack_is_said() -> None:
    outcome = METHODS["groups"].run(frame().drop(columns="sqd_unit"), instrument(), GroupsOptions(by="sqd_unit"))
    assert codes(outcome) == {"grouping_absent"}


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(1, 7), min_size=3, max_size=8), min_size=3, max_size=4), st.randoms())
def test_order_and_scale_do_not_matter(samples: list[list[int]], random: Any) -> None:
    groups = [np.array(sample, dtype=float) for sample in samples]
    shuffled = [np.array(random.sample(sample, len(sample)), dtype=float) * 3 - 1 for sample in samples]
    assert eta_squared(Moments.of(groups)) == pytest.approx(eta_squared(Moments.of(shuffled)), rel=1e-9, nan_ok=True)
    assert anova(Moments.of(groups)).p == pytest.approx(anova(Moments.of(shuffled)).p, rel=1e-7, nan_ok=True)
    assert kruskal_wallis(ranked(groups)) == pytest.approx(kruskal_wallis(ranked(shuffled)), rel=1e-12, nan_ok=True)
