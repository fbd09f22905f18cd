"""Parts add up: the tally of the whole is the sum of its parts' tallies, whatever is missing and however it is split."""

from functools import reduce
from operator import add

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import analyse
from analysis.survey import finished
from analysis.tally import counting
from analysis.tally.counting import tally
from analysis.tally.tally_plan import league_plan
from instruments.columns import item_column, weight_variables
from instruments.load import load_instrument
from tests.analysis.questionnaires import PAIR, answers, questionnaire

FORM = questionnaire(
    {"speed": ("s1", "s2"), "care": ("c1", "c2", "c3"), "skm": ("u1", "u2")},
    PAIR,
    scale=(1, 4),
    families={"speed": "own", "care": "own", "skm": "skm"},
    asked={"u1": ["perception"], "u2": ["perception"], "c3": ["perception"]},
    reverse=("s2",),
    weights="own",
)
COLUMNS = [item_column(i, b) for i in FORM.items for b in FORM.batteries if b.id in i.batteries]
ANSWER = st.one_of(st.none(), st.integers(1, 4))


@st.composite
def frames(draw: st.DrawFn) -> pd.DataFrame:
    """Up to a dozen responses with holes anywhere; some divided their points."""
    n = draw(st.integers(1, 12))
    columns = {name: draw(st.lists(ANSWER, min_size=n, max_size=n)) for name in COLUMNS}
    points = draw(st.lists(st.one_of(st.none(), st.integers(0, 100)), min_size=n, max_size=n))
    first, second = (v.name for v in weight_variables(FORM))
    columns[first], columns[second] = points, [None if p is None else 100 - p for p in points]
    return pd.DataFrame({name: pd.Series(cells, dtype="float64") for name, cells in columns.items()})


@settings(max_examples=60)
@given(frames(), st.integers(0, 2**32 - 1), st.integers(2, 5))
def test_shuffled_split_and_merged_is_the_whole(frame: pd.DataFrame, seed: int, parts: int) -> None:
    shuffled = frame.sample(frac=1, random_state=np.random.default_rng(seed))
    cut = np.array_split(np.arange(len(frame)), parts)

    merged = reduce(add, (tally(shuffled.iloc[places], FORM) for places in cut))

    assert merged == tally(frame, FORM)


@settings(max_examples=60)
@given(frames(), st.integers(0, 12))
def test_a_part_taken_away_leaves_the_rest(frame: pd.DataFrame, cut: int) -> None:
    assert tally(frame, FORM) - tally(frame.iloc[:cut], FORM) == tally(frame.iloc[cut:], FORM)


@settings(max_examples=30)
@given(frames())
def test_blocks_of_rows_are_parts(frame: pd.DataFrame) -> None:
    whole = tally(frame, FORM)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "ROWS", 3)
        assert tally(frame, FORM) == whole


def test_a_league_counts_what_the_whole_counts_of_it() -> None:
    frame = pd.DataFrame({name: [1, 2, 3, None, 4] for name in COLUMNS})
    few, whole = tally(frame, FORM, league_plan), tally(frame, FORM)

    assert few.pairs.items() <= whole.pairs.items()
    assert few.scores.items() <= whole.scores.items()


def test_an_analysis_finished_from_parts_is_the_same_to_the_byte() -> None:
    """Two halves, uneven parts, and parts of a row or two."""
    form = load_instrument("loket-lengkap")
    rng = np.random.default_rng(7)
    n = 60
    frame = pd.DataFrame(
        {
            item_column(item, battery): np.where(
                rng.random(n) < 0.02,
                np.nan,
                rng.integers(form.scale_of(item, battery.id).min, form.scale_of(item, battery.id).max + 1, n),
            )
            for item in form.items
            for battery in form.batteries
            if battery.id in item.batteries
        }
    )
    whole = analyse(frame, form).to_json()

    for parts in (2, 7, 40):
        cut = np.array_split(np.arange(n), parts)
        merged = reduce(add, (tally(frame.iloc[places], form) for places in cut))
        assert finished(merged, frame, None).to_json() == whole, parts


def test_tallies_of_unlike_questionnaires_do_not_add_up() -> None:
    other = questionnaire({"speed": ["a"]})
    with pytest.raises(ValueError, match="unlike questionnaires"):
        tally(answers(a=[1]), other) + tally(answers(s1_e=[1]), FORM)


def test_an_answer_that_is_no_whole_number_is_refused() -> None:
    with pytest.raises(ValueError, match="whole numbers"):
        tally(answers(a=[1.5]), questionnaire({"speed": ["a"]}))
