"""Gaps and the zone of tolerance: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import flag, real, seed_number, whole
from analysis.methods.method import Method
from analysis.methods.sampled import SampledOptions
from analysis.thresholds import CEILING
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsOptions(SampledOptions):
    """`ceiling` is the share of top expectations above which a warning is given."""

    ceiling: float = real(CEILING, least=0.05, most=0.95, step=0.05)
    bootstrap: bool = flag(True)
    resamples: int = whole(1000, least=200, most=10_000, step=100)
    seed: int = seed_number()


def needs_sides(instrument: Instrument) -> str | None:
    """Expectation and perception of the same item, or minimum and desired beside perception."""
    pairs = (
        {"expectation", "perception"},
        {"minimum", "perception"},
        {"desired", "perception"},
        {"importance", "perception"},
    )
    asked = [set(item.batteries) for item in instrument.items]
    return None if any(pair <= batteries for pair in pairs for batteries in asked) else "needs_two_batteries"


METHOD = Method(id="gaps", place=50, options=GapsOptions, why_not=needs_sides)
