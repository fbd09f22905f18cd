"""Nobody stands alone with what others may know of them."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from exports.datasets.dataset import DataColumn, dataset
from exports.shareable.generalisation_steps import Ladder, ladder
from exports.shareable.k_anonymity import anonymous
from exports.shareable.shareable import is_quasi, shareable
from exports.shareable.suppression import suppressed
from instruments.columns import question_variable
from instruments.load import load_instrument
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project


@given(
    codes=st.tuples(st.integers(2, 60), st.integers(1, 4)).flatmap(
        lambda shape: arrays(np.int64, shape, elements=st.integers(0, 4))
    ),
    k=st.integers(2, 6),
)
@settings(max_examples=200)
def test_every_combination_is_that_of_k_and_nothing_is_invented(codes: np.ndarray, k: int) -> None:
    after = suppressed(codes, k)
    assert ((after == 0) | (after == codes)).all()
    if len(codes) >= k:
        assert min(Counter(map(tuple, after)).values()) >= k
    else:
        assert not after.any()


def test_what_k_share_already_stays() -> None:
    codes = np.array([[1, 1]] * 5 + [[2, 1]] * 6)
    assert (suppressed(codes, 5) == codes).all()


def test_one_who_stands_alone_takes_others_along() -> None:
    # The one who is 2 could be told as the only one without an answer; four of the others go blank too.
    after = suppressed(np.array([[2]] + [[1]] * 9), 5)
    assert Counter(after[:, 0].tolist()) == {0: 5, 1: 5}
    assert after[0, 0] == 0


@dataclass(frozen=True)
class Steps:
    """A ladder of columns written down."""

    name: str
    steps: tuple[list[str | None], ...]

    @property
    def ladder(self) -> Ladder:
        columns = (DataColumn(name=self.name, kind="meta", label="", values=values) for values in self.steps)
        return Ladder(steps=tuple(columns))


def test_a_step_down_is_taken_where_it_saves_more_than_it_costs() -> None:
    exact: list[str | None] = [str(year) for year in range(30, 40)]
    found = anonymous([Steps("age", (exact, ["30–39"] * 10)).ladder], 5)
    assert list(found.columns[0].values) == ["30–39"] * 10
    assert (found.steps, found.blanked) == ({"age": 1}, {"age": 0})


def test_no_step_is_taken_where_none_is_needed() -> None:
    exact: list[str | None] = ["30"] * 5 + ["31"] * 5
    found = anonymous([Steps("age", (exact, ["30–39"] * 10)).ladder], 5)
    assert list(found.columns[0].values) == exact
    assert found.steps == {"age": 0}


def test_neighbours_of_a_list_are_told_together_and_named() -> None:
    question = next(one for one in load_instrument("loket-lengkap").questions if one.id == "education")
    variable = question_variable(question)
    made = ["sd"] * 9 + ["smp"] * 2 + ["sma"] * 20 + ["d3"] * 8 + ["s1"] * 11 + ["s2"]
    steps = ladder(DataColumn(name="education", kind="choice", label="", values=made, variable=variable)).steps
    assert [len(set(step.values)) for step in steps] == [6, 4, 3, 2]
    # The one S2 joins S1, then the two SMP join SD, the smaller of their neighbours.
    assert set(steps[1].values) == {"sd_to_smp", "sma", "d3", "s1_to_s2"}
    labels = {choice.id: choice.label.get("id") for choice in steps[1].variable.choices}
    assert labels["sd_to_smp"] == "SD / SMP"


def test_of_codes_the_rarest_are_told_as_one() -> None:
    codes = ["a"] * 9 + ["b"] * 8 + ["c"] * 2 + ["d"] + [None]
    steps = ladder(DataColumn(name="sqd_service", kind="meta", label="", values=codes)).steps
    assert [Counter(step.values) for step in steps[1:]] == [
        Counter({"a": 9, "b": 8, "combined": 3, None: 1}),
        Counter({"a": 9, "combined": 11, None: 1}),
    ]


@pytest.mark.parametrize(("questionnaire", "n", "most"), [("loket-lengkap", 384, 0.2), ("servqual-22", 300, 0.1)])
def test_the_usual_survey_keeps_most_of_its_profile(questionnaire: str, n: int, most: float, tmp_path: Path) -> None:
    with Project.create(tmp_path / "survey.sqd", instrument=questionnaire) as project:
        project.add_responses(simulate(project.instrument, n), source="simulated")
        data = dataset(project.frame(non_answers=True), project.instrument, language="en")
    before = {column.name: column for column in data.columns}
    after = {column.name: column for column in shareable(data).columns}
    names = [name for name, column in after.items() if is_quasi(before[name])]
    given, kept = (
        sum(value is not None for name in names for value in columns[name].values) for columns in (before, after)
    )
    assert 1 - kept / given < most
    assert min(Counter(zip(*(after[name].values for name in names), strict=True)).values()) >= 5
