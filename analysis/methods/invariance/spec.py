"""Measurement invariance: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, pick, whole
from analysis.methods.method import Method
from analysis.methods.needs import needs_three_items
from analysis.thresholds import FEW_RESPONSES


@dataclass(frozen=True, slots=True, kw_only=True)
class InvarianceOptions(Options):
    """The questionnaire's own model in the groups of one variable (wave, unit, language, mode); small groups are left out."""

    by: str = pick("grouping")
    measure: str = pick("measure")
    family: str = pick("family", empty="first")
    smallest: int = whole(FEW_RESPONSES, least=20, most=1000)


METHOD = Method(id="invariance", place=47, options=InvarianceOptions, why_not=needs_three_items)
