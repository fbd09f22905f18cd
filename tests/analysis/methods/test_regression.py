"""The lab's regression against lm, lmtest, sandwich, ordinal, MASS and car (`oracles/regression.R`)."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.formulas.ordered_logit import ordered_logit
from analysis.formulas.parallel_slopes import brant
from analysis.formulas.relative_importance import centred_products, relative_importance
from analysis.methods import METHODS, Outcome
from analysis.methods.regression.spec import RegressionOptions
from instruments.load import instrument_from_toml
from tests.analysis.methods.survey import (
    QUESTIONS,
    agree,
    all_agree,
    codes,
    frame,
    instrument,
    numbers,
    oracle,
    row,
    toml,
)

EXPECTED = oracle("regression")
DIMENSIONS = ("tangibles", "reliability", "empathy")
PROFILE = ("sex", "education")
FEW = {"resamples": 200}


def run(**chosen: Any) -> Outcome:
    return METHODS["regression"].run(frame(), instrument(), RegressionOptions(**FEW | chosen))


@pytest.fixture(scope="module")
def plain() -> Outcome:
    return run()


@pytest.fixture(scope="module")
def adjusted() -> Outcome:
    return run(profile=PROFILE)


@pytest.mark.parametrize("expected", EXPECTED["models"], ids=lambda e: e["predictors"])
def test_each_predictor_set_is_lms_and_coeftests(expected: dict[str, Any]) -> None:
    outcome = run(predictors=expected["predictors"], importance=False, ordered=False, influence=False)
    fit = row(outcome.table("regression_models"), outcome="overall")
    for name in ("n", "r2", "r2_adj", "sigma", "aic", "bic"):
        assert agree(fit[name], expected[name]), name
    for term, numbers_of_r in zip(("const", *DIMENSIONS), expected["terms"], strict=True):
        ours = row(outcome.table("regression_terms"), term=term)
        for name, value in numbers_of_r.items():
            assert agree(ours[name], value), (term, name)


def test_profile_controls_compare_with_the_first_category(adjusted: Outcome) -> None:
    table = adjusted.table("regression_terms")
    names = [cells[0] for cells in table.rows]
    assert names[4:] == ["sex=female", "education=sma", "education=s1", "education=s2"]
    for name, numbers_of_r in zip(names, EXPECTED["adjusted"]["terms"], strict=True):
        for statistic in ("b", "se", "p", "se_hc3", "p_hc3"):
            assert agree(row(table, term=name)[statistic], numbers_of_r[statistic]), (name, statistic)
    notes = adjusted.table("regression_models").notes
    assert [n.params["value"] for n in notes if n.code == "profile_reference"] == ["male", "sd"]


def test_perception_and_gap_are_compared_over_the_same_responses(plain: Outcome) -> None:
    table = plain.table("lab_regression_comparison")
    for name, expected in zip(("perception", "gap"), EXPECTED["same_rows"], strict=True):
        ours = row(table, predictors=name)
        assert all(agree(ours[key], expected[key]) for key in ("n", "r2", "r2_adj", "sigma", "aic", "bic"))
    assert row(table, predictors="perception")["aic_difference"] == 0


def test_the_weighted_gap_joins_the_comparison_where_it_is_chosen() -> None:
    table = run(predictors="weighted_gap", importance=False, ordered=False).table("lab_regression_comparison")
    for name, expected in zip(("perception", "gap", "weighted_gap"), EXPECTED["same_weighted"], strict=True):
        ours = row(table, predictors=name)
        assert all(agree(ours[key], expected[key]) for key in ("n", "r2", "aic"))


def test_importance_is_the_average_over_all_orders(plain: Outcome, adjusted: Outcome) -> None:
    expected, table = EXPECTED["lmg"], plain.table("lab_importance")
    for name in DIMENSIONS:
        ours = row(table, term=name)
        assert agree(ours["lmg"], expected["plain"][name])
        assert agree(ours["r2_first"], expected["first"][name])
        assert agree(ours["r2_last"], expected["last"][name])
        assert ours["lower"] < ours["lmg"] < ours["upper"]
        assert agree(row(adjusted.table("lab_importance"), term=name)["lmg"], expected["adjusted"][name])
    lmg = [cells[1] for cells in table.rows]
    assert lmg == sorted(lmg, reverse=True)
    assert agree(sum(lmg), row(plain.table("regression_models"), outcome="overall")["r2"])
    assert "importance_beyond_controls" in codes(adjusted)


def test_the_published_importance_of_the_swiss_fertility_data() -> None:
    # Grömping (2006), J. Statistical Software 17(1), prints calc.relimp's lmg of these data.
    X, y = np.array(EXPECTED["swiss"]["X"]), np.array(EXPECTED["swiss"]["y"])
    ours = relative_importance(centred_products(np.column_stack([X, y])), 5)
    printed = [0.05709122, 0.17117303, 0.26013468, 0.10557015, 0.11276592]
    assert ours.lmg[0] == pytest.approx(printed, abs=5e-9)
    assert all_agree(ours.lmg[0], list(EXPECTED["lmg"]["swiss"].values()), rel=1e-9)


def test_a_predictor_that_others_determine_adds_nothing_to_them() -> None:
    # x3 = x1 + x2: each pair explains all that the three do, so the Shapley shares still sum to R².
    x1, x2 = np.array([1.0, 2, 3, 4, 5, 6]), np.array([2.0, 1, 4, 3, 6, 7])
    y = np.array([1.0, 3, 2, 5, 4, 6])
    three = relative_importance(centred_products(np.column_stack([x1, x2, x1 + x2, y])), 3)
    two = relative_importance(centred_products(np.column_stack([x1, x2, y])), 2)
    assert three.lmg.sum() == pytest.approx(two.lmg.sum(), rel=1e-12)
    assert three.last[0] == pytest.approx([0, 0, 0], abs=1e-12)


def test_influence_is_rs(plain: Outcome) -> None:
    table, expected = plain.table("lab_influence"), EXPECTED["influence"]
    columns = {column.id: [cells[j] for cells in table.rows] for j, column in enumerate(table.columns)}
    assert columns["response"] == expected["uuid"]
    for name in ("cook", "leverage", "studentised"):
        assert all(agree(a, b) for a, b in zip(columns[name], expected[name], strict=True)), name
    (note,) = table.notes
    assert dict(note.params) == {key: expected[key] for key in ("above_cook", "above_leverage")}
    n, limit = table.sample.used, table.params["cook"]
    assert limit == 4 / n
    assert [verdict == "above_rule" for verdict in columns["cook_verdict"]] == [d > limit for d in columns["cook"]]


@pytest.mark.parametrize("which", ["perception", "adjusted"])
def test_the_ordered_logit_is_clms_and_polrs(which: str, plain: Outcome, adjusted: Outcome) -> None:
    outcome, expected = {"perception": plain, "adjusted": adjusted}[which], EXPECTED["ordered"][which]
    ((n, _categories, likelihood, ratio, _df, _p, mcfadden, aic, bic),) = outcome.table("lab_ordered_model").rows
    assert n == expected["n"]
    assert agree(likelihood, expected["log_likelihood"], rel=1e-10)
    assert agree(ratio, 2 * (expected["log_likelihood"] - expected["null"]))
    assert agree(mcfadden, 1 - expected["log_likelihood"] / expected["null"])
    assert agree(aic, expected["aic"])
    assert agree(bic, expected["bic"])
    terms, thresholds = outcome.table("lab_ordered_terms").rows, outcome.table("lab_ordered_thresholds").rows
    assert all_agree([cells[1] for cells in terms], expected["b"])
    assert all_agree([cells[2] for cells in terms], expected["se"])
    assert all_agree([cells[1] for cells in thresholds], expected["thresholds"])
    assert all_agree([cells[2] for cells in thresholds], expected["se_thresholds"])
    assert all_agree([cells[5] for cells in terms], list(np.exp(expected["b"])))


def test_brants_test_of_parallel_slopes() -> None:
    answers = frame()
    scores = {d: answers[[f"{d[0]}{j}_p" for j in range(1, 5)]].mean(axis=1, skipna=False) for d in DIMENSIONS[:2]}
    empathy = answers[["m1_p", "m2_p", "m3_p"]].assign(m3_p=8 - answers["m3_p"]).mean(axis=1, skipna=False)
    data = pd.DataFrame({"y": answers["overall"], **scores, "empathy": empathy}).dropna()
    y = np.select([data["y"] <= 4, data["y"] == 5], [1.0, 2.0], 3.0)
    ours, expected = brant(y, data[list(DIMENSIONS)].to_numpy()), EXPECTED["brant"]
    assert ours is not None
    assert agree(ours.overall[0], expected["overall"])
    assert ours.overall[1] == expected["df"]
    assert all_agree([term[0] for term in ours.terms], expected["terms"])


def test_thresholds_with_few_answers_stay_out_of_brants_test(plain: Outcome) -> None:
    # Eight of the 147 outcomes are a 3 and eight a 7: of the four thresholds, those after 4 and after 5 can be judged.
    table = plain.table("lab_ordered_parallel")
    (note,) = table.notes
    assert note.code == "brant_some_thresholds"
    assert dict(note.params) == {"used": 2, "thresholds": 4}
    overall = row(table, test="brant_all")
    assert overall["df"] == len(DIMENSIONS)
    assert overall["verdict"] == ("met" if overall["p"] >= 0.05 else "violated")


def test_answers_that_the_predictors_part_have_no_ordered_logit() -> None:
    assert ordered_logit(np.array([1.0, 1, 2, 2, 3, 3]), np.arange(6.0)[:, None]) is None


def test_residuals_as_pictures(plain: Outcome) -> None:
    assert [chart.kind for chart in plain.charts] == ["intervals", "heatmap", "histogram", "qq", "scatter", "intervals"]
    table = plain.table("regression_residuals")
    assert len(table.rows) == table.sample.used


def test_a_violated_assumption_says_what_to_do() -> None:
    skewed = frame().assign(overall=lambda f: np.where(f["overall"] > 4, 7, 1.0 + (f["t1_p"] > 6)))
    outcome = METHODS["regression"].run(skewed, instrument(), RegressionOptions(**FEW, level=0.2))
    table = outcome.table("regression_assumptions")
    assert table.params["level"] == 0.2
    names = [column.id for column in table.columns]
    verdicts = {(c[names.index("verdict")], c[names.index("advice")] == "advice_nothing") for c in table.rows}
    assert ("violated", False) in verdicts
    assert ("violated", True) not in verdicts
    assert ("met", False) not in verdicts
    for cells in table.rows:
        ours = dict(zip(names, cells, strict=True))
        assert ours["p_holm"] is None or (ours["verdict"] == "met") == (ours["p_holm"] >= 0.2)


def test_many_predictors_have_no_shapley_values() -> None:
    many = {f"d{j}": ("servqual", (f"q{j}",)) for j in range(11)}
    survey = instrument_from_toml(toml(many, QUESTIONS), name="many.toml")
    rng = np.random.default_rng(1)
    answers = {f"q{j}_p": rng.integers(1, 8, 60) for j in range(11)} | {"overall": rng.integers(1, 8, 60)}
    outcome = METHODS["regression"].run(pd.DataFrame(answers), survey, RegressionOptions())
    assert outcome.table("lab_importance").rows == ()
    assert "importance_too_many" in codes(outcome)


@pytest.mark.parametrize("n", [1, 2, 5, 8])
def test_few_responses_give_reasons(n: int) -> None:
    outcome = METHODS["regression"].run(frame().dropna().head(n), instrument(), RegressionOptions(**FEW))
    assert outcome.tables
    assert codes(outcome)
    assert all(np.isfinite(number) for number in numbers(outcome))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"overall": 5.0}, "constant_outcome"),
        ({f"t{j}_p": 4 for j in range(1, 5)}, "collinear_predictors"),
        ({"overall": np.nan}, "too_few_responses"),
        ({"sex": "male"}, "profile_one_answer"),
        ({"education": None}, "too_few_responses"),
    ],
)
def test_poor_data_gives_reasons(change: dict[str, Any], expected: str) -> None:
    options = RegressionOptions(profile=PROFILE, **FEW)
    outcome = METHODS["regression"].run(frame().assign(**change), instrument(), options)
    assert expected in codes(outcome)
    assert all(np.isfinite(number) for number in numbers(outcome))


def test_a_perfect_line_has_no_residuals_to_judge() -> None:
    exact = frame().dropna(subset=[f"{item}_p" for item in ("t1", "t2", "t3", "t4")])
    exact = exact.assign(overall=exact[["t1_p", "t2_p", "t3_p", "t4_p"]].sum(axis=1))
    outcome = METHODS["regression"].run(exact, instrument(), RegressionOptions(**FEW))
    assert "perfect_fit" in codes(outcome)
    assert all(np.isfinite(number) for number in numbers(outcome))


def test_without_points_there_is_no_weighted_gap() -> None:
    unweighted = instrument_from_toml(toml(extra=QUESTIONS[QUESTIONS.index("[[questions]]") :]), name="plain.toml")
    options = RegressionOptions(predictors="weighted_gap")
    assert codes(METHODS["regression"].run(frame(), unweighted, options)) == {"no_weights"}
