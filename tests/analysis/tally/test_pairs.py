"""Columns with holes, counted by hand: who answered nothing counts in nothing."""

import numpy as np

from analysis.tally.pairs import Pairs

# Three people: both answered, the first alone, nothing at all.
X = np.array([[2, 3], [4, 0], [0, 0.0]])
ANSWERED = np.array([[True, True], [True, False], [False, False]])


def test_counts_and_sums_by_hand() -> None:
    pairs = Pairs.of(X, ANSWERED)

    assert (pairs.n, pairs.whole) == (2, 1)
    assert (pairs.counts, pairs.totals) == ([2, 1], [6, 3])
    assert pairs.products.tolist() == [[20, 6], [6, 9]]
    assert pairs.sums.tolist() == [[6, 2], [3, 3]]  # Σ of a row's column over who answered the other


def test_deviations_are_whole_numbers_and_a_constant_has_none() -> None:
    # first column: n·x − Σx is 2·2 − 6 = −2 and 2·4 − 6 = 2; second: 1·3 − 3 = 0
    assert Pairs.of(X, ANSWERED).scatter.tolist() == [[8, 0], [0, 0]]
