"""Nobody stands alone with what others may know of them."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from exports.datasets.dataset import DataColumn
from exports.shareable.anonymity import anonymous, suppressed
from exports.shareable.generalisation import Ladder


@given(
    codes=st.tuples(st.integers(2, 60), st.integers(1, 4)).flatmap(
        lambda shape: arrays(np.int64, shape, elements=st.integers(0, 4))
    ),
    k=st.integers(2, 6),
)
@settings(max_examples=200, deadline=None)
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
