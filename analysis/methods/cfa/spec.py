"""The confirmatory model: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, choice, flag, pick
from analysis.methods.method import Method
from analysis.methods.needs import needs_three_items


@dataclass(frozen=True, slots=True, kw_only=True)
class CfaOptions(Options):
    """The model is the instrument's own: each item on its dimension; dimensions correlate, or one factor stands above them."""

    measure: str = pick("measure")
    family: str = pick("family", empty="first")
    estimator: str = choice("maximum_likelihood", "ordered_answers", default="maximum_likelihood")
    missing: str = choice("complete_responses", "full_information", default="complete_responses")
    second_order: bool = flag(False)


METHOD = Method(id="cfa", place=40, options=CfaOptions, why_not=needs_three_items)
