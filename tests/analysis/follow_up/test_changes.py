"""What came of an action: numbers as R gives them, and no verdict that they do not allow."""

import pandas as pd
import pytest

from analysis.follow_up.changes import Subject, subject_changes
from instruments.load import instrument_from_toml
from instruments.model import Instrument
from tests.questionnaire_text import battery, dimension, document, item, scale

DESK = document(
    "desk",
    scale("agree5", 1, 5),
    battery("expectation", "e", "agree5", ("Seharusnya", "Should be")),
    battery("perception", "p", "agree5", ("Dialami", "Experienced")),
    dimension("speed", ("Kecepatan", "Speed")),
    item("s1", "speed", ("Antrean pendek.", "The queue is short.")),
    item("s2", "speed", ("Petugas lambat.", "Staff are slow."), reverse=True),
    title=("Loket", "Desk"),
)

# R: b <- c(2,3,2,4,3,2); a <- c(4,5,3,4,5,4,5); t.test(a, b); p.adjust with t.test(c(4,3,4,4,5,3,4), c(3,4,3,4,3,4)).
BEFORE, AFTER = (2, 3, 2, 4, 3, 2), (4, 5, 3, 4, 5, 4, 5)
QUIET = (3, 4, 3, 4, 3, 4), (4, 3, 4, 4, 5, 3, 4)
S1 = Subject(item="s1", dimension=None, wave="w1")
S2 = Subject(item="s2", dimension=None, wave="w1")


@pytest.fixture
def desk() -> Instrument:
    return instrument_from_toml(DESK, name="desk.toml")


def frame_of(s1: tuple[tuple[float, ...], ...], s2: tuple[tuple[float, ...], ...]) -> pd.DataFrame:
    """Waves w1, w2, …; what is asked of s2 is its turned score, so the answers are 6 minus it."""
    waves = [f"w{place}" for place, values in enumerate(s1, start=1) for _value in values]
    first = [value for values in s1 for value in values]
    second = [6 - value for values in s2 for value in values]
    return pd.DataFrame({"s1_e": 5, "s1_p": first, "s2_e": 1, "s2_p": second, "sqd_wave": waves})


def test_the_change_is_welchs_with_holm_over_what_is_tested(desk: Instrument) -> None:
    found = subject_changes(frame_of((BEFORE, AFTER), QUIET), desk, [S1, S2, S1], smallest=5)

    change, quiet = found[S1], found[S2]
    assert (change.n_before, change.n_after) == (6, 7)
    assert change.difference == pytest.approx(1.61904761904762)
    assert (change.lower, change.upper) == pytest.approx((0.645642122385894, 2.592453115709344))
    assert change.p == pytest.approx(0.00393931914640196)
    assert change.p_holm == pytest.approx(0.00787863829280392)
    assert (change.verdict, quiet.verdict) == ("better", "none")
    assert quiet.p_holm == pytest.approx(0.32093776972386073)
    assert (quiet.lower, quiet.upper) == pytest.approx((-0.399363305413838, 1.113649019699552))


def test_a_negatively_worded_item_gets_better_where_fewer_agree(desk: Instrument) -> None:
    found = subject_changes(frame_of(QUIET, (BEFORE, AFTER)), desk, [S2], smallest=5)
    assert found[S2].verdict == "better"
    assert found[S2].difference == pytest.approx(1.61904761904762)


def test_a_dimension_is_the_mean_of_its_items_of_whoever_answered_all(desk: Instrument) -> None:
    frame = frame_of((BEFORE, AFTER), (BEFORE, AFTER))
    frame.loc[0, "s2_p"] = None
    subject = Subject(item=None, dimension="speed", wave="w1")
    change = subject_changes(frame, desk, [subject], smallest=5)[subject]
    assert change.n_before == 5
    assert change.before == pytest.approx((3 + 2 + 4 + 3 + 2) / 5)
    assert change.after == pytest.approx(30 / 7)


def test_later_waves_are_compared_with_the_latest(desk: Instrument) -> None:
    frame = frame_of((BEFORE, QUIET[0], AFTER), (BEFORE, QUIET[0], AFTER))
    assert subject_changes(frame, desk, [S1], smallest=5)[S1].after_wave == "w3"


def test_nothing_is_said_of_the_latest_wave_an_unknown_one_or_of_too_few(desk: Instrument) -> None:
    frame = frame_of((BEFORE, AFTER), QUIET)
    for wave in ("w2", "w9", ""):
        assert subject_changes(frame, desk, [Subject(item="s1", dimension=None, wave=wave)], smallest=5) == {}
    assert subject_changes(frame, desk, [S1], smallest=7) == {}
    assert subject_changes(frame.drop(columns="sqd_wave"), desk, [S1], smallest=5) == {}


def test_without_spread_there_is_a_difference_and_no_verdict(desk: Instrument) -> None:
    same = (3,) * 6, (4,) * 6
    change = subject_changes(frame_of(same, same), desk, [S1], smallest=5)[S1]
    assert (change.difference, change.p, change.verdict) == (1.0, None, None)


def test_what_only_one_of_several_tests_shows_may_be_chance(desk: Instrument) -> None:
    # R: t.test(c(4,4,3,5,4,4,3), c(3,3,4,3,3,2))$p.value is .03962695; twice that, as Holm has it of two tests, is above .05.
    frame = frame_of(((3, 3, 4, 3, 3, 2), (4, 4, 3, 5, 4, 4, 3)), QUIET)
    alone = subject_changes(frame, desk, [S1], smallest=5)[S1]
    whole = Subject(item=None, dimension="speed", wave="w1")
    among = subject_changes(frame, desk, [S1, S2, whole], smallest=5)[S1]
    assert alone.verdict == "better"
    assert among.lower == alone.lower
    assert among.verdict == "chance"
