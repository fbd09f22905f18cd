"""Cross-tables against chisq.test, fisher.test and prop.test of base R (`oracles/crosstabs.R`); what is hidden stays hidden."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.formulas.contingency import independence
from analysis.methods import METHODS, Outcome
from analysis.methods.crosstabs.counted import Counted
from analysis.methods.crosstabs.disclosure import hidden_cells, small_cells
from analysis.methods.crosstabs.spec import CrosstabsOptions
from instruments.load import instrument_from_toml
from instruments.model import Instrument
from tests.analysis.methods.survey import QUESTIONS, agree, codes, frame, instrument, oracle, row, toml
from tests.questionnaire_text import question

EXPECTED = oracle("crosstabs")
ONE = pytest.mark.parametrize("expected", EXPECTED["one"], ids=lambda e: f"{e['question']}-{e['by']}")
CELLS = ("n", "count", "share", "lower", "upper", "residual")


def crossed(name: str, by: str, data: pd.DataFrame | None = None, **options: Any) -> Outcome:
    chosen = CrosstabsOptions(question=name, by=by, **options)
    return METHODS["crosstabs"].run(frame() if data is None else data, several_choices(), chosen)


def several_choices() -> Instrument:
    reasons = {"aware": "I know it", "male": "Man", "kiosk": "At the kiosk"}
    return instrument_from_toml(
        toml(extra=f"{QUESTIONS}\n{question('why', 'choices', 'Why?', choices=reasons)}"), name="why.toml"
    )


def with_reasons() -> pd.DataFrame:
    """The survey with a question of several choices, of which each is known from another column."""
    data = frame()
    marks = {"aware": data.digital_aware == "yes", "male": data.sex == "male", "kiosk": data.sqd_mode == "kiosk"}
    chosen = [";".join(name for name, mark in marks.items() if mark[i]) or None for i in range(len(data))]
    return data.assign(why=chosen)


@ONE
def test_cells_of_one_choice(expected: dict[str, Any]) -> None:
    table = crossed(expected["question"], expected["by"]).table("lab_crosstab")
    shown = 0
    for cell in expected["cells"]:
        ours = row(table, answer=cell["answer"], group=cell["group"])
        if ours["count"] is not None:
            shown += 1
            assert all(agree(ours[name], cell[name]) for name in CELLS)
    assert shown >= 2


@ONE
def test_independence_of_one_choice(expected: dict[str, Any]) -> None:
    outcome = crossed(expected["question"], expected["by"])
    ours, test = row(outcome.table("lab_crosstab_tests")), expected["test"]
    for name, theirs in {"least_expected": "expected", "n": "n", "statistic": "statistic", "df": "df"}.items():
        assert agree(ours[name], test[theirs])
    assert agree(ours["cramers_v"], test["cramers_v"])
    if test["expected"] >= 5:
        assert ours["test"] == "chi_square"
        assert agree(ours["p"], test["chi_square_p"])
    else:
        assert ours["test"] == "fisher_simulated"
        # 9,999 random tables: four standard errors about the exact p
        assert abs(ours["p"] - test["fisher_p"]) < 4 * (test["fisher_p"] * (1 - test["fisher_p"]) / 9999) ** 0.5


def test_several_choices_are_tested_one_by_one() -> None:
    outcome = crossed("why", "sqd_unit", with_reasons())
    for expected, holm in zip(EXPECTED["several"], EXPECTED["holm"], strict=True):
        ours = row(outcome.table("lab_crosstab_tests"), answer=expected["answer"])
        assert agree(ours["p"], expected["test"]["chi_square_p"])
        assert agree(ours["p_holm"], holm)
        assert agree(ours["cramers_v"], expected["test"]["cramers_v"])
        for cell in expected["cells"]:
            own = row(outcome.table("lab_crosstab"), answer=expected["answer"], group=cell["group"])
            assert all(agree(own[name], cell[name]) for name in CELLS)


def test_fishers_test_of_a_small_table() -> None:
    found = independence(np.array([[8, 1], [2, 5]]), 999, 1)
    assert found is not None
    assert found.test == "fisher_exact"
    assert agree(found.p, EXPECTED["small"]["fisher_p"])
    assert agree(found.cramers_v, EXPECTED["small"]["cramers_v"])


def test_no_small_cell_and_no_small_group_is_shown() -> None:
    outcome = crossed("education", "sqd_unit")
    counts = [cells[3] for cells in outcome.table("lab_crosstab").rows]
    assert None in counts
    assert [count for count in counts if count is not None and 0 < count < 5] == []
    assert "cells_hidden" in codes(outcome)
    assert "sd" not in {cells[1] for cells in crossed("digital_aware", "education").table("lab_crosstab").rows}


def test_a_hidden_cell_of_two_by_two_is_not_told_by_its_test() -> None:
    data = frame().assign(digital_aware=["yes"] * 3 + ["no"] * 147, sex=["male", "female"] * 75)
    outcome = crossed("digital_aware", "sex", data)
    assert [table.id for table in outcome.tables] == ["lab_crosstab"]
    assert "crosstab_untested" in codes(outcome)


def test_what_cannot_be_crossed_is_said() -> None:
    assert codes(crossed("sex", "sex")) == {"crosstab_with_itself"}
    assert codes(crossed("why", "sex")) == {"grouping_absent"}


def test_without_a_question_the_first_that_makes_no_groups_is_counted() -> None:
    table = METHODS["crosstabs"].run(frame(), instrument()).table("lab_crosstab")
    assert table.params == {"question": "education", "variable": "sex"}


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 5), st.integers(2, 5), st.data(), st.booleans())
def test_no_hidden_cell_can_be_worked_out_from_a_total(rows: int, columns: int, data: Any, several: bool) -> None:
    counts = np.array(data.draw(st.lists(st.integers(0, 15), min_size=rows * columns, max_size=rows * columns)))
    counts = counts.reshape(rows, columns)
    names = tuple(map(str, range(5)))
    base = counts.max(axis=0) + 7 if several else counts.sum(axis=0)
    table = Counted(
        several=several, answers=names[:rows], groups=names[:columns], counts=counts, base=base, suppressed=0
    )
    small = small_cells(table, 5)
    hidden = hidden_cells(table, small)
    assert not (small & ~hidden).any()
    assert hidden.any() if small.any() else not hidden.any()
    assert 1 not in hidden.sum(axis=1)
    assert several or 1 not in hidden.sum(axis=0)
