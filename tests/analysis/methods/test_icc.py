"""Agreement against psych::ICC in R and Shrout and Fleiss' own example (`oracles/icc.R`)."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.formulas.intraclass import intraclass
from analysis.methods import METHODS
from analysis.methods.icc.spec import IccOptions
from analysis.table import Table
from instruments.load import instrument_from_toml
from tests.analysis.methods.survey import QUESTIONS, agree, codes, frame, instrument, oracle, plain_outcome, row, toml
from tests.questionnaire_text import question

EXPECTED = oracle("icc")
RUN = METHODS["icc"].run
SHROUT = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], dtype=np.float64
)


def second() -> pd.DataFrame:
    """Every form entered again, with other answers to the items of tangibles."""
    again = pd.DataFrame(
        {name: pd.to_numeric(pd.Series([r.get(name) for r in EXPECTED["again"]])) for name in _items()}
    )
    return frame().assign(**again)


def _items() -> list[str]:
    return [f"t{i}_p" for i in range(1, 5)]


def assert_forms(table: Table, expected: dict[str, Any], scale: str, battery: str) -> None:
    for form in ("icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k"):
        ours = row(table, scale=scale, battery=battery, icc_form=form)
        assert (ours["n"], ours["ratings"]) == (expected["n"], expected["ratings"])
        for name, value in expected[form].items():
            assert agree(ours[name], value), (scale, form, name)


def test_items_of_a_scale() -> None:
    table = RUN(frame(), instrument(), IccOptions(measures=("perception", "gap"))).table("lab_icc")
    for expected in EXPECTED["items"]:
        assert_forms(table, expected, expected["scale"], expected["battery"])


def test_two_entries_of_the_same_forms() -> None:
    shuffled = second().sample(frac=1, random_state=2)
    outcome = RUN(frame(), instrument(), IccOptions(ratings="of_entries"), second_entries=shuffled)
    assert_forms(outcome.table("lab_icc"), EXPECTED["entries"], "tangibles", "perception")
    ours, expected = row(outcome.table("lab_icc_differences"), scale="tangibles"), EXPECTED["entries"]
    names = {"difference": "difference", "lower": "t_lower", "upper": "t_upper", "share_alike": "alike"}
    for name, theirs in (names | {"error_of_measurement": "error"}).items():
        assert agree(ours[name], expected[theirs]), name
    assert "settled_counts_as_agreed" in codes(outcome)


def test_two_interviews_of_the_same_people() -> None:
    """The second wave answers as the second entries do; codes that differ in case alone are one person."""
    questionnaire = instrument_from_toml(
        toml(extra="\n".join((QUESTIONS, question("own_code", "text", "Your own code", role="profile")))),
        name="coded.toml",
    )
    people = [f"Kode{i}" for i in range(150)]
    first = frame().assign(sqd_wave="one", own_code=people)
    later = second().assign(sqd_wave="two", own_code=[name.upper() for name in people])
    data = pd.concat([first, later.sample(frac=1, random_state=1)], ignore_index=True)
    asked = IccOptions(ratings="of_waves", person="own_code", before="one", after="two")
    assert_forms(RUN(data, questionnaire, asked).table("lab_icc"), EXPECTED["entries"], "tangibles", "perception")
    twice = data.assign(own_code="same")
    assert codes(RUN(twice, questionnaire, asked)) == {"nobody_twice"}


def test_the_example_of_shrout_and_fleiss() -> None:
    """Their table 4 prints two decimals; psych has them all."""
    found = {one.form: one for one in intraclass(SHROUT)}
    printed = {"icc1": 0.17, "icc2": 0.29, "icc3": 0.71, "icc1k": 0.44, "icc2k": 0.62, "icc3k": 0.91}
    for form, value in printed.items():
        assert round(found[form].icc, 2) == value
        for name, theirs in EXPECTED["shrout"][form].items():
            assert agree(getattr(found[form], name), theirs), (form, name)


def test_the_mean_of_consistent_items_is_alpha() -> None:
    table = RUN(frame(), instrument()).table("lab_icc")
    alphas = plain_outcome("reliability").table("reliability")
    alpha = row(alphas, scale="tangibles", battery="perception")
    assert row(table, scale="tangibles", icc_form="icc3k")["icc"] == pytest.approx(alpha["alpha"])


def test_what_cannot_be_compared_says_so() -> None:
    assert codes(RUN(frame(), instrument(), IccOptions(ratings="of_entries"))) == {"no_second_entries"}
    assert codes(RUN(frame(), instrument(), IccOptions(ratings="of_waves"))) == {"person_or_waves_unnamed"}
    same = RUN(frame(), instrument(), IccOptions(ratings="of_entries"), second_entries=frame())
    assert codes(same) == {"ratings_never_differ", "settled_counts_as_agreed"}
    assert {cells[5] for cells in same.table("lab_icc").rows} == {1.0}
    assert "too_few_responses" in codes(RUN(frame().head(1), instrument()))


def test_a_level_that_moves_is_disagreement_by_form_2_alone() -> None:
    found = {one.form: one.icc for one in intraclass(np.array([[1.0, 3.0], [2.0, 4.0], [5.0, 7.0]]))}
    assert found["icc3"] == found["icc3k"] == 1.0
    assert found["icc2"] == pytest.approx(26 / 3 / (26 / 3 + 2 * 6 / 3))


def test_noise_agrees_with_nothing() -> None:
    rng = np.random.default_rng(6)
    low = [intraclass(rng.normal(size=(30, 2)))[1].lower > 0 for _sample in range(400)]
    assert 0.005 < np.mean(low) < 0.05  # one side of a 95 % interval
