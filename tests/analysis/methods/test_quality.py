"""Flags of careless answers against counts by hand and R's prop.test (sheets made to show exactly one flag each)."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.quality.spec import QualityOptions
from servqual_desk.interviewing.quality_rules import words_to_read
from tests.analysis.methods.survey import agree, codes, numbers, row, small

ITEMS = tuple(f"q{j}" for j in range(1, 9))
SURVEY = small(tangibles=ITEMS)
PLAIN = (4, 5, 3, 4, 6, 2, 5, 4)
WISHES = (6, 6, 5, 6, 6, 5, 6, 5)


def sheet(perception: Any = PLAIN, expectation: Any = WISHES, **own: Any) -> dict[str, Any]:
    """One response: eight items in both batteries, 1 to 7."""
    answers = {f"{item}_p": value for item, value in zip(ITEMS, perception, strict=True)}
    return answers | {f"{item}_e": value for item, value in zip(ITEMS, expectation, strict=True)} | own


def run(sheets: list[dict[str, Any]], **chosen: Any) -> Outcome:
    return METHODS["quality"].run(pd.DataFrame(sheets), SURVEY, QualityOptions(**chosen))


def marked(outcome: Outcome) -> dict[str, int]:
    return {cells[0]: cells[2] for cells in outcome.table("lab_quality").rows if cells[2]}


@pytest.mark.parametrize(
    ("made", "sign"),
    [
        (sheet(perception=(5,) * 8), "straight_line"),
        (sheet(expectation=PLAIN), "identical"),
        (sheet(perception=(1, 7, 7, 1, 7, 7, 1, 7), expectation=(7, 7, 7, 7, 7, 7, 7, 1)), "extreme"),
        (sheet(perception=(4, 5, None, None, 3, 4, 5, 2), expectation=(6, None, None, 5, 6, 7, 5, 6)), "unanswered"),
    ],
)
def test_a_sheet_shows_its_sign_alone(made: dict[str, Any], sign: str) -> None:
    outcome = run([made, sheet()])
    assert marked(outcome) == {sign: 1}
    assert outcome.table("lab_quality_counts").rows == ((0, 1, 0.5), (1, 1, 0.5))
    assert [cells[0] for cells in outcome.table("lab_quality_responses").rows] == ["1"]


def test_what_each_sign_measures() -> None:
    straight = sheet(perception=(5,) * 8, expectation=(5, 5, 5, 6, 7, 6, 6, None), sqd_uuid="a")
    ours = row(run([straight, sheet(sqd_uuid="b")]).table("lab_quality_responses"), response="a")
    assert ours["straight_share"] == 0.5  # one of two blocks
    assert agree(ours["identical_share"], 3 / 7)  # of seven pairs
    assert agree(ours["extreme_share"], 1 / 15)  # one 7 of fifteen answers
    assert agree(ours["missing_share"], 1 / 16)


def test_an_item_worded_the_other_way_does_not_bend_a_line() -> None:
    # m3 is scored 8 − x; six answers of 7 are one line on the form.
    survey = small(empathy=("m1", "m2", "m3", "m4", "m5", "m6"))
    lines = pd.DataFrame([{f"m{j}_p": 7 for j in range(1, 7)}])
    outcome = METHODS["quality"].run(lines, survey)
    assert row(outcome.table("lab_quality"), sign="straight_line")["marked"] == 1


def timed(seconds: list[int], **own: Any) -> list[dict[str, Any]]:
    start = pd.Timestamp("2025-03-03T08:00:00Z")
    stamp = "%Y-%m-%dT%H:%M:%SZ"
    return [
        sheet(
            sqd_started_at=start.strftime(stamp), sqd_finished_at=(start + pd.Timedelta(s, "s")).strftime(stamp), **own
        )
        for s in seconds
    ]


def test_an_interview_below_a_third_of_the_median_is_too_fast() -> None:
    # Median of 10 × 600, 150 and 250 seconds is 600: the limit is 200.
    sheets = timed([600] * 10 + [150, 250])
    assert marked(run(sheets)) == {"too_fast": 1}
    assert marked(run(sheets, fast=0.45)) == {"too_fast": 2}


def test_before_ten_timed_interviews_too_fast_is_faster_than_anybody_reads() -> None:
    # Sixteen statements of so many words, two stems; 300 words a minute.
    limit = sum(words_to_read(SURVEY).values()) / 5
    assert marked(run(timed([600] * 8 + [int(limit) - 1]))) == {"too_fast": 1}
    assert marked(run(timed([600] * 8 + [int(limit) + 1]))) == {}


def test_paper_has_no_speed_and_no_part_in_the_median() -> None:
    sheets = timed([600] * 11 + [150]) + timed([5] * 30, sqd_mode="paper")
    overview = row(run(sheets).table("lab_quality"), sign="too_fast")
    assert (overview["n"], overview["marked"]) == (12, 1)


def test_where_no_time_is_known_speed_is_not_judged() -> None:
    assert "sign_not_judged" in codes(run([sheet()] * 12))


def test_the_monotonic_clock_goes_before_the_wall_clock() -> None:
    sheets = [one | {"sqd_seconds": 10.0 if place == 0 else None} for place, one in enumerate(timed([600] * 12))]
    assert marked(run(sheets)) == {"too_fast": 1}


def test_signs_by_enumerator() -> None:
    careful = [sheet(sqd_enumerator="ani")] * 9 + [sheet(perception=(5,) * 8, sqd_enumerator="ani")]
    careless = [sheet(perception=(4,) * 8, expectation=(4,) * 8, sqd_enumerator="budi")] * 5
    table = run(careful + careless).table("lab_quality_enumerators")
    ani, budi = (row(table, enumerator=name) for name in ("ani", "budi"))
    assert (ani["n"], ani["marked"], ani["share"]) == (10, 1, 0.1)
    # R: prop.test(1, 10, correct = FALSE)$conf.int
    assert agree(ani["lower"], 0.0178762130950729, rel=1e-10)
    assert agree(ani["upper"], 0.4041500267952384, rel=1e-10)
    assert (budi["n_straight_line"], budi["n_identical"], budi["n_extreme"]) == (5, 5, 0)
    signs = run(careful + careless).table("lab_quality_responses")
    assert [cells[1] for cells in signs.rows[:2]] == ["budi", "budi"]  # two signs each, so they stand first


def test_only_the_worst_fifty_are_listed() -> None:
    table = run([sheet(perception=(5,) * 8)] * 60).table("lab_quality_responses")
    assert len(table.rows) == 50
    assert dict(table.notes[0].params) == {"n": 10, "shown": 50}


@pytest.mark.parametrize("sheets", [[sheet(perception=(None,) * 8, expectation=(None,) * 8)], [{"other": 1}]])
def test_without_answers_nothing_is_judged(sheets: list[dict[str, Any]]) -> None:
    outcome = run(sheets)
    assert "sign_not_judged" in codes(outcome)
    assert marked(outcome) == {"unanswered": 1}
    assert all(np.isfinite(number) for number in numbers(outcome))
