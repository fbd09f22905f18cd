"""The sample's design: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import choice, pick, picks
from analysis.methods.method import Method
from analysis.methods.needs import needs_items
from analysis.methods.sampled import SampledOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignOptions(SampledOptions):
    """Means, gaps, the index and a regression as the sample was drawn, side by side."""

    measures: tuple[str, ...] = picks("measure")
    families: tuple[str, ...] = picks("family")
    outcome: str = pick("outcome")
    predictors: str = choice("perception", "gap", default="perception")


METHOD = Method(id="design", place=25, options=DesignOptions, why_not=needs_items)
