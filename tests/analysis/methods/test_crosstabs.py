"""Cross-tables against chisq.test, fisher.test and prop.test of base R (`oracles/crosstabs.R`); what is hidden stays hidden."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.disclosure.patterns import Divided, states_over
from analysis.disclosure.ranges import BESIDE, FEW, SHOWN
from analysis.formulas.contingency import independence
from analysis.methods import METHODS, Outcome
from analysis.methods.crosstabs.spec import CrosstabsOptions
from analysis.table import Hidden
from instruments.load import instrument_from_toml
from instruments.model import Instrument
from tests.analysis.disclosure.intruder import Intruder
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
    shown, groups = 0, {cells[1] for cells in table.rows}
    everyone = {cell["group"] for cell in expected["cells"]}
    for cell in (cell for cell in expected["cells"] if cell["group"] in groups):
        ours = row(table, answer=cell["answer"], group=cell["group"])
        if not isinstance(ours["count"], Hidden):
            shown += 1
            told = [name for name in CELLS if not isinstance(ours[name], Hidden)]
            assert {"n", "count", "share", "lower", "upper"} <= set(told)
            assert all(agree(ours[name], cell[name]) for name in told if name != "residual" or groups == everyone)
    assert shown >= 2


@ONE
def test_independence_of_one_choice(expected: dict[str, Any]) -> None:
    counts = pd.crosstab(frame()[expected["question"]], frame()[expected["by"]])
    counts = counts[[cell["group"] for cell in expected["cells"] if cell["answer"] == expected["cells"][0]["answer"]]]
    ours, test = independence(counts.to_numpy(), 9999, 1), expected["test"]
    assert ours is not None
    assert agree(ours.expected, test["expected"])
    assert agree(ours.statistic, test["statistic"])
    assert agree(ours.df, test["df"])
    assert agree(ours.cramers_v, test["cramers_v"])
    if test["expected"] >= 5:
        assert ours.test == "chi_square"
        assert agree(ours.p, test["chi_square_p"])
    else:
        assert ours.test == "fisher_simulated"
        # 9,999 random tables: four standard errors about the exact p
        assert abs(ours.p - test["fisher_p"]) < 4 * (test["fisher_p"] * (1 - test["fisher_p"]) / 9999) ** 0.5


def test_the_table_of_tests_is_that_of_the_cells_where_none_is_hidden() -> None:
    outcome = crossed("digital_aware", "sqd_mode")
    ours, cells = row(outcome.table("lab_crosstab_tests")), outcome.table("lab_crosstab").rows
    assert not any(isinstance(cell, Hidden) for cells_row in cells for cell in cells_row)
    counts = pd.crosstab(frame()["digital_aware"], frame()["sqd_mode"]).to_numpy()
    found = independence(counts, 9999, 1)
    assert found is not None
    assert (ours["n"], ours["statistic"]) == (counts.sum(), found.statistic)


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
    assert any(isinstance(count, Hidden) for count in counts)
    assert [count for count in counts if not isinstance(count, Hidden) and 0 < count < 5] == []
    assert "cells_hidden" in codes(outcome)
    assert "sd" not in {cells[1] for cells in crossed("digital_aware", "education").table("lab_crosstab").rows}


def test_a_hidden_cell_is_not_told_by_its_test() -> None:
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


def test_a_group_that_is_left_out_takes_the_smallest_of_the_others_with_it() -> None:
    data = frame().assign(sqd_unit=["u1"] * 100 + ["u2"] * 47 + ["u3"] * 3)
    outcome = crossed("sex", "sqd_unit", data)
    assert {cells[1] for cells in outcome.table("lab_crosstab").rows} == {"u1"}
    [note] = [note for note in outcome.notes if note.code == "groups_suppressed"]
    assert note.params["suppressed"] == 2


def _states(counts: np.ndarray) -> np.ndarray:
    """Of answers × groups."""
    places = np.repeat(np.indices(counts.shape).reshape(2, -1), counts.ravel(), axis=1)
    sizes = zip(("answer", "group"), places, counts.shape, strict=True)
    return states_over([Divided(name=name, places=own, size=size) for name, own, size in sizes], 5)


@settings(max_examples=40)
@given(st.integers(2, 4), st.integers(2, 4), st.data(), st.booleans())
def test_no_hidden_cell_can_be_worked_out(rows: int, columns: int, data: Any, several: bool) -> None:
    """Everything that is printed, and how many gave each answer and belong to each group, is known to the solver."""
    counts = np.array(data.draw(st.lists(st.integers(0, 15), min_size=rows * columns, max_size=rows * columns)))
    counts = counts.reshape(rows, columns)
    base = counts.max(axis=0) + 7 if several else counts.sum(axis=0)
    states = np.stack([_states(np.stack([base - own, own]))[1] for own in counts]) if several else _states(counts)
    few = (counts > 0) & (counts < 5)
    assert not (few & (states == SHOWN)).any()
    intruder, cells = Intruder(counts.size), np.arange(counts.size).reshape(counts.shape)
    for cell, count, state in zip(cells.ravel(), counts.ravel(), states.ravel(), strict=True):
        intruder.reads([int(cell)], {FEW: "<5", BESIDE: "…"}.get(int(state), str(count)))
    for answer in range(rows):
        intruder.reads(cells[answer].tolist(), str(counts[answer].sum()))
    for group in range(columns) if not several else ():
        intruder.reads(cells[:, group].tolist(), str(counts[:, group].sum()))
    for answer, group in np.argwhere(few):
        if counts[answer].sum() >= 5 and base[group] >= 5:  # a total of few is hidden where it is printed itself
            low, high = intruder.range_of([int(cells[answer, group])])
            assert high > low
