"""A goal is called reached or missed only where the whole interval of the result says so."""

import pandas as pd
import pytest

from analysis import analyse
from analysis.follow_up.goals import goal_results
from instruments.load import load_instrument
from servqual_desk.follow_up.goals import Goal

ELEMENTS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana")


@pytest.fixture
def frame() -> pd.DataFrame:
    """Six citizens who answer 3 and 4 in turn: the index is 87.5, an element's mean 3.5."""
    return pd.DataFrame({element: [3, 4, 3, 4, 3, 4] for element in ELEMENTS})


def results(frame: pd.DataFrame, *goals: tuple[str, float], smallest: int = 5) -> list[tuple[float | None, str | None]]:
    analysis = analyse(frame, load_instrument("skm-9"))
    made = goal_results(
        analysis, frame, [Goal(indicator=name, due_on="2027-12-31", value=value) for name, value in goals], smallest
    )
    return [(one.result, one.verdict) for one in made]


def test_reached_missed_and_what_cannot_be_said(frame: pd.DataFrame) -> None:
    # R: t.test(c(3,4,3,4,3,4))$conf.int is 2.9252 to 4.0748; the index is 25 times that of a respondent's mean.
    assert results(frame, ("ikm", 73.0), ("ikm", 80.0), ("ikm", 99.0), ("ikm", 87.5)) == [
        (87.5, "reached"),
        (87.5, "open"),
        (87.5, "open"),
        (87.5, "open"),
    ]
    assert results(frame, ("element/waktu", 2.925), ("element/waktu", 2.926), ("element/waktu", 4.1)) == [
        (3.5, "reached"),
        (3.5, "open"),
        (3.5, "missed"),
    ]


def test_the_gap_to_the_goal_is_result_minus_goal(frame: pd.DataFrame) -> None:
    [made] = goal_results(
        analyse(frame, load_instrument("skm-9")),
        frame,
        [Goal(indicator="ikm", due_on="2027-12-31", value=90.0)],
        smallest=5,
    )
    assert made.difference == -2.5


def test_of_too_few_people_nothing_is_said(frame: pd.DataFrame) -> None:
    assert results(frame, ("ikm", 80.0), ("element/waktu", 2.0), smallest=7) == [(None, None), (None, None)]


def test_a_dimensions_gap_and_the_overall_one() -> None:
    instrument = load_instrument("servqual-22")
    columns = {f"{item.id}_{suffix}": 6 for item in instrument.items for suffix in ("e", "p")}
    frame = pd.DataFrame([columns] * 8)
    lower = [item.id for item in instrument.items if item.dimension == "tangibles"]
    for row in range(8):
        frame.loc[row, [f"{item}_p" for item in lower]] = 5 if row % 2 else 4
    analysis = analyse(frame, instrument)
    goals = [
        Goal(indicator=name, due_on="2027-12-31", value=-1.0) for name in ("gap/tangibles", "gap", "score/empathy")
    ]
    made = goal_results(analysis, frame, goals, smallest=5)
    # By hand: tangibles −1.5 on average, one of five dimensions; R: t.test(rep(c(-2,-1),4))$conf.int ends at −1.0531.
    assert [one.result for one in made] == pytest.approx([-1.5, -0.3, 6.0])
    assert [one.verdict for one in made] == ["missed", "reached", "open"]
