"""The cells of a cross-table that are hidden: answers × groups, with the groups that are left out as part of the table.

A group of too few is not shown at all, and the smallest of the others goes with it: all who gave an answer are counted elsewhere,
and the difference would be the group that is not shown. Of several choices each is looked at with those who did not choose it.
"""

import numpy as np

from analysis.disclosure.ranges import SHOWN, Line, States
from analysis.disclosure.suppression import hidden, lines_of
from analysis.formulas.contingency import Counts


def group_states(sizes: Counts, smallest: int) -> States:
    """Which groups are shown: their sizes add up to a number that is known."""
    return hidden(sizes, lines_of(sizes.shape), smallest)


def cell_states(counts: Counts, groups: States, smallest: int) -> States:
    """Of one choice: the state of each cell, shape (answers, groups); every row and column has a total that is known."""
    forced = np.broadcast_to(groups > SHOWN, counts.shape)
    return hidden(counts, lines_of(counts.shape), smallest, forced)


def choice_states(counts: Counts, base: Counts, groups: States, smallest: int) -> States:
    """Of several choices: the state of each cell, shape (answers, groups); `base` is how many of each group answered."""
    return np.stack([_of_one(chosen, base - chosen, groups, smallest) for chosen in counts])


def _of_one(chosen: Counts, others: Counts, groups: States, smallest: int) -> States:
    """One choice: who chose it and who did not add up to the group's size, and over the groups to totals that are known."""
    both = np.stack([chosen, others])
    lines: list[Line] = lines_of(both.shape)
    states: States = hidden(both, lines, smallest, np.broadcast_to(groups > SHOWN, both.shape))[0]
    return states
