"""Gap 1 against t.test (Welch, and paired by unit) and p.adjust of R (`oracles/knowledge_gap.R`); units of few stay unlisted."""

from typing import Any

import pandas as pd
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.knowledge_gap.sides import OtherSurvey
from analysis.methods.knowledge_gap.spec import KnowledgeGapOptions
from instruments.editing.staff_edition import staff_edition
from instruments.load import instrument_from_document, load_instrument
from tests.analysis.methods.survey import agree, codes, oracle, row, small

EXPECTED = oracle("knowledge_gap")
CITIZENS = small(tangibles=("t1", "t2"), reliability=("r1", "r2"))
STAFF = instrument_from_document(staff_edition(CITIZENS), name="staff.toml")
BOTH = OtherSurvey(frame=pd.DataFrame(EXPECTED["staff"]), instrument=STAFF)


def outcome(other: OtherSurvey | None = BOTH, citizens: pd.DataFrame | None = None, **options: Any) -> Outcome:
    answers = pd.DataFrame(EXPECTED["citizens"]) if citizens is None else citizens
    return METHODS["knowledge_gap"].run(answers, CITIZENS, KnowledgeGapOptions(**options), other_survey=other)


@pytest.mark.parametrize(
    ("table", "part", "expected"),
    [
        *(("lab_knowledge_gap", {"dimension": name}, numbers) for name, numbers in EXPECTED["dimensions"].items()),
        *(("lab_knowledge_gap_items", {"item": name}, numbers) for name, numbers in EXPECTED["items"].items()),
        *(("lab_knowledge_gap_paired", {"dimension": name}, numbers) for name, numbers in EXPECTED["paired"].items()),
    ],
)
def test_numbers(table: str, part: dict[str, str], expected: dict[str, float]) -> None:
    ours = row(outcome().table(table), **part)
    for name, value in expected.items():
        assert agree(ours[name], value), name


def in_waves(citizens: int = 50, staff: int = 20) -> tuple[OtherSurvey, pd.DataFrame]:
    """The oracle's answers, the first of each side in wave w1 and the others in w2."""
    answers = pd.DataFrame(EXPECTED["citizens"])
    asked = BOTH.frame.assign(sqd_wave=["w1"] * staff + ["w2"] * (len(BOTH.frame) - staff))
    waves = ["w1"] * citizens + ["w2"] * (len(answers) - citizens)
    return OtherSurvey(frame=asked, instrument=STAFF), answers.assign(sqd_wave=waves)


@pytest.mark.parametrize(("place", "expected"), EXPECTED["waves"].items())
def test_wave_by_wave(place: str, expected: dict[str, float]) -> None:
    wave, dimension = place.split("/")
    ours = row(outcome(*in_waves()).table("lab_knowledge_gap_waves"), wave=wave, dimension=dimension)
    for name, value in expected.items():
        assert agree(ours[name], value), name


def test_of_one_wave_citizens_meet_the_staff_of_that_wave() -> None:
    staff, citizens = in_waves()
    found = outcome(staff, citizens[citizens["sqd_wave"] == "w2"].reset_index(drop=True))
    ours, expected = row(found.table("lab_knowledge_gap"), dimension="tangibles"), EXPECTED["waves"]["w2/tangibles"]
    assert all(agree(ours[name], expected[name]) for name in ("n_staff", "n", "gap_1", "p", "gap_5"))
    assert "staff_of_the_wave" in codes(found)


def test_a_wave_of_few_is_not_told_by_the_others() -> None:
    staff, citizens = in_waves(staff=33)
    assert "lab_knowledge_gap_waves" not in [table.id for table in outcome(staff, citizens).tables]
    assert "waves_of_few" in codes(outcome(staff, citizens))
    first = citizens[citizens["sqd_wave"] == "w1"].reset_index(drop=True)
    told = row(outcome(staff, first).table("lab_knowledge_gap"), dimension="tangibles")
    assert told["n_staff"] == 36  # all of them: w1 alone beside the whole would tell of the three of w2


def test_units_by_hand() -> None:
    """Two units of three people a side: staff 4, 5, 6 and 7, 7, 7 where citizens say 6, 6, 6 and 5, 6, 7 of t1."""
    answers = {
        "sqd_unit": ["a"] * 3 + ["b"] * 3,
        **{f"{one}_e": [6, 6, 6, 5, 6, 7] for one in ("t1", "t2", "r1", "r2")},
    }
    staff = {"sqd_unit": ["a"] * 3 + ["b"] * 3, **{f"{one}_e": [4, 5, 6, 7, 7, 7] for one in ("t1", "t2", "r1", "r2")}}
    other = OtherSurvey(frame=pd.DataFrame(staff), instrument=STAFF)
    perceived = {f"{one}_p": [5] * 6 for one in ("t1", "t2", "r1", "r2")}
    found = outcome(other, pd.DataFrame(answers | perceived), smallest=3)
    units = found.table("lab_knowledge_gap_units")
    assert [row(units, group=unit, dimension="tangibles")["gap_1"] for unit in "ab"] == [-1.0, 1.0]
    assert row(found.table("lab_knowledge_gap"), dimension="tangibles")["gap_5"] == -1.0
    assert row(found.table("lab_knowledge_gap_paired"), dimension="tangibles")["gap_1"] == 0.0


def test_a_unit_of_few_is_in_no_pair_and_no_unit_is_listed() -> None:
    small_unit = BOTH.frame.assign(sqd_unit=[f"u{1 + at % 4}" for at in range(33)] + ["u5"] * 3)
    found = outcome(OtherSurvey(frame=small_unit, instrument=STAFF))
    assert row(found.table("lab_knowledge_gap_paired"), dimension="tangibles")["n_units"] == 4
    assert "lab_knowledge_gap_units" not in [table.id for table in found.tables]
    assert codes(found) == {"units_of_few"}


def test_few_staff_are_not_compared() -> None:
    found = outcome(OtherSurvey(frame=BOTH.frame.head(4), instrument=STAFF))
    assert (found.tables, codes(found)) == ((), {"staff_of_few"})


def test_without_the_staff_it_says_what_to_choose() -> None:
    assert codes(outcome(None)) == {"staff_not_chosen"}
    assert codes(outcome(None, staff="gone.sqd")) == {"staff_not_there"}


def test_another_scale_is_not_compared() -> None:
    document = staff_edition(CITIZENS)
    document["scales"]["agree7"]["max"] = 5
    other = instrument_from_document(document, name="staff.toml")
    found = outcome(OtherSurvey(frame=BOTH.frame, instrument=other))
    assert codes(found) == {"no_shared_statements"}


def test_a_survey_of_citizens_is_no_staff_survey() -> None:
    citizens = OtherSurvey(frame=pd.DataFrame(EXPECTED["citizens"]), instrument=CITIZENS)
    assert codes(outcome(citizens)) == {"not_of_staff"}


def test_only_citizens_who_say_what_they_expect_have_it() -> None:
    why_not = METHODS["knowledge_gap"].why_not
    assert why_not(load_instrument("skm-9")) == why_not(STAFF) == "needs_expectation"
