"""Scores: what may be chosen, and which questionnaires can give them. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import picks
from analysis.methods.method import Method
from analysis.methods.needs import needs_items
from analysis.methods.sampled import SampledOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoresOptions(SampledOptions):
    """The batteries (or the gap) whose means are asked for."""

    measures: tuple[str, ...] = picks("measure")


METHOD = Method(id="scores", place=5, options=ScoresOptions, why_not=needs_items)
