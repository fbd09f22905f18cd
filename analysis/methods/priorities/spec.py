"""Priorities: what may be chosen, and which questionnaires can give them. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, flag, real, seed_number, whole
from analysis.methods.method import Method
from analysis.thresholds import ACCEPTABLE_SHARE
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class PrioritiesOptions(Options):
    """`acceptable` is how far up its scale an item must be; SKM elements have class B instead.

    `stability` asks in what share of resamples an item falls into the quadrant that is printed.
    """

    acceptable: float = real(ACCEPTABLE_SHARE, least=0.3, most=0.95, step=0.05, decimals=3)
    stability: bool = flag(True)
    resamples: int = whole(1000, least=200, most=10_000, step=100)
    seed: int = seed_number()


def needs_experience(instrument: Instrument) -> str | None:
    """Importance or expectation beside perception, or a named questionnaire that is asked as experienced."""
    asked = [set(item.batteries) for item in instrument.items]
    pairs = ({"importance", "perception"}, {"expectation", "perception"})
    if any(pair <= batteries for pair in pairs for batteries in asked):
        return None
    named = {d.id for d in instrument.dimensions if d.family not in ("", "skm")}
    experienced = any("perception" in item.batteries and item.dimension in named for item in instrument.items)
    return None if experienced or "skm" in instrument.families else "needs_experience"


METHOD = Method(id="priorities", place=55, options=PrioritiesOptions, why_not=needs_experience)
