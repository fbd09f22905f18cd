"""The graded response model and its comparison of groups against R's ltm and MASS::polr (`oracles/graded_response.R`)."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from analysis.answers import dimension_sets, read_answers
from analysis.formulas import graded_response as formula
from analysis.formulas.graded_response import graded_response
from analysis.formulas.ordered_logit import ordered_logit
from analysis.methods import METHODS, Outcome
from analysis.methods.graded_response.dif import functioning_of, functioning_table
from analysis.methods.graded_response.spec import GradedResponseOptions
from analysis.table import Table
from exports.report.saved_analysis_gate import publishable_kept
from instruments.progress import CancelledError, Progress
from tests.analysis.methods.survey import ORACLES, agree, all_agree, codes, oracle, row, small

EXPECTED = oracle("graded_response")
ITEMS = ("t1", "t2", "t3", "t4")
INSTRUMENT = small(tangibles=ITEMS)
BY_UNIT = GradedResponseOptions(by="sqd_unit")
SEARCHED = 1e-7  # R's search stops when its own steps no longer tell


def answers() -> pd.DataFrame:
    return pd.read_csv(ORACLES / "graded_response.csv")


def fitted(frame: pd.DataFrame, options: GradedResponseOptions = BY_UNIT) -> Outcome:
    return METHODS["graded_response"].run(frame, INSTRUMENT, options)


def verdicts(table: Table) -> dict[str, str]:
    return {item: row(table, item=item)["verdict"] for item in ITEMS}


@cache
def whole() -> Outcome:
    return fitted(answers())


def test_the_model_of_a_dimension_is_that_of_ltm() -> None:
    ours = row(whole().table("lab_grades"))
    assert (ours["n"], ours["k"], ours["unknowns"]) == (EXPECTED["n"], 4, EXPECTED["parameters"])
    for name in ("log_likelihood", "aic", "bic", "marginal_reliability"):
        assert agree(ours[name], EXPECTED[name], SEARCHED), name


@pytest.mark.parametrize("place", range(4))
def test_discrimination_thresholds_and_information_with_their_errors(place: int) -> None:
    expected = EXPECTED["items"][place]
    ours = row(whole().table("lab_grades_items"), item=ITEMS[place])
    assert agree(ours["discrimination"], expected["a"], SEARCHED)
    assert agree(ours["se"], expected["a_se"], SEARCHED)
    assert ours["lower"] == pytest.approx(expected["a"] - 1.959963984540054 * expected["a_se"], rel=SEARCHED)
    levels = [ours[f"information_{level}"] for level in ("minus_2", "minus_1", "plus_0", "plus_1", "plus_2")]
    assert all_agree(levels, expected["information"], SEARCHED)
    thresholds = [cells for cells in whole().table("lab_grades_thresholds").rows if cells[0] == ITEMS[place]]
    assert all_agree([cells[2] for cells in thresholds], expected["b"], SEARCHED)
    assert all_agree([cells[3] for cells in thresholds], expected["b_se"], SEARCHED)


def test_information_of_the_test() -> None:
    table = whole().table("lab_grades_information")
    at = {cells[1]: cells for cells in table.rows}
    told = [at[level][2] for level in (-3.0, -1.5, 0.0, 1.5, 3.0)]
    assert all_agree(told, EXPECTED["information"], SEARCHED)
    assert at[0.0][3] == pytest.approx(EXPECTED["information"][2] ** -0.5, rel=SEARCHED)


@pytest.mark.parametrize("place", range(4))
def test_items_that_groups_of_one_level_answer_differently(place: int) -> None:
    expected = EXPECTED["groups"][place]
    ours = row(whole().table("lab_grades_functioning"), item=ITEMS[place])
    assert (ours["n"], ours["groups"], ours["df"]) == (expected["n"], 2, 2)
    for name in ("chi2_uniform", "chi2_non_uniform", "chi2", "p", "p_holm"):
        assert agree(ours[name], expected[name], 1e-6), name
    assert agree(ours["nagelkerke_change"], expected["change"], 1e-6)


def test_the_item_made_to_differ_is_found_and_no_other() -> None:
    assert verdicts(whole().table("lab_grades_functioning")) == {
        "t1": "not_different",
        "t2": "functioning_negligible",
        "t3": "functioning_moderate",
        "t4": "not_different",
    }
    (said,) = [note for note in whole().notes if note.code == "functioning_found"]
    assert dict(said.params) == {"count": 1, "items": 4}


def test_groups_that_differ_in_level_alone_are_not_taken_for_groups_that_differ_in_an_item() -> None:
    """Half a standard deviation apart, four items: matched by the items beside, eight surveys in ten would name one."""
    rng = np.random.default_rng(2)
    named = 0
    (scale,) = dimension_sets(INSTRUMENT, "servqual", "perception")
    for _sample in range(20):
        group = np.repeat([0, 1], 500)
        level = rng.normal(size=1000) + 0.5 * group
        steps = np.array([-1.5, -0.5, 0.5, 1.5])
        X = 1 + (1.2 * (level[:, None, None] - steps) + rng.logistic(size=(1000, 4, 1)) > 0).sum(axis=2)
        answered = read_answers(pd.DataFrame(X, columns=[f"{item}_p" for item in ITEMS]), INSTRUMENT)
        table = functioning_table(list(functioning_of(answered, scale, group, 30)), {}, 1000)
        named += set(verdicts(table).values()) != {"not_different"}
    assert named <= 5


def test_an_item_of_one_answer_is_left_out_and_too_little_is_refused() -> None:
    alike = fitted(answers().assign(t4_p=3))
    assert [cells[0] for cells in alike.table("lab_grades_items").rows] == ["t1", "t2", "t3"]
    assert "grades_constant_item" in codes(alike)
    two = fitted(answers().assign(t4_p=3, t3_p=np.nan))
    assert "grades_few_items" in codes(two)
    assert {"too_few_responses", "one_group"} <= codes(fitted(answers().head(90)))
    gap = fitted(answers(), GradedResponseOptions(measure="gap"))
    assert codes(gap) == {"no_grades_of_a_gap"}


def test_items_that_repeat_each_other_have_no_model() -> None:
    data = answers()
    same = fitted(data.assign(t2_p=data["t1_p"], t3_p=data["t1_p"], t4_p=data["t1_p"]))
    assert "grades_without_maximum" in codes(same)


def test_a_category_that_nobody_used_has_no_threshold() -> None:
    higher = fitted(answers().assign(t1_p=lambda data: data["t1_p"].replace(3, 4)))
    steps = [cells[1] for cells in higher.table("lab_grades_thresholds").rows if cells[0] == "t1"]
    assert steps == [2.0, 4.0, 5.0]


def test_small_groups_are_left_out_and_said() -> None:
    mixed = answers().assign(sqd_unit=lambda data: data["sqd_unit"].where(np.arange(len(data)) % 40 != 0, "c"))
    outcome = fitted(mixed)
    compared = outcome.table("lab_grades_functioning")
    assert row(compared, item="t1")["groups"] == 2
    assert [note.params["left_out"] for note in compared.notes if note.code == "groups_left_out"] == [1]

    printed = publishable_kept(outcome, 5)  # n of all less n of the compared is n of the small group
    assert [table.id for table in printed.tables] == [table.id for table in outcome.tables if table is not compared]
    assert printed.table("lab_grades_items").rows == outcome.table("lab_grades_items").rows
    assert "withheld_left_out" in codes(printed)


def test_an_item_worded_the_other_way_has_a_negative_discrimination() -> None:
    X = answers()[[f"{item}_p" for item in ITEMS]].to_numpy(float)
    model = graded_response(X)
    turned = graded_response(np.column_stack([X[:, :3], 6 - X[:, 3]]))
    assert model is not None
    assert turned is not None
    assert turned.items[3].a == pytest.approx(-model.items[3].a, rel=1e-8)
    assert turned.items[3].b == pytest.approx(model.items[3].b[::-1], rel=1e-8)
    assert turned.log_likelihood == pytest.approx(model.log_likelihood, rel=1e-12)


def test_many_patterns_start_from_some_and_end_at_the_same_maximum(monkeypatch: pytest.MonkeyPatch) -> None:
    X = answers()[[f"{item}_p" for item in ITEMS]].to_numpy(float)
    straight = graded_response(X)
    monkeypatch.setattr(formula, "FEW_PATTERNS", 60)
    monkeypatch.setattr(formula, "LARGEST_KEY", 20)
    around = graded_response(X)
    assert straight is not None
    assert around is not None
    assert around.log_likelihood == pytest.approx(straight.log_likelihood, rel=1e-13)
    assert [item.a for item in around.items] == pytest.approx([item.a for item in straight.items], rel=1e-8)


def test_counted_rows_stand_for_as_many() -> None:
    data = answers().dropna()
    y, x = data["t1_p"].to_numpy(float), data[["t2_p"]].to_numpy(float)
    rows, counts = np.unique(np.column_stack([y, x]), axis=0, return_counts=True)
    each, counted = ordered_logit(y, x), ordered_logit(rows[:, 0], rows[:, 1:], counts.astype(float))
    assert each is not None
    assert counted is not None
    assert counted.log_likelihood == pytest.approx(each.log_likelihood, rel=1e-13)
    assert counted.null_log_likelihood == pytest.approx(each.null_log_likelihood, rel=1e-13)
    assert counted.errors == pytest.approx(each.errors, rel=1e-9)


def test_it_can_be_given_up() -> None:
    with pytest.raises(CancelledError):
        METHODS["graded_response"].run(answers(), INSTRUMENT, BY_UNIT, Progress(is_cancelled=lambda: True))
