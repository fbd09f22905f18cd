"""Trends about all and about some, the papers of each wave and those of all waves together: none tells what another hides."""

import numpy as np
import pandas as pd
import pytest

from analysis import Options, analyse
from analysis.disclosure.counted import selection_state, twins_of
from analysis.disclosure.ranges import SHOWN
from analysis.disclosure.waves import shown_frame, withheld_waves, without_waves
from tests.analysis.disclosure.intruder import Intruder
from tests.analysis.questionnaires import questionnaire

WAVES, UNITS = ("w1", "w2", "w3"), ("north", "south")
CELLS = [(wave, unit) for wave in WAVES for unit in UNITS]


def people(counts: dict[tuple[str, str], int]) -> pd.DataFrame:
    """One row a person, by wave and unit."""
    rows = [cell for cell, n in counts.items() for _person in range(n)]
    return pd.DataFrame(rows, columns=["sqd_wave", "unit"])


def trend(frame: pd.DataFrame, chosen: pd.DataFrame, columns: list[str]) -> dict[str, int]:
    """Wave → n, as a trend prints it."""
    withheld = withheld_waves(frame, chosen, columns, 5)
    return shown_frame(chosen, withheld)["sqd_wave"].value_counts().to_dict()


def test_a_wave_whose_others_are_few_is_not_in_a_filtered_trend() -> None:
    frame = people({("w1", "north"): 40, ("w1", "south"): 4, ("w2", "north"): 30, ("w2", "south"): 20})
    assert trend(frame, frame, []) == {"w1": 44, "w2": 50}
    assert trend(frame, frame[frame.unit == "north"], ["unit"]) == {"w2": 30}
    assert trend(frame, frame[frame.unit == "south"], ["unit"]) == {"w2": 20}


def test_a_wave_of_few_people_is_in_no_trend() -> None:
    frame = people({("w1", "north"): 40, ("w2", "north"): 3, ("w3", "north"): 30})
    assert trend(frame, frame, []) == {"w1": 40, "w3": 30}


def test_no_change_is_told_against_a_wave_that_is_not_shown() -> None:
    instrument = questionnaire({"speed": ("a", "b")}, ("expectation", "perception"))
    frame = people({("w1", "north"): 40, ("w2", "north"): 3, ("w3", "north"): 30})
    answers = {column: 1.0 + np.arange(len(frame)) % 4 for column in ("a_e", "a_p", "b_e", "b_p")}
    frame = frame.assign(**answers, sqd_started_at=pd.Timestamp("2026-01-01", tz="UTC"))
    whole = analyse(frame, instrument, Options(wave="w3"))
    left = without_waves(whole, frame, withheld_waves(frame, frame, [], 5))
    assert [wave.wave for wave in left.waves or ()] == ["w1", "w3"]
    first, last = left.waves or ()
    assert last.change == pytest.approx((last.gap or 0) - (first.gap or 0))
    assert "waves_withheld" in [note.code for note in last.notes]


@pytest.mark.parametrize("seed", range(12))
def test_nobody_works_out_how_few_there_were_in_a_wave(seed: int) -> None:
    random = np.random.default_rng(seed)
    counts = {cell: int(random.poisson(random.choice([3, 8, 25]))) for cell in CELLS}
    frame, intruder = people(counts), Intruder(len(CELLS))
    everything = twins_of(frame, frame, [], "sqd_wave")
    if selection_state(everything, 5) == SHOWN:
        intruder.reads(range(len(CELLS)), str(len(frame)))
    for wave, n in trend(frame, frame, []).items():
        intruder.reads([at for at, cell in enumerate(CELLS) if cell[0] == wave], str(n))
    for unit in UNITS:
        chosen = frame[frame.unit == unit]
        if selection_state(twins_of(frame, chosen, ["unit"], "sqd_wave"), 5) == SHOWN:
            intruder.reads([at for at, cell in enumerate(CELLS) if cell[1] == unit], str(len(chosen)))
        for wave, n in trend(frame, chosen, ["unit"]).items():
            intruder.reads([CELLS.index((wave, unit))], str(n))
    for place, cell in enumerate(CELLS):
        if 0 < counts[cell] < 5 and intruder.knows_anything:
            low, high = intruder.range_of([place])
            assert high > low, (counts, cell)
