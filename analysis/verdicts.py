"""What a number means by the rules of thumb that studies print: codes that follow the arithmetic, never a hand.

Two-sided tests; the limits, with their sources, are those of `analysis.thresholds`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from analysis.regression import Regression
from analysis.skm import half_up
from analysis.thresholds import (
    CSI_BANDS,
    DURBIN_WATSON_RANGE,
    HIGHEST_CSI_BAND,
    LARGEST_CONDITION_NUMBER,
    LARGEST_VIF,
    LEVEL,
)

Verdict = Literal["met", "violated"]
Assumption = Literal["normality", "equal_variance", "linearity", "independence", "no_collinearity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionCheck:
    """One test of one assumption; `term` where it is about one predictor. None: undefined."""

    assumption: Assumption
    test: str
    term: str | None = None
    statistic: float | None
    p: float | None = None
    verdict: Verdict | None


def assumption_checks(model: Regression, level: float = LEVEL) -> Iterator[AssumptionCheck]:
    """Every test of the model's assumptions with its verdict, in the order in which studies report them."""
    d = model.diagnostics
    yield _by_p("normality", "lilliefors", d.lilliefors.d, d.lilliefors.p, level)
    yield _by_p("normality", "shapiro", d.shapiro.w, d.shapiro.p, level)
    yield _by_p("normality", "jarque_bera", d.jarque_bera.jb, d.jarque_bera.p, level)
    for term in model.terms:
        if term.vif is not None:
            yield _by_rule("no_collinearity", "vif", term.vif, holds=term.vif < LARGEST_VIF, term=term.term)
    if d.condition_number is not None:
        holds = d.condition_number < LARGEST_CONDITION_NUMBER
        yield _by_rule("no_collinearity", "condition_number", d.condition_number, holds=holds)
    yield _by_p("equal_variance", "breusch_pagan", d.breusch_pagan.lm, d.breusch_pagan.p, level)
    for glejser in d.glejser:
        yield _by_p("equal_variance", "glejser", glejser.t, glejser.p, level, term=glejser.term)
    if d.durbin_watson is not None:
        low, high = DURBIN_WATSON_RANGE
        yield _by_rule("independence", "durbin_watson", d.durbin_watson, holds=low <= d.durbin_watson <= high)
    yield _by_p("linearity", "reset", d.reset.f, d.reset.p, level)


def reliability_verdict(alpha: float | None, threshold: float) -> Literal["reliable", "not_reliable"] | None:
    """Whether alpha reaches the threshold; None for an undefined alpha."""
    if alpha is None:
        return None
    return "reliable" if alpha >= threshold else "not_reliable"


def csi_band(csi: float | None) -> str | None:
    """The band of a satisfaction index in percent; None for an undefined one."""
    if csi is None:
        return None
    share = half_up(Fraction(csi) / 100, 2)
    return next((band for highest, band in CSI_BANDS if share <= highest), HIGHEST_CSI_BAND)


def _by_p(
    assumption: Assumption, test: str, statistic: float | None, p: float | None, level: float, term: str | None = None
) -> AssumptionCheck:
    verdict: Verdict | None = None if p is None else "met" if p >= level else "violated"
    return AssumptionCheck(assumption=assumption, test=test, term=term, statistic=statistic, p=p, verdict=verdict)


def _by_rule(
    assumption: Assumption, test: str, statistic: float, *, holds: bool, term: str | None = None
) -> AssumptionCheck:
    verdict: Verdict = "met" if holds else "violated"
    return AssumptionCheck(assumption=assumption, test=test, term=term, statistic=statistic, verdict=verdict)
