"""Numeric controls, and regression in blocks, against lm and anova (`oracles/blocks.R`)."""

from typing import Any

import pandas as pd
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.regression.spec import RegressionOptions
from instruments.load import instrument_from_toml
from tests.analysis.methods.survey import PROFILE, QUESTIONS, agree, frame, oracle, row, toml
from tests.questionnaire_text import question

EXPECTED = oracle("blocks")
LINES = ("reliability, age", "sex")
CHANGES = ("n", "r2", "r2_adj", "r2_change", "f_change", "df1", "df2", "p_change", "aic")


def with_numbers() -> pd.DataFrame:
    """The survey with age in years and minutes waited, as the script in R makes them."""
    data, places = frame(), range(len(frame()))
    return data.assign(age=[20 + i * 7 % 43 for i in places], minutes=[5 + i * 5 % 31 for i in places])


def run(**chosen: Any) -> Outcome:
    asked = [question(name, "integer", name, **PROFILE) for name in ("age", "minutes")]
    counter = instrument_from_toml(toml(extra="\n".join((QUESTIONS, *asked))), name="counter.toml")
    options = {"numbers": ("age", "minutes"), "profile": ("sex",), "importance": False, "ordered": False} | chosen
    return METHODS["regression"].run(with_numbers(), counter, RegressionOptions(**options))


@pytest.mark.parametrize(("case", "lines"), [("controls_first", ()), ("by_lines", LINES)])
def test_each_block_adds_what_anova_says(case: str, lines: tuple[str, ...]) -> None:
    table = run(blocks=lines).table("lab_regression_blocks")

    assert len(table.rows) == len(EXPECTED[case])
    for place, expected in enumerate(EXPECTED[case], start=1):
        ours = row(table, block=place)
        for name in CHANGES:
            assert agree(ours[name], expected[name]), (place, name)


@pytest.mark.parametrize(("case", "lines"), [("controls_first", ()), ("by_lines", LINES)])
def test_the_coefficients_of_every_block_are_lms(case: str, lines: tuple[str, ...]) -> None:
    terms = run(blocks=lines).table("lab_regression_block_terms")

    ids = [column.id for column in terms.columns]
    ours = [dict(zip(ids, cells, strict=True)) for cells in terms.rows]
    expected = [term for block in EXPECTED[case] for term in block["terms"]]
    assert len(ours) == len(expected)
    for term, theirs in zip(ours, expected, strict=True):
        for name in ("b", "se", "t", "p", "lower", "upper"):
            assert agree(term[name], theirs[name]), (term["term"], name)


def test_numeric_questions_are_predictors_of_the_model_itself() -> None:
    terms = run().table("regression_terms")

    last = EXPECTED["controls_first"][-1]["terms"]
    r = dict(zip(["const", "age", "minutes", "sex=female", "tangibles", "reliability", "empathy"], last, strict=True))
    for name, expected in r.items():
        assert agree(row(terms, term=name)["b"], expected["b"]), name


def test_the_blocks_are_named_and_a_strange_name_is_told() -> None:
    table = run(blocks=("reliability, speed", "age")).table("lab_regression_blocks")

    told = {(n.code, n.params.get("terms") or n.params.get("line")) for n in table.notes}
    assert ("block_unknown", "speed") in told
    assert ("block_terms", "tangibles, empathy, minutes, sex=female") in told


def test_one_block_alone_is_no_table() -> None:
    outcome = run(numbers=(), profile=())

    assert "lab_regression_blocks" not in [table.id for table in outcome.tables]


def test_a_last_block_of_noise_adds_nothing_that_is_significant() -> None:
    changes = run(profile=(), numbers=("minutes",), blocks=("tangibles, reliability, empathy",))

    assert row(changes.table("lab_regression_blocks"), block=2)["p_change"] > 0.05
