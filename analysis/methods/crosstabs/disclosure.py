"""Which cells of a table of counts are hidden, so that nobody can be recognised.

A cell is small where fewer than `smallest` people gave the answer, or, of several choices, fewer than `smallest` did not:
the group's size stands beside it. Where one cell of a group or of an answer were hidden alone, a total would tell it, so a second
one is hidden with it, the smallest that is left (complementary suppression). Nobody at all (0) is shown.
"""

import numpy as np

from analysis.formulas.contingency import Counts
from analysis.methods.crosstabs.counted import Counted
from analysis.scoring import Mask

Line = tuple[int | slice, int | slice]  # one answer in every group, or one group's every answer


def small_cells(table: Counted, smallest: int) -> Mask:
    """The cells that are too small themselves, shape (answers, groups)."""
    small = _few(table.counts, smallest)
    rest: Mask = _few(table.base[None, :] - table.counts, smallest) if table.several else np.zeros_like(small)
    return small | rest


def _few(counts: Counts, smallest: int) -> Mask:
    few: Mask = (counts > 0) & (counts < smallest)
    return few


def hidden_cells(table: Counted, small: Mask) -> Mask:
    """The small cells and those hidden with them: no answer, and no group of one choice, has exactly one that is hidden."""
    hidden = small.copy()
    lines: list[Line] = [(row, slice(None)) for row in range(hidden.shape[0])]
    if not table.several:  # several choices do not sum to the group's size
        lines += [(slice(None), column) for column in range(hidden.shape[1])]
    while any(_cover(table.counts, hidden, line) for line in lines):
        pass  # each round hides one more cell, until no line has a single one
    return hidden


def _cover(counts: Counts, hidden: Mask, line: Line) -> bool:
    """Hide a second cell of a line with a single hidden one; whether that was needed. A line of one cell has no second."""
    own = hidden[line]
    if own.sum() != 1 or len(own) < 2:
        return False
    left, most = counts[line], counts[line].max()
    own[np.where(own, most + 2, np.where(left == 0, most + 1, left)).argmin()] = True  # an empty cell only as the last
    return True
