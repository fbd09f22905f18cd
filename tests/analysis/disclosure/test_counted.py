"""Whole and filtered papers together: what one hides, the difference of two does not tell."""

import numpy as np
import pandas as pd
import pytest

from analysis.disclosure.counted import Twins, count_states, selection_state, twins_of
from analysis.disclosure.ranges import BESIDE, FEW, SHOWN
from tests.analysis.disclosure.intruder import Intruder

ANSWERS = ("a", "b", "c")
UNITS = ("north", "south", "west")


def people(counts: dict[tuple[str, str], int]) -> pd.DataFrame:
    """One row a person, by unit and answer."""
    rows = [key for key, n in counts.items() for _ in range(n)]
    return pd.DataFrame(rows, columns=["unit", "answer"])


def signs(frame: pd.DataFrame, twins: Twins, chosen: pd.DataFrame) -> list[str]:
    marks = [(frame["answer"] == answer).to_numpy() for answer in ANSWERS]
    words = {FEW: "<5", BESIDE: "…"}
    states = count_states(marks, twins, 5, name="answer")
    found = [int((chosen["answer"] == answer).sum()) for answer in ANSWERS]
    return [words.get(int(state), str(n)) for n, state in zip(found, states, strict=True)]


def test_a_choice_that_leaves_out_four_people_is_not_published() -> None:
    frame = pd.DataFrame({"sex": ["f"] * 26 + ["m"] * 4})
    assert selection_state(twins_of(frame, frame[frame.sex == "f"], ["sex"], ""), 5) == BESIDE
    assert selection_state(twins_of(frame, frame[frame.sex == "m"], ["sex"], ""), 5) == FEW


def test_the_smallest_of_the_others_goes_with_a_unit_that_is_hidden() -> None:
    frame = pd.DataFrame({"unit": ["north"] * 40 + ["south"] * 20 + ["west"] * 3})
    states = {unit: selection_state(twins_of(frame, frame[frame.unit == unit], ["unit"], ""), 5) for unit in UNITS}
    assert states == {"north": SHOWN, "south": BESIDE, "west": FEW}


def test_all_waves_together_are_not_published_beside_a_wave_of_three() -> None:
    frame = pd.DataFrame({"sqd_wave": ["w1"] * 40 + ["w2"] * 3})
    assert selection_state(twins_of(frame, frame, [], "sqd_wave"), 5) != SHOWN


def test_of_several_choices_the_few_who_did_not_choose_are_hidden_too() -> None:
    frame = pd.DataFrame({"x": range(30)})
    most, some = np.arange(30) < 28, np.arange(30) < 12
    states = count_states([most, some, ~most], twins_of(frame, frame, [], ""), 5, name="x", adds_up=False)
    assert list(states) == [BESIDE, SHOWN, FEW]


@pytest.mark.parametrize("seed", range(10))
def test_nobody_works_out_a_hidden_count_from_the_whole_paper_and_those_of_all_units(seed: int) -> None:
    random = np.random.default_rng(seed)
    counts = {(unit, answer): int(random.poisson(random.choice([2, 6, 15]))) for unit in UNITS for answer in ANSWERS}
    frame = people(counts)
    keys = list(counts)
    intruder, small = Intruder(len(keys)), []
    everyone = signs(frame, twins_of(frame, frame, [], ""), frame)
    intruder.reads(range(len(keys)), str(len(frame)))
    for answer, sign in zip(ANSWERS, everyone, strict=True):
        cells = [place for place, key in enumerate(keys) if key[1] == answer]
        intruder.reads(cells, sign)
        small += [cells] if sign != str(int((frame.answer == answer).sum())) else []
    for unit in UNITS:
        chosen = frame[frame.unit == unit]
        twins = twins_of(frame, chosen, ["unit"], "")
        if selection_state(twins, 5) != SHOWN:
            continue
        intruder.reads([place for place, key in enumerate(keys) if key[0] == unit], str(len(chosen)))
        for answer, sign in zip(ANSWERS, signs(frame, twins, chosen), strict=True):
            intruder.reads([keys.index((unit, answer))], sign)
            small += [[keys.index((unit, answer))]] if sign in ("<5", "…") else []
    for cells in small:
        low, high = intruder.range_of(cells)
        assert high > low, (counts, cells)


HOURS = tuple(str(hour) for hour in range(20))
DAYS = tuple(str(day) for day in range(20))


def visits() -> pd.DataFrame:
    """Six came each hour of each day to the south; at one hour to the north six, on the next day two, then twenty."""
    rows = [("south", hour, day) for hour in HOURS for day in DAYS for _person in range(6)]
    rows += [(unit, "0", "0") for unit in UNITS[2:] + tuple(f"unit {n}" for n in range(9)) for _person in range(6)]
    rows += [("north", "0", day) for day, n in (("0", 6), ("1", 2), ("2", 20)) for _person in range(n)]
    return pd.DataFrame(rows, columns=["unit", "hour", "day"])


def test_papers_by_many_columns_do_not_tell_together_what_one_of_them_would_hide() -> None:
    frame = visits()
    intruder = Intruder(3)  # who came to the north on each day
    intruder.reads(range(3), "28")
    for days in (("0",), ("0", "1")):
        chosen = (frame.unit == "north") & (frame.hour == "0") & frame.day.isin(days)
        sign = _sign_of(frame, chosen)
        if sign is not None:
            intruder.reads([int(day) for day in days], sign)
    low, high = intruder.range_of([1])
    assert high - low >= 3


def _sign_of(frame: pd.DataFrame, chosen: pd.Series) -> str | None:
    """How many a paper by unit, hour and day is about; None where it is not published."""
    twins = twins_of(frame, frame[chosen], ["unit", "hour", "day"], "")
    return str(chosen.sum()) if selection_state(twins, 5) == SHOWN else None


def test_a_condition_that_changes_nothing_makes_the_filter_no_finer() -> None:
    frame = visits().assign(office=lambda rows: rows.unit.map(lambda unit: "city" if unit == "south" else "village"))
    chosen = frame[(frame.unit == "south") & (frame.office == "city")]
    assert twins_of(frame, chosen, ["unit", "office", "hour", "day"], "").combinations == len(set(frame.unit))
    assert not twins_of(frame, frame, ["unit", "day"], "").is_part
