"""Whether a regression's assumptions hold: codes that follow the arithmetic, never a hand; limits from `analysis.thresholds`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from analysis.methods.regression.linear_model import Regression
from analysis.thresholds import DURBIN_WATSON_RANGE, LARGEST_CONDITION_NUMBER, LARGEST_VIF, LEVEL, MANY_RESIDUALS

Verdict = Literal["met", "violated"]
Assumption = Literal["normality", "equal_variance", "linearity", "independence", "no_collinearity"]


# What to do where an assumption does not hold.
ADVICE = {
    "equal_variance": "advice_robust_errors",
    "linearity": "advice_look_for_curve",
    "independence": "advice_check_order",
    "no_collinearity": "advice_read_importance",
}


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


def advice(check: AssumptionCheck, n: int) -> str:
    """What to do after one test of a model over `n` responses, as a code."""
    if check.verdict is None:
        return "advice_see_notes"
    if check.verdict == "met":
        return "advice_nothing"
    if check.assumption == "normality":
        return "advice_many_responses" if n >= MANY_RESIDUALS else "advice_ordered_logit"
    return ADVICE[check.assumption]


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
