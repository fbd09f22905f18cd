"""What a reader can find out about hidden counts: the least and the most that each may be, given all that is printed."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from analysis.formulas.contingency import Counts

SHOWN, FEW, BESIDE = 0, 1, 2
States = npt.NDArray[np.int8]
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


def narrow_cells(flat: Counts, state: States, lines: Sequence[Line], smallest: int, width: int) -> Iterator[int]:
    """The hidden cells whose range over the whole system of lines is narrower than `width`, one after the other."""
    from scipy.optimize import linprog

    hidden = np.flatnonzero(state > SHOWN)
    if len(hidden) > MOST_AUDITED:
        return
    place = {int(cell): at for at, cell in enumerate(hidden)}
    system, left = _system(flat, state, lines, place)
    low, high = bounds(state[hidden], smallest, int(left.max(initial=0)))
    ends = list(zip(low.tolist(), high.tolist(), strict=True))
    for cell, at in place.items():
        aim = np.zeros(len(hidden))
        aim[at] = 1.0
        least, most = (linprog(sign * aim, A_eq=system, b_eq=left, bounds=ends, method="highs") for sign in (1, -1))
        if -float(most.fun or 0.0) - float(least.fun or 0.0) < width - 0.5:
            yield cell


def _system(
    flat: Counts, state: States, lines: Sequence[Line], place: dict[int, int]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
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
