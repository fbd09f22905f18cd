"""Tails and quantiles against R's tables, to the digits that R prints."""

import pytest

from analysis.formulas import distributions as d

# R 4: pt(2.5, 7, lower = F); qt(.975, 12); pf(3.2, 4, 60, lower = F); qf(.975, 3, 40); pchisq(7.1, 3, lower = F);
# pnorm(1.5, lower = F); qnorm(.975), each by print(…, digits = 10).
R = [
    (d.t_above(2.5, 7), 0.02049610929),
    (d.t_below(0.975, 12), 2.17881283),
    (d.f_above(3.2, 4, 60), 0.018975396),
    (d.f_below(0.975, 3, 40), 3.46325966),
    (d.chi2_above(7.1, 3), 0.06877781937),
    (d.chi2_above(-1e-12, 3), 1.0),
    (d.normal_above(1.5), 0.06680720127),
    (d.normal_below(0.975), 1.959963985),
]


@pytest.mark.parametrize(("ours", "theirs"), R)
def test_as_r_has_it(ours: float, theirs: float) -> None:
    assert ours == pytest.approx(theirs, rel=1e-8)
