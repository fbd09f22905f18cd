"""Regression: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods import pickers
from analysis.methods.fields import choice, flag, level_of_tests, lines, pick, picks, seed_number, whole
from analysis.methods.method import Method
from analysis.methods.sampled import SampledOptions
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class RegressionOptions(SampledOptions):
    """`weighted_gap` multiplies each dimension's gap by the respondent's own points over 100.

    `blocks` are lines of names (dimensions, questions) apart by commas, in the order in which they are entered.
    """

    outcome: str = pick("outcome")
    predictors: str = choice("perception", "gap", "weighted_gap", default="perception")
    profile: tuple[str, ...] = picks("profile", empty="none")
    numbers: tuple[str, ...] = picks("number_question", empty="none")
    blocks: tuple[str, ...] = lines()
    level: float = level_of_tests()
    importance: bool = flag(True)
    ordered: bool = flag(True)
    influence: bool = flag(True)
    resamples: int = whole(1000, least=200, most=10_000, step=100)
    seed: int = seed_number()


def needs_outcome(instrument: Instrument) -> str | None:
    """An outcome question that is a number, and items to explain it."""
    return None if pickers.outcomes(instrument) and instrument.items else "needs_outcome"


METHOD = Method(id="regression", place=90, options=RegressionOptions, why_not=needs_outcome)
