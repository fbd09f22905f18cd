"""Priorities: what may be chosen, and which questionnaires can give them. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, flag, seed_number, whole
from analysis.methods.method import Method
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class PrioritiesOptions(Options):
    """`stability` asks in what share of resamples an item falls into the quadrant that is printed."""

    stability: bool = flag(True)
    resamples: int = whole(1000, least=200, most=10_000, step=100)
    seed: int = seed_number()


def needs_importance(instrument: Instrument) -> str | None:
    """Importance, or else expectation, of an item whose perception is asked."""
    asked = [set(item.batteries) for item in instrument.items]
    pairs = ({"importance", "perception"}, {"expectation", "perception"})
    return None if any(pair <= batteries for pair in pairs for batteries in asked) else "needs_two_batteries"


METHOD = Method(id="priorities", place=55, options=PrioritiesOptions, why_not=needs_importance)
