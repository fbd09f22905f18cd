"""What to mend and keep against R's bootstrap (`oracles/priorities.R`), and what the rule must never say."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.methods.priorities.improve_and_keep import MendKeep, mend_and_keep
from analysis.methods.priorities.priorities import priorities
from analysis.tally.counting import tally
from analysis.thresholds import ACCEPTABLE_SHARE, FEW_RESPONSES
from instruments.columns import item_column
from instruments.load import load_instrument
from instruments.model import Instrument, Scale
from tests.analysis.methods.survey import agree, frame, instrument, oracle
from tests.analysis.questionnaires import answers, questionnaire

EXPECTED = {row["item"]: row for row in oracle("priorities")}
Answer = Callable[[str, str, Scale, int], np.ndarray]


def survey(form: Instrument, n: int, answer: Answer) -> pd.DataFrame:
    """n responses; `answer(item, battery, scale, n)` gives a column."""
    return pd.DataFrame(
        {
            item_column(item, battery): answer(item.id, battery.id, form.scale_of(item, battery.id), n)
            for item in form.items
            for battery in form.batteries
            if battery.id in item.batteries
        }
    )


def lists(name: str, n: int, answer: Answer) -> MendKeep:
    form = load_instrument(name)
    return mend_and_keep(tally(survey(form, n, answer), form), ACCEPTABLE_SHARE)


def near(middle: float, seed: int, worse: dict[str, float] | None = None) -> Answer:
    """Answers around `middle` of the scale's way up, some items lower by so much of the way."""
    rng = np.random.default_rng(seed)

    def answer(item: str, battery: str, scale: Scale, n: int) -> np.ndarray:
        share = middle - ((worse or {}).get(item, 0) if battery == "perception" else 0)
        centre = scale.min + share * (scale.max - scale.min)
        return np.clip(np.round(centre + 0.6 * rng.standard_normal(n)), scale.min, scale.max)

    return answer


def noise(seed: int) -> Answer:
    rng = np.random.default_rng(seed)
    return lambda item, battery, scale, n: rng.integers(scale.min, scale.max + 1, n)


def codes(found: MendKeep) -> set[str]:
    return {note.code for note in found.notes}


@pytest.fixture(scope="module")
def found() -> MendKeep:
    return mend_and_keep(tally(frame(), instrument()), ACCEPTABLE_SHARE)


def test_benefit_is_importance_times_shortfall(found: MendKeep) -> None:
    ranked = sorted(EXPECTED.values(), key=lambda row: -row["benefit"])
    assert [row.item for row in found.mend] == [row["item"] for row in ranked[:5]]
    assert all(agree(row.benefit, EXPECTED[row.item]["benefit"]) for row in found.mend)


def test_shares_and_intervals_are_those_of_the_bootstrap(found: MendKeep) -> None:
    """4,000 draws here, 8,000 resamples there: four standard errors of the difference are .04."""
    for row in found.mend:
        expected: dict[str, Any] = EXPECTED[row.item]
        assert row.share == pytest.approx(expected["share"], abs=0.04)
        assert row.lower == pytest.approx(expected["lower"], abs=0.004)
        assert row.upper == pytest.approx(expected["upper"], abs=0.004)


@pytest.mark.parametrize("name", ["servqual-22", "skm-9", "loket-lengkap", "servperf-22"])
def test_noise_makes_nothing_sure(name: str) -> None:
    for seed in range(20):
        found = lists(name, 200, noise(seed))
        assert {row.certainty for row in (*found.mend, *found.keep)} <= {"likely", "tie"}


def test_one_bad_element_is_surely_the_one_to_mend() -> None:
    found = lists("skm-9", 80, near(0.85, 1, {"waktu": 0.45}))
    assert [(row.item, row.certainty) for row in found.mend] == [("waktu", "sure")]
    assert "waktu" not in {row.item for row in found.keep}
    assert found.mend[0].gap is None
    assert found.mend[0].importance is None


