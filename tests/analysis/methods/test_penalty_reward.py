"""Penalty and reward against R's lm (`oracles/penalty_reward.R`)."""

from functools import cache
from typing import Any

import numpy as np

from analysis.methods import METHODS, Outcome
from analysis.methods.penalty_reward.spec import PenaltyRewardOptions
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, row

EXPECTED = oracle("penalty_reward")


@cache
def found(items: str) -> Outcome:
    return METHODS["penalty_reward"].run(frame(), instrument(), PenaltyRewardOptions(items=items))


def assert_sides(ours: dict[str, Any], expected: dict[str, Any]) -> None:
    for side in ("penalty", "reward"):
        names = {"b": side, "lower": f"{side}_lower", "upper": f"{side}_upper", "p": f"{side}_p"}
        for theirs, name in names.items():
            assert agree(ours[name], expected[side][theirs]), name
        if "p_holm" in expected[side]:
            assert agree(ours[f"{side}_p_holm"], expected[side]["p_holm"])


def test_item_by_item() -> None:
    for expected in EXPECTED["one"]:
        ours = row(found("one_by_one").table("lab_penalty_reward"), item=expected["item"])
        assert (ours["n"], ours["n_low"], ours["n_top"]) == (expected["n"], expected["low"], expected["top"])
        assert_sides(ours, expected)


def test_items_with_few_low_or_top_answers_say_so() -> None:
    table = found("one_by_one").table("lab_penalty_reward")
    assert {cells[0] for cells in table.rows if cells[4] is None} == set(EXPECTED["few"])
    assert {note.where for note in table.notes} == {f"penalty_reward/{item}" for item in EXPECTED["few"]}


def test_all_items_together() -> None:
    for expected in EXPECTED["together"]:
        ours = row(found("all_together").table("lab_penalty_reward"), item=expected["item"])
        assert ours["n"] == expected["n"]
        assert_sides(ours, expected)


def test_kanos_kinds_are_found_where_they_were_made() -> None:
    rng = np.random.default_rng(4)
    n = 600
    answers = {f"{item}_p": rng.integers(1, 8, n) for item in ("t1", "t2", "t3", "t4")}
    low, top = (
        {name: values < 4 for name, values in answers.items()},
        {name: values == 7 for name, values in answers.items()},
    )
    satisfied = 4 - 2 * low["t1_p"] + 2 * top["t2_p"] - 2 * low["t3_p"] + 2 * top["t3_p"] + 0.5 * rng.normal(size=n)
    data = frame().sample(n, replace=True, random_state=1).assign(**answers, overall=satisfied)
    table = METHODS["penalty_reward"].run(data, instrument(), PenaltyRewardOptions()).tables[0]
    kinds = {"t1": "basic", "t2": "excitement", "t3": "performance", "t4": "indifferent"}
    assert {item: row(table, item=item)["verdict"] for item in kinds} == kinds


def test_a_gap_has_no_levels() -> None:
    asked = PenaltyRewardOptions(measure="gap")
    assert codes(METHODS["penalty_reward"].run(frame(), instrument(), asked)) == {"no_levels_of_a_gap"}


def test_asymmetry_weighs_what_is_won_against_what_is_lost() -> None:
    """Brandt (1988): 1 where only excelling counts, −1 where only failing does."""
    for expected in EXPECTED["one"]:
        penalty, reward = (expected[side]["b"] for side in ("penalty", "reward"))
        ours = row(found("one_by_one").table("lab_penalty_reward"), item=expected["item"])
        assert agree(ours["asymmetry"], (reward + penalty) / (abs(reward) + abs(penalty)))
