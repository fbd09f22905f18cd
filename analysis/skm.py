"""The community satisfaction index (IKM) of PermenPANRB 14/2017."""

from dataclasses import dataclass, field
from typing import Literal

from analysis.jsonable import HIDDEN, renamed
from analysis.options import WeightName
from analysis.table import Note, Sample

SkmClass = Literal["A", "B", "C", "D"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkmElement:
    """An element's mean over the `n` who answered it (NRR)."""

    element: str
    n: int
    nrr: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SkmIndex:
    """`ikm_rounded` is half-up to two decimals, and the class is that of the rounded value."""

    ikm: float | None
    ikm_rounded: float | None
    class_: SkmClass | None = field(metadata=renamed("class"))
    weight: WeightName
    elements: tuple[SkmElement, ...]
    sample: Sample = field(metadata=HIDDEN)
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)
