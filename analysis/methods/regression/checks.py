"""Whether a regression's assumptions hold: codes that follow the arithmetic, never a hand; limits from `analysis.thresholds`."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from analysis.formulas.distributions import normal_above
from analysis.formulas.multiple_tests import holm
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
    """One test of one assumption; `term` where it is about one predictor. None: undefined, or a rule without p.

    `p_holm` is p corrected over the whole list, and decides.
    """

    assumption: Assumption
    test: str
    term: str | None = None
    statistic: float | None
    p: float | None = None
    p_holm: float | None = None
    verdict: Verdict | None


def assumption_checks(model: Regression, level: float = LEVEL) -> tuple[AssumptionCheck, ...]:
    """Every test of the model's assumptions with its verdict, in the order in which studies report them.

    Ten tests at 5 % find something in a third of sound samples, so the verdicts follow Holm's p over all of them. Durbin–Watson
    counts only where it lies outside its range by more than chance: in a sound sample it varies about 2 with deviation 2/√n.
    Collinearity is judged by the condition number of the centred predictors: with the constant and uncentred, as
    `Diagnostics.condition_number` has it by definition, answers far from zero make every sound sample look collinear.
    """
    tests = list(_tests(model))
    corrected = holm([test.p for test in tests] + [_chance_of_durbin_watson(model)])
    tested = [replace(test, p_holm=p) for test, p in zip(tests, corrected[:-1], strict=True)]
    return tuple(_judged(test, level, corrected[-1]) for test in tested)


def _tests(model: Regression) -> Iterator[AssumptionCheck]:
    d = model.diagnostics
    yield _check("normality", "lilliefors", d.lilliefors.d, d.lilliefors.p)
    yield _check("normality", "shapiro", d.shapiro.w, d.shapiro.p)
    yield _check("normality", "jarque_bera", d.jarque_bera.jb, d.jarque_bera.p)
    for term in model.terms:
        if term.vif is not None:
            yield _check("no_collinearity", "vif", term.vif, term=term.term)
    centred = centred_condition_number(model)
    if centred is not None:
        yield _check("no_collinearity", "centred_condition_number", centred)
    yield _check("equal_variance", "breusch_pagan", d.breusch_pagan.lm, d.breusch_pagan.p)
    for glejser in d.glejser:
        yield _check("equal_variance", "glejser", glejser.t, glejser.p, term=glejser.term)
    if d.durbin_watson is not None:
        yield _check("independence", "durbin_watson", d.durbin_watson)
    yield _check("linearity", "reset", d.reset.f, d.reset.p)


def centred_condition_number(model: Regression) -> float | None:
    """√(largest/smallest eigenvalue) of the predictors' correlations. R: kappa(scale(X), exact = TRUE)."""
    correlations = np.array(model.correlations, dtype=np.float64)
    if not len(correlations) or not np.isfinite(correlations).all():
        return None
    values = np.linalg.eigvalsh(correlations)
    return float(np.sqrt(values[-1] / values[0])) if values[0] > 0 else None


def _chance_of_durbin_watson(model: Regression) -> float | None:
    statistic = model.diagnostics.durbin_watson
    return None if statistic is None else 2 * normal_above(abs(statistic - 2) * math.sqrt(model.n) / 2)


def _judged(check: AssumptionCheck, level: float, chance: float | None) -> AssumptionCheck:
    if check.statistic is None:
        return check
    low, high = DURBIN_WATSON_RANGE
    match check.test:
        case "vif":
            holds = check.statistic < LARGEST_VIF
        case "centred_condition_number":
            holds = check.statistic < LARGEST_CONDITION_NUMBER
        case "durbin_watson":
            holds = low <= check.statistic <= high or chance is None or chance >= level
        case _ if check.p_holm is None:
            return check
        case _:
            holds = check.p_holm >= level
    return replace(check, verdict="met" if holds else "violated")


def _check(
    assumption: Assumption, test: str, statistic: float | None, p: float | None = None, term: str | None = None
) -> AssumptionCheck:
    return AssumptionCheck(assumption=assumption, test=test, term=term, statistic=statistic, p=p, verdict=None)


def advice(check: AssumptionCheck, n: int) -> str:
    """What to do after one test of a model over `n` responses, as a code."""
    if check.verdict is None:
        return "advice_see_notes"
    if check.verdict == "met":
        return "advice_nothing"
    if check.assumption == "normality":
        return "advice_many_responses" if n >= MANY_RESIDUALS else "advice_ordered_logit"
    return ADVICE[check.assumption]
