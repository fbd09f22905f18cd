"""The community satisfaction index: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass
from typing import Literal

from analysis.methods.fields import choice, flag, picks, whole
from analysis.methods.method import Method
from analysis.methods.sampled import SampledOptions
from analysis.thresholds import SMALLEST_PUBLISHED
from instruments.model import Instrument

WeightName = Literal["1/9", "0.111", "0.11"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkmOptions(SampledOptions):
    """How an element is weighted ("1/9" is the name of exact equal weights); `by` makes one index a unit, service, wave …"""

    weight: WeightName = choice("1/9", "0.111", "0.11", default="1/9")
    by: tuple[str, ...] = picks("grouping", empty="none")
    transcription: bool = flag(True)
    smallest: int = whole(SMALLEST_PUBLISHED, least=2, most=100)


def needs_skm(instrument: Instrument) -> str | None:
    """The family `skm`."""
    return None if "skm" in instrument.families else "needs_skm"


METHOD = Method(id="skm", place=70, options=SkmOptions, why_not=needs_skm)
