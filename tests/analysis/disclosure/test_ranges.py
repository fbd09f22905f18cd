"""Which hidden cells the whole system of lines betrays: the same that a solver in whole people finds."""

import numpy as np
import pytest

from analysis.disclosure.ranges import BESIDE, FEW, SHOWN, Met, bounds, drawn_in, narrow_cells
from analysis.disclosure.suppression import lines_of
from tests.analysis.disclosure.intruder import Intruder

SIGNS = {FEW: "<5", BESIDE: "…"}
WIDTH = 3


def half_hidden(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """A table with its margins in which cells are hidden at random: some can be worked out, others not."""
    random = np.random.default_rng(seed)
    counts = random.poisson(random.choice([1, 4, 9], size=(4, 5)))
    states = np.where((counts > 0) & (counts < 5), FEW, random.choice([SHOWN, BESIDE], size=counts.shape))
    return counts.ravel(), states.ravel().astype(np.int8)


def read_by_an_intruder(counts: np.ndarray, states: np.ndarray) -> Intruder:
    intruder = Intruder(counts.size)
    for cell, state in enumerate(states):
        intruder.reads([cell], SIGNS.get(int(state), str(counts[cell])))
    for line in lines_of((4, 5)):
        intruder.reads(list(line), str(counts[line].sum()))
    return intruder


def test_the_cells_that_are_narrow_are_those_that_a_solver_finds() -> None:
    kinds = set()
    for seed in range(12):
        counts, states = half_hidden(seed)
        intruder = read_by_an_intruder(counts, states)
        ranges = {int(cell): intruder.range_of([int(cell)]) for cell in np.flatnonzero(states > SHOWN)}
        narrow = {cell for cell, (low, high) in ranges.items() if high - low < WIDTH}
        lines = [line for line in lines_of((4, 5)) if (states[line] > SHOWN).any()]
        met = Met(least=counts.astype(float), most=counts.astype(float))
        assert set(narrow_cells(counts, states, lines, 5, WIDTH, met)) == narrow
        kinds |= {cell in narrow for cell in ranges}
    assert kinds == {False, True}


@pytest.mark.parametrize("seed", range(12))
def test_ends_that_are_drawn_in_leave_no_solution_outside(seed: int) -> None:
    counts, states = half_hidden(seed)
    intruder = read_by_an_intruder(counts, states)
    hidden = np.flatnonzero(states > SHOWN)
    lines = [line[states[line] > SHOWN] for line in lines_of((4, 5)) if (states[line] > SHOWN).any()]
    system = np.array([np.isin(hidden, line) for line in lines], dtype=float)
    left = np.array([counts[line].sum() for line in lines], dtype=float)
    ends = drawn_in(system, left, *bounds(states[hidden], 5, int(left.max())))
    for cell, (low, high) in zip(hidden, ends, strict=True):
        least, most = intruder.range_of([int(cell)])
        assert low <= least <= most <= high
