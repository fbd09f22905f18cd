"""Penalty and reward: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, choice, level_of_tests, pick
from analysis.methods.method import Method
from analysis.methods.regression.spec import needs_outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyRewardOptions(Options):
    """The outcome on low and top answers to each item, item by item or all items of the questionnaire together."""

    outcome: str = pick("outcome")
    measure: str = pick("measure")
    family: str = pick("family", empty="first")
    items: str = choice("one_by_one", "all_together", default="one_by_one")
    level: float = level_of_tests()


METHOD = Method(id="penalty_reward", place=82, options=PenaltyRewardOptions, why_not=needs_outcome)
