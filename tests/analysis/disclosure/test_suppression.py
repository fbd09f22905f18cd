"""No hidden count can be worked out: a solver that has all that is printed finds several values for each."""

from itertools import product

import numpy as np
import pytest

from analysis.disclosure.ranges import BESIDE, FEW, MOST_AUDITED, SHOWN
from analysis.disclosure.suppression import hidden, lines_of
from tests.analysis.disclosure.intruder import Intruder


def printed(counts: np.ndarray, states: np.ndarray) -> list[str]:
    signs = {FEW: "<5", BESIDE: "…"}
    return [signs.get(int(state), str(n)) for n, state in zip(counts.ravel(), states.ravel(), strict=True)]


def row(*counts: int) -> list[str]:
    cells = np.array(counts)
    return printed(cells, hidden(cells, lines_of(cells.shape)))


def test_one_to_four_people_are_hidden_nobody_and_five_are_not() -> None:
    cells = np.array([0, 1, 4, 5, 30])
    assert printed(cells, hidden(cells, [])) == ["0", "<5", "<5", "5", "30"]


def test_a_single_hidden_count_takes_the_next_smallest_with_it() -> None:
    assert row(0, 3, 9, 30) == ["0", "<5", "…", "30"]
    assert row(9, 30) == ["9", "30"]


def test_two_hidden_counts_that_can_only_be_one_and_one_take_a_third() -> None:
    # 28, 1, 1 of 30: what is left, 2, can only be 1 + 1.
    assert row(28, 1, 1) == ["…", "<5", "<5"]
    # Three of exactly 4 leave 12, the most that three can be.
    assert row(20, 0, 4, 4, 4) == ["…", "0", "<5", "<5", "<5"]


def test_five_people_with_five_answers_are_not_even_said_to_be_few() -> None:
    # Five cells of at least one that add up to five would each be one.
    assert row(1, 1, 1, 1, 1) == ["…"] * 5


def test_a_minimum_of_ten_hides_nine() -> None:
    cells = np.array([9, 40, 60])
    assert list(hidden(cells, lines_of(cells.shape), 10)) == [FEW, BESIDE, SHOWN]


@pytest.mark.parametrize("seed", range(12))
def test_nobody_works_out_a_hidden_cell_of_a_table_with_totals(seed: int) -> None:
    random = np.random.default_rng(seed)
    counts = random.poisson(random.choice([1, 4, 9, 20], size=(4, 5)))
    states = hidden(counts, lines_of(counts.shape))
    intruder = Intruder(counts.size)
    for cell, sign in enumerate(printed(counts, states)):
        intruder.reads([cell], sign)
    for line in lines_of(counts.shape):
        intruder.reads(list(line), str(counts.ravel()[line].sum()))
    for cell in np.flatnonzero(states.ravel() > SHOWN):
        own = [line for line in lines_of(counts.shape) if cell in line]
        if all(counts.ravel()[line].sum() >= 5 for line in own):  # a total of few is hidden where it is printed itself
            low, high = intruder.range_of([int(cell)])
            assert high - low >= 3, (counts, states, cell)


def test_no_line_of_a_table_too_large_for_the_whole_to_be_solved_tells_a_hidden_cell() -> None:
    counts = np.random.default_rng(1).poisson(10, size=(10, 10, 30))
    states = hidden(counts, lines_of(counts.shape)).ravel()
    assert (states > SHOWN).sum() > MOST_AUDITED
    looked_at = 0
    for line in lines_of(counts.shape):
        covered = line[states[line] > SHOWN]
        if len(covered) > 3:
            continue
        intruder = Intruder(len(covered))
        intruder.reads(range(len(covered)), str(counts.ravel()[covered].sum()))
        for at, sign in enumerate(printed(counts.ravel()[covered], states[covered])):
            intruder.reads([at], sign)
        for at in range(len(covered)):
            low, high = intruder.range_of([at])
            assert high - low >= 3, (covered, at)
            looked_at += 1
    assert looked_at


def few_that_signs_allow(printed: list[str], total: int) -> dict[int, set[int]]:
    """What each `<5` may count for a reader who knows that `…` beside it counts nobody or five at least: by counting through."""
    left = total - sum(int(sign) for sign in printed if sign.isdigit())
    covered = [at for at, sign in enumerate(printed) if not sign.isdigit()]
    choices = [range(1, 5) if printed[at] == "<5" else [0, *range(5, left + 1)] for at in covered]
    fitting = [values for values in product(*choices) if sum(values) == left]
    return {at: {values[place] for values in fitting} for place, at in enumerate(covered) if printed[at] == "<5"}


def test_the_two_signs_of_a_line_do_not_tell_the_few() -> None:
    # Of six people, five must be those beside: nobody would be called so who are one to four.
    assert row(1, 5, 30) == ["…", "…", "30"]
    assert row(1, 8, 30) == ["<5", "…", "30"]
    for counts in product(range(11), repeat=3):
        for allowed in few_that_signs_allow(row(*counts), sum(counts)).values():
            assert {1, 4} <= allowed, counts
