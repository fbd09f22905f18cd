"""Mann–Whitney at small n: exact, ties included, against R's wilcox.test, scipy and a count of all divisions."""

from itertools import combinations

import numpy as np
import pytest
from scipy import stats

from analysis.formulas.ranks import mann_whitney, ranked


def test_five_against_five() -> None:
    """R: wilcox.test(c(1, 2, 3, 4, 8), c(5, 6, 7, 9, 10), exact = TRUE) gives W = 3, p = .05556; the normal curve says .047."""
    found = mann_whitney(ranked([np.array([1.0, 2, 3, 4, 8]), np.array([5.0, 6, 7, 9, 10])]))
    assert found.statistic == 3
    assert found.p == pytest.approx(14 / 252, rel=1e-12)


@pytest.mark.parametrize("sizes", [(5, 7), (12, 9), (25, 25)])
def test_without_ties_it_is_scipys_exact_p(sizes: tuple[int, int]) -> None:
    values = np.random.default_rng(1).permutation(sum(sizes)).astype(float)
    first, second = values[: sizes[0]], values[sizes[0] :]
    expected = stats.mannwhitneyu(first, second, method="exact")
    assert mann_whitney(ranked([first, second])).p == pytest.approx(expected.pvalue, rel=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_with_ties_every_division_is_counted(seed: int) -> None:
    answers = np.random.default_rng(seed).integers(1, 5, 11).astype(float)
    ranks, size = stats.rankdata(answers), 5
    sums = np.array([ranks[list(chosen)].sum() for chosen in combinations(range(11), size)])
    expected = np.mean(np.abs(sums - sums.mean()) >= abs(ranks[:size].sum() - sums.mean()) - 1e-9)
    assert mann_whitney(ranked([answers[:size], answers[size:]])).p == pytest.approx(expected, rel=1e-12)


def test_from_fifty_one_responses_the_normal_approximation_stands() -> None:
    rng = np.random.default_rng(3)
    first, second = rng.integers(1, 8, 30).astype(float), rng.integers(2, 8, 21).astype(float)
    expected = stats.mannwhitneyu(first, second, method="asymptotic", use_continuity=False)
    assert mann_whitney(ranked([first, second])).p == pytest.approx(expected.pvalue, rel=1e-12)
