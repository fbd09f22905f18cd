"""Reliability: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, choice, flag, picks, real, seed_number, whole
from analysis.methods.method import Method
from analysis.methods.needs import needs_scale
from analysis.thresholds import ALPHA_THRESHOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityOptions(Options):
    """`hierarchical` and `ordinal` take seconds on long scales; `bootstrap` adds percentile intervals."""

    measures: tuple[str, ...] = picks("measure")
    threshold: float = real(ALPHA_THRESHOLD, least=0.5, most=0.95, step=0.05)
    split: str = choice("odd_even", "first_second", default="odd_even")
    ordinal: bool = flag(True)
    factor_based: bool = flag(True)
    hierarchical: bool = flag(True)
    bootstrap: bool = flag(False)
    resamples: int = whole(1000, least=200, most=10_000, step=100)
    seed: int = seed_number()


METHOD = Method(id="reliability", place=10, options=ReliabilityOptions, why_not=needs_scale)
