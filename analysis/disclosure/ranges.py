"""What a reader can find out about hidden counts: the least and the most that each may be, given all that is printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.formulas.contingency import Counts

SHOWN, FEW, BESIDE = 0, 1, 2
States = npt.NDArray[np.int8]
Numbers = npt.NDArray[np.float64]
Line = npt.NDArray[np.intp]  # places of the cells that add up to a known total
MOST_AUDITED = 400  # hidden cells up to which the whole system is solved; each takes some milliseconds


def bounds(state: States, smallest: int, most: int) -> tuple[Counts, Counts]:
    """What hidden cells may be as far as their signs say: `<5` is 1 to 4, `…` anything up to `most`."""
    is_few = state == FEW
    return np.where(is_few, 1, 0), np.where(is_few, min(smallest - 1, most), most)


def line_ranges(state: States, left: int, smallest: int) -> tuple[Counts, Counts]:
    """The least and the most of each hidden cell of one line, of which `left` people are hidden."""
    low, high = bounds(state, smallest, left)
    return np.maximum(low, left - (high.sum() - high)), np.minimum(high, left - (low.sum() - low))


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """The least and the most of each cell in all solutions that were found; the true counts are the first.

    What is hidden besides only adds solutions, so that they hold until nothing is exposed any more.
    """

    least: Numbers
    most: Numbers

    def is_wide(self, cell: int, width: int) -> bool:
        return bool(self.most[cell] - self.least[cell] >= width - 0.5)

    def add(self, cells: npt.NDArray[np.intp], values: Numbers) -> None:
        self.least[cells] = np.minimum(self.least[cells], values)
        self.most[cells] = np.maximum(self.most[cells], values)


def narrow_cells(
    flat: Counts, state: States, lines: Sequence[Line], smallest: int, width: int, met: Met
) -> Iterator[int]:
    """The hidden cells whose range over the whole system of lines is narrower than `width`, one after the other.

    A cell that is narrow by its lines in turn already needs no linear program, and most are; nor does one that is wide in the
    solutions that are known.

    Args:
        met: solutions that are known; those that are found are added.
    """
    hidden = np.flatnonzero(state > SHOWN)
    if len(hidden) > MOST_AUDITED:
        return
    place = {int(cell): at for at, cell in enumerate(hidden)}
    system, left = _system(flat, state, lines, place)
    ends = drawn_in(system, left, *bounds(state[hidden], smallest, int(left.max(initial=0))))
    is_narrow = ends[:, 1] - ends[:, 0] < width - 0.5
    for cell, at in place.items():
        for sign in () if is_narrow[at] else (1.0, -1.0):
            if not met.is_wide(cell, width):
                found = _solution(system, left, ends, at, sign)
                if found is not None:  # else nothing is known of the cell, and more is hidden
                    met.add(hidden, found)
        if not met.is_wide(cell, width):
            yield cell


def drawn_in(system: Numbers, left: Numbers, least: Counts, most: Counts) -> Numbers:
    """The ends of each hidden cell (cells × 2), drawn in by what each line leaves it, until none moves any more.

    No solution lies outside; not every range within is full of solutions.
    """
    low, high = least.astype(float), most.astype(float)
    is_in = system > 0
    while True:
        spare, lack = (left - system @ end for end in (low, high))
        lower = np.maximum(low, high + np.where(is_in, lack[:, np.newaxis], -np.inf).max(axis=0))
        upper = np.minimum(high, low + np.where(is_in, spare[:, np.newaxis], np.inf).min(axis=0))
        if np.array_equal(lower, low) and np.array_equal(upper, high):
            return np.stack([low, high], axis=1)
        low, high = lower, upper


def _solution(system: Numbers, left: Numbers, ends: Numbers, at: int, sign: float) -> Numbers | None:
    """One in which the cell at this place is least (1) or most (−1)."""
    from scipy.optimize import linprog

    aim = np.zeros(len(ends))
    aim[at] = sign
    found = linprog(aim, A_eq=system, b_eq=left, bounds=[(low, high) for low, high in ends.tolist()], method="highs")
    return found.x


def _system(flat: Counts, state: States, lines: Sequence[Line], place: dict[int, int]) -> tuple[Numbers, Numbers]:
    """What the hidden cells of each line add up to: the line's total less what it shows."""
    rows, left = [], []
    for line in lines:
        covered = line[state[line] > SHOWN]
        if len(covered):
            row = np.zeros(len(place))
            row[[place[int(cell)] for cell in covered]] = 1.0
            rows.append(row)
            left.append(float(flat[covered].sum()))
    return np.array(rows), np.array(left)
