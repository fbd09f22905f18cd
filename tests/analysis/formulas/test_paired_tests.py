"""Paired tests against R (oracles/small.R)."""

from itertools import product

import numpy as np
import pytest
from scipy import stats

from analysis.formulas.multiple_tests import holm
from analysis.formulas.paired_tests import paired_t, signed_ranks
from analysis.tally.distribution import Distribution

# P − E of eight respondents, with ties
DIFFERENCES = np.array([3, 5, 2, 6, 4, 4, 7, 3]) - np.array([6, 5, 5, 7, 7, 6, 7, 4.0])


def test_student_t() -> None:
    test = paired_t(Distribution.of(DIFFERENCES))
    assert (test.mean, test.df) == (-1.625, 7)
    assert test.sd == pytest.approx(1.3024701806293193, rel=1e-12)
    assert (test.lower, test.upper) == pytest.approx((-2.7138923208049399, -0.5361076791950599), rel=1e-12)
    assert test.t == pytest.approx(-3.5288286411991399, rel=1e-12)
    assert test.p == pytest.approx(0.0096129324260020, rel=1e-12)
    assert test.cohen_dz == pytest.approx(-1.2476293309186111, rel=1e-12)


def test_equal_differences_leave_t_undefined() -> None:
    test = paired_t(Distribution.of(np.full(7, -3.0), 7))
    assert (test.mean, test.sd, test.df) == (-3 / 7, 0, 6)
    assert (test.t, test.p, test.cohen_dz, test.lower, test.upper) == (None,) * 5


@pytest.mark.parametrize("n", [0, 1])
def test_too_few_pairs(n: int) -> None:
    test = paired_t(Distribution.of(DIFFERENCES[:n], 1))
    assert (test.mean, test.sd, test.t, test.df) == (-3 if n else None, None, None, None)


def test_signed_ranks_with_ties_and_zeros_have_the_normal_approximation_and_the_exact_p() -> None:
    # six of eight differ, all downwards: 2 · 1/2⁶; R: coin::wilcoxsign_test(…, zero.method = "Wilcoxon", distribution = "exact")
    assert signed_ranks(Distribution.of(DIFFERENCES)) == pytest.approx((0, 0.02559680538594859, 0.03125), rel=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_every_way_to_sign_tied_ranks_is_counted(seed: int) -> None:
    moved = np.random.default_rng(seed).choice([-3, -2, -1, 1, 2, 3, 4], 11)
    ranks = stats.rankdata(np.abs(moved))
    sums = np.array([signs @ ranks for signs in product((-1, 1), repeat=11)])
    expected = np.mean(np.abs(sums) >= abs(np.sign(moved) @ ranks) - 1e-9)
    with_zeros = np.append(moved, [0, 0, 0])
    assert signed_ranks(Distribution.of(with_zeros)).exact_p == pytest.approx(expected, rel=1e-12)


def test_signed_ranks_without_ties_are_exact() -> None:
    # positive ranks 2 + 5: R's V is 7; 2 · P(V ≤ 7) = 2 · 19/128
    assert signed_ranks(Distribution.of(np.array([-1, 2, -3, -4, 5, -6, -7.0]))) == (7, 0.296875, 0.296875)


def test_w_is_the_smaller_rank_sum_whichever_sign() -> None:
    assert signed_ranks(Distribution.of(-DIFFERENCES)) == signed_ranks(Distribution.of(DIFFERENCES))


def test_more_than_fifty_pairs_are_approximated() -> None:
    # 1…51 all positive: W = 0, z = −(51·52/4)/√(51·52·103/24), p = 2Φ(z); R: 2 * pnorm(-663 / sqrt(11381.5))
    found = signed_ranks(Distribution.of(np.arange(1, 52.0)))
    assert found[:2] == pytest.approx((0, 5.145276052e-10), rel=1e-9, abs=0)
    assert found.exact_p is None
    assert signed_ranks(Distribution.of(np.arange(1, 51.0))).exact_p == 2 / 2**50


def test_nothing_but_zeros() -> None:
    assert signed_ranks(Distribution.of(np.zeros(5))) == (None, None, None)
    assert signed_ranks(Distribution.of(np.zeros(0))) == (None, None, None)


def test_holm_steps_down_over_the_defined_ones() -> None:
    # R: p.adjust(c(.01, NA, .04, .03), "holm")
    assert holm([0.01, None, 0.04, 0.03]) == pytest.approx((0.03, None, 0.06, 0.06))


def test_holm_never_exceeds_one_and_takes_an_empty_table() -> None:
    assert holm([0.6, 0.9]) == (1, 1)
    assert holm([]) == ()
    assert holm([None]) == (None,)