def test_of_four_equally_bad_items_none_is_surely_among_the_first_three() -> None:
    """Each is clearly below the level and apart from the rest, and yet one of the four must be the fourth."""
    form = load_instrument("servqual-22")
    four = {item.id: 0.4 for item in form.items[:4]}
    found = lists("servqual-22", 300, near(0.9, 3, four))
    assert {row.item for row in found.mend[:4]} == set(four)
    assert sum(row.share for row in found.mend[:4]) == pytest.approx(3, abs=1e-9)
    assert all(row.certainty == "sure" if row.share >= 0.9 else row.certainty != "sure" for row in found.mend)
    assert any(0.5 <= row.share < 0.9 for row in found.mend[:4])


def test_elements_stand_in_the_list_beside_servqual() -> None:
    found = lists("loket-lengkap", 200, near(0.9, 2, {"waktu": 0.5, "r1": 0.5}))
    assert {row.item for row in found.mend if row.certainty == "sure"} == {"waktu", "r1"}


def test_all_excellent_is_nothing_to_mend() -> None:
    rng = np.random.default_rng(3)
    found = lists("servqual-22", 200, lambda item, battery, scale, n: np.where(rng.random(n) < 0.8, 7, 6))
    assert found.mend == ()
    assert "nothing_to_mend" in codes(found)


def test_all_poor_is_nothing_to_keep() -> None:
    rng = np.random.default_rng(4)
    found = lists("servqual-22", 200, lambda item, battery, scale, n: np.where(rng.random(n) < 0.9, 2, 1))
    assert found.keep == ()
    assert found.mend
    assert "nothing_to_keep" in codes(found)


def test_everyone_at_the_top_names_no_item_before_another() -> None:
    found = lists("skm-9", 40, lambda item, battery, scale, n: np.full(n, scale.max))
    assert (found.mend, found.keep) == ((), ())
    assert {"nothing_to_mend", "items_alike"} <= codes(found)


def test_only_the_items_that_are_alike_are_called_so() -> None:
    lower = ("waktu", "biaya", "produk")
    found = lists("skm-9", 40, lambda item, battery, scale, n: np.resize([4, 3] if item in lower else [4], n))
    (note,) = [note for note in found.notes if note.code == "items_alike"]
    assert (found.keep, note.where, note.params["items"]) == ((), "priorities/keep", 6)


def test_a_clear_shortfall_counts_though_the_level_is_reached() -> None:
    """Expectation at the top, one item a whole point and a half below it but above the acceptable 5 of 7."""
    rng = np.random.default_rng(6)

    def answer(item: str, battery: str, scale: Scale, n: int) -> np.ndarray:
        if battery == "expectation":
            return np.full(n, 7)
        return np.where(rng.random(n) < 0.5, 5, 6) if item == "r1" else np.where(rng.random(n) < 0.9, 7, 6)

    found = lists("servqual-22", 100, answer)
    assert [(row.item, row.certainty) for row in found.mend] == [("r1", "sure")]


@pytest.mark.parametrize("seed", range(6))
def test_an_item_is_never_in_both_lists(seed: int) -> None:
    found = lists("loket-lengkap", 60, near(0.7, seed))
    assert not {row.item for row in found.mend} & {row.item for row in found.keep}


@pytest.mark.parametrize("n", [0, 1, FEW_RESPONSES - 1])
def test_too_few_responses_make_no_list_and_say_how_many_are_needed(n: int) -> None:
    found = lists("skm-9", n, near(0.5, 1))
    (note,) = found.notes
    assert (found.mend, found.keep) == ((), ())
    assert (note.code, note.where, note.params["more"]) == ("too_few_to_rank", "priorities", FEW_RESPONSES - n)


def test_the_acceptable_level_can_be_changed() -> None:
    form = load_instrument("servperf-22")
    given = tally(survey(form, 100, near(0.75, 2)), form)
    assert mend_and_keep(given, 0.5).mend == ()
    assert len(mend_and_keep(given, 0.9).mend) == 5


def test_items_of_no_named_questionnaire_are_nothing_to_mend() -> None:
    assert priorities(tally(answers(a=[1] * 40, b=[2] * 40), questionnaire({"mood": ["a", "b"]}))) is None


def test_perceptions_alone_have_lists_and_no_matrix() -> None:
    form = load_instrument("servperf-22")
    found = priorities(tally(survey(form, 50, near(0.4, 2)), form))
    assert found is not None
    assert (found.ipa, found.csi, found.pgcv) == (None, None, None)
    assert found.mend[0].gap is None
