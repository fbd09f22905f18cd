"""Wilson's interval against scipy's, which also finds a p that nobody asks for."""

import pytest
from scipy.stats import binomtest

from analysis.formulas.proportions import wilson_interval


@pytest.mark.parametrize("n", [1, 2, 7, 40, 999])
def test_the_interval_of_a_share_is_scipys(n: int) -> None:
    for successes in {0, 1, n // 3, n // 2, n - 1, n}:
        ends = binomtest(successes, n).proportion_ci(0.95, method="wilson")
        assert wilson_interval(successes, n) == pytest.approx((ends.low, ends.high), rel=1e-13, abs=1e-15)
