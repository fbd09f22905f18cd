"""Logistic regression: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods import pickers
from analysis.methods.fields import Options, choice, pick, picks
from analysis.methods.method import Method
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class LogisticOptions(Options):
    """A yes-or-no question on the dimensions; profile questions and questions answered by a number may stand beside."""

    outcome: str = pick("yes_no")
    predictors: str = choice("perception", "gap", "weighted_gap", default="perception")
    profile: tuple[str, ...] = picks("profile", empty="none")
    numbers: tuple[str, ...] = picks("number_question", empty="none")


def needs_yes_no(instrument: Instrument) -> str | None:
    """A yes-or-no question, and items to explain it."""
    return None if pickers.yes_no_questions(instrument) and instrument.items else "needs_yes_no"


METHOD = Method(id="logistic", place=95, options=LogisticOptions, why_not=needs_yes_no)
