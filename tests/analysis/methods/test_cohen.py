"""Cohen's indicators against t.test, psych, prop.test, binom.test and cor.test (`oracles/cohen.R`)."""

from typing import Any

import numpy as np
import pytest

from analysis.disclosure.published import published_table
from analysis.formulas.proportions import wilson_interval
from analysis.methods import METHODS, Outcome
from analysis.methods.cohen.funnel import stages
from analysis.methods.cohen.indicators import SheetRow
from analysis.methods.cohen.spec import CohenOptions
from tests.analysis.methods.survey import agree, codes, frame, instrument, numbers, oracle, row, small

EXPECTED = oracle("cohen")
OPTIONS = CohenOptions(awareness_benchmark=0.6, use_benchmark=0.6, satisfaction_benchmark=0.6)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return METHODS["cohen"].run(frame(), instrument(), OPTIONS)


@pytest.mark.parametrize("expected", EXPECTED["scores"], ids=lambda e: e["dimension"])
def test_scores_and_reliability(outcome: Outcome, expected: dict[str, Any]) -> None:
    ours = row(outcome.table("lab_cohen_scores"), dimension=expected["dimension"])
    for name, value in expected.items():
        assert ours[name] == value if isinstance(value, str) else agree(ours[name], value), name


def test_the_funnel_is_found_by_what_depends_on_what() -> None:
    found = [stage.question for stage in stages(instrument(), CohenOptions())]
    assert found == ["digital_aware", "digital_used", "digital_satisfaction"]


@pytest.mark.parametrize("expected", EXPECTED["funnel"], ids=lambda e: e["stage"])
def test_funnel(outcome: Outcome, expected: dict[str, Any]) -> None:
    ours = row(outcome.table("lab_cohen_funnel"), stage=expected["stage"])
    for name, value in expected.items():
        assert ours[name] == value if isinstance(value, str) else agree(ours[name], value), name
    significant = ours["p"] < 0.05
    assert (ours["verdict"] == "not_different") == (not significant)


@pytest.mark.parametrize(
    "expected", EXPECTED["relation"], ids=lambda e: f"{e['dimension']}-{e['other']}-{e['battery']}"
)
def test_relations(outcome: Outcome, expected: dict[str, Any]) -> None:
    keys = {"dimension": expected["dimension"], "other_dimension": expected["other"], "battery": expected["battery"]}
    ours = row(outcome.table("lab_cohen_relation"), **keys)
    for name in ("n", "r", "lower", "upper", "p", "rho"):
        assert agree(ours[name], expected[name]), name
    assert ours["p_holm"] >= ours["p"]


def test_relations_reach_the_other_questionnaires_only(outcome: Outcome) -> None:
    others = {cells[1] for cells in outcome.table("lab_cohen_relation").rows}
    assert others == {"tangibles", "reliability", "empathy", "skm"}


def test_a_step_is_compared_with_its_own_benchmark_alone_and_by_default_with_none() -> None:
    def verdicts(options: CohenOptions) -> list[object]:
        table = METHODS["cohen"].run(frame(), instrument(), options).table("lab_cohen_funnel")
        return [row(table, stage=stage)["verdict"] for stage in ("awareness", "use", "satisfaction")]

    assert verdicts(CohenOptions()) == [None, None, None]
    assert verdicts(CohenOptions(use_benchmark=0.4)) == [None, "above_benchmark", None]


def test_wilson_at_the_edges() -> None:
    # R: prop.test(0, 10, correct = FALSE), prop.test(10, 10, correct = FALSE)
    assert wilson_interval(0, 10) == pytest.approx((0, 0.277532799862889), rel=1e-12)
    assert wilson_interval(10, 10) == pytest.approx((0.722467200137111, 1), rel=1e-12)
    assert wilson_interval(0, 0) == (None, None)


def test_nobody_aware_leaves_later_stages_undefined() -> None:
    data = frame().assign(digital_aware="no", digital_used=None, digital_satisfaction=np.nan)
    table = METHODS["cohen"].run(data, instrument()).table("lab_cohen_funnel")
    assert row(table, stage="use")["share"] is None
    assert row(table, stage="awareness")["count"] == 0


def test_an_instrument_without_the_family_says_why() -> None:
    assert METHODS["cohen"].why_not(small(tangibles=("t1", "t2"))) == "needs_cohen"
    assert codes(METHODS["cohen"].run(frame(), small(tangibles=("t1", "t2")))) == {"needs_cohen"}


def test_two_responses() -> None:
    outcome = METHODS["cohen"].run(frame().head(2), instrument())
    assert all(np.isfinite(number) for number in numbers(outcome))


def test_who_answers_a_later_stage_without_the_one_before_is_not_counted_there() -> None:
    """Imported answers may hold “used” from people who do not know of it."""
    data = frame().assign(digital_aware=["yes", "no"] * (len(frame()) // 2), digital_used="yes", digital_satisfaction=4)
    table = METHODS["cohen"].run(data, instrument()).table("lab_cohen_funnel")
    knowing = len(data) // 2
    assert [(cells[2], cells[3]) for cells in table.rows[:2]] == [(len(data), knowing), (knowing, knowing)]

    strangers = data.assign(digital_aware="yes", digital_used="no")
    table = METHODS["cohen"].run(strangers, instrument()).table("lab_cohen_funnel")
    assert row(table, stage="satisfaction")["n"] == 0


def test_what_the_office_counts_stands_beside_and_is_tested_against_nothing(outcome: Outcome) -> None:
    sheet = [
        SheetRow(indicator="Hotspots", area="ict", period="2026", value=3.5, goal=5.0, due="2027", source="Register"),
        SheetRow(indicator="Parks", area="", period="2026", value=2.0, goal=None, due="", source="Register"),
    ]
    beside = METHODS["cohen"].run(frame(), instrument(), OPTIONS, indicator_sheet=sheet)
    table = beside.table("lab_cohen_indicators")
    assert [cells[1:4] for cells in table.rows] == [("ict", "2026", 3.5), ("own", "2026", 2.0)]
    goals = beside.table("lab_cohen_goals")
    assert goals.rows == (("Hotspots", "2026", 3.5, 5.0, -1.5, "2027"),)
    assert published_table(table, 5).rows == table.rows  # nobody's answers: there is nobody to hide
    assert [one for one in beside.tables if one not in (table, goals)] == list(outcome.tables)
