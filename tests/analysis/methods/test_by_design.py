"""Scores, gaps, the index and a regression by the sample's design, against R's package survey (`oracles/design.R`)."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from analysis.methods import METHODS, Outcome
from analysis.table import Table
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, row
from tests.analysis.methods.test_design import CHOSEN

EXPECTED = oracle("design")
EACH = pytest.mark.parametrize("case", CHOSEN)
GIVEN: dict[str, dict[str, Any]] = {
    "scores": {},
    "gaps": {"bootstrap": False},
    "skm": {"by": ("sex",), "transcription": False},
    "regression": {"profile": ("sex",), "importance": False, "ordered": False, "influence": False},
}
METHOD = pytest.mark.parametrize("method", GIVEN)
# The tables by the design, the plain table beside, and how both call a row and its number.
PAIRS = {
    "lab_design_means": ("scores", ("scale", "battery"), ("dimension", "battery"), "mean", "mean"),
    "lab_design_gap_dimensions": ("gap_dimensions", ("dimension",), ("dimension",), "gap", "gap"),
    "lab_design_gap_items": ("gap_items", ("item",), ("item",), "gap", "gap"),
    "lab_design_gap_overall": ("gap_overall", ("measure",), ("measure",), "gap", "mean"),
    "lab_design_elements": ("skm_elements", ("element",), ("element",), "nrr", "nrr"),
    "lab_design_groups": ("lab_skm_groups", ("group",), ("group",), "ikm", "ikm_rounded"),
    "lab_design_regression": ("regression_terms", ("term",), ("term",), "b", "b"),
}


def ran(method: str, **chosen: Any) -> Outcome:
    return METHODS[method].run(frame(), instrument(), METHODS[method].options(**GIVEN[method], **chosen))


@cache
def found(method: str, case: str) -> Outcome:
    return ran(method, **CHOSEN[case])


def assert_rows(table: Table, key: str, expected: list[dict[str, Any]], their_key: str) -> None:
    """Every row of the oracle, number by number; rake stops at 1e-10."""
    assert expected
    for theirs in expected:
        ours = row(table, **{key: theirs[their_key]})
        for name, value in theirs.items():
            if name != their_key:
                assert agree(ours[name], value, rel=1e-7), (theirs[their_key], name)


@EACH
def test_gaps(case: str) -> None:
    for part, key in (("items", "item"), ("dimensions", "dimension"), ("overall", "measure")):
        assert_rows(found("gaps", case).table(f"lab_design_gap_{part}"), key, EXPECTED[case]["gaps"][part], "name")


@EACH
def test_the_index_its_elements_and_its_groups(case: str) -> None:
    outcome, expected = found("skm", case), EXPECTED[case]
    index = row(outcome.table("lab_design_index"))
    assert agree(index["ikm"], expected["index"]["ikm"])
    assert agree(index["se"], expected["index"]["se"], rel=1e-7)
    assert_rows(outcome.table("lab_design_elements"), "element", expected["elements"], "element")
    assert_rows(outcome.table("lab_design_groups"), "group", expected["groups"], "group")


@EACH
def test_scores(case: str) -> None:
    table = found("scores", case).table("lab_design_means")
    for theirs in EXPECTED[case]["means"][:3]:
        ours = row(table, scale=theirs["scale"], battery="perception")
        assert agree(ours["mean"], theirs["mean"])
        assert agree(ours["se"], theirs["se"], rel=1e-7)


@EACH
def test_a_regression_with_a_control(case: str) -> None:
    names = {"(Intercept)": "const", "sexfemale": "sex=female"}
    expected = [
        {**theirs, "term": names.get(theirs["term"], theirs["term"])} for theirs in EXPECTED[case]["controlled"]
    ]
    assert_rows(found("regression", case).table("lab_design_regression"), "term", expected, "term")


@METHOD
def test_each_table_says_which_design_it_is_under(method: str) -> None:
    tables = [table for table in found(method, "raking").tables if table.id.startswith("lab_design")]
    assert tables
    for table in tables:
        assert table.params["clusters"] == "by_day"
        assert table.params["weighting"] == "weights_raked"
        assert table.params["confidence_level"] == "level_99"


@METHOD
def test_nothing_is_added_where_nothing_is_chosen(method: str) -> None:
    assert not [table for table in ran(method).tables if "design" in table.id]


@METHOD
def test_weights_of_one_give_the_plain_numbers(method: str) -> None:
    """Totals that are as many as the responses themselves."""
    people = frame()["sex"].value_counts()
    totals = tuple(f"{answer} = {n}" for answer, n in people.items())
    for ours, theirs, value, plain_value in beside(ran(method, strata="sex", totals=totals)):
        assert ours[value] == pytest.approx(theirs[plain_value], abs=0.005 if value == "ikm" else 1e-12)  # rounded


@METHOD
def test_clusters_of_one_give_the_plain_errors_and_a_level_its_interval(method: str) -> None:
    for ours, theirs, value, _plain_value in beside(ran(method, confidence_level="level_90")):
        if method != "regression":  # whose errors allow for unequal spread
            of_all = 0.01 if "group" in ours else 1e-9  # a group's are within the design of all responses, by n/(n − 1)
            assert ours["se"] == pytest.approx(ours["plain_se"], rel=of_all)
            assert theirs["lower"] < ours["lower_bound"] < ours[value] < ours["upper_bound"] < theirs["upper"]
        assert ours["upper_bound"] - ours["lower_bound"] > 3 * ours["se"]  # 2 · 1.645


def beside(outcome: Outcome) -> Iterator[tuple[dict[str, Any], dict[str, Any], str, str]]:
    """Each row by the design and the plain one, and what both call the number."""
    found = [table for table in outcome.tables if table.id in PAIRS]
    assert found
    for table in found:
        plain, keys, plain_keys, value, plain_value = PAIRS[table.id]
        for cells in table.rows:
            ours = dict(zip([column.id for column in table.columns], cells, strict=True))
            named = {theirs: ours[own] for own, theirs in zip(keys, plain_keys, strict=True)}
            yield ours, row(outcome.table(plain), **named), value, plain_value


@METHOD
def test_what_a_design_lacks_is_said_and_the_plain_tables_stay(method: str) -> None:
    outcome = ran(method, clusters="by_enumerator")
    assert "grouping_absent" in codes(outcome)
    assert outcome.tables


def said(table: Table) -> dict[str, Any]:
    return {note.code: note.params for note in table.notes}


def test_a_row_without_an_error_says_why() -> None:
    """Of unit A one person alone answered the whole scale; nobody differs in the other."""
    data = frame()
    few = data["t1_p"].where((data["sqd_unit"] != data["sqd_unit"].iloc[0]) | (data.index == 0))
    data = data.assign(t1_p=few, **{f"r{place}_p": 5 for place in (1, 2, 3, 4)})
    options = METHODS["scores"].options(strata="sqd_unit")
    table = METHODS["scores"].run(data, instrument(), options).table("lab_design_means")
    assert said(table)["lonely_among_few"]["rows"] == sum(cells[4] is None for cells in table.rows) > 0
    assert said(table)["design_without_spread"]["rows"] == sum(cells[4] == 0 for cells in table.rows) > 0
    assert "icc_needs_clusters" in said(table)
    assert row(table, scale="reliability", battery="perception")["lower_bound"] is None  # alike, not certain


def test_coefficients_of_too_few_clusters_say_so() -> None:
    """Three units, and more coefficients than that."""
    table = ran("regression", clusters="by_unit").table("lab_design_regression")
    assert said(table)["too_few_clusters"]["clusters"] == frame()["sqd_unit"].nunique()
    assert all(row(table, term=cells[0])["p"] is None for cells in table.rows)


def test_a_sum_with_holes_has_no_design_effect_and_says_so() -> None:
    table = ran("skm", clusters="by_unit").table("lab_design_index")
    assert (row(table)["design_effect"] is None) == ("no_effect_with_holes" in said(table))
    assert row(table)["design_effect"] is None
