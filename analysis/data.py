"""What data an analysis stands on: how many responses, how many without a gap, and a fingerprint of them."""

from dataclasses import dataclass, field

from analysis.jsonable import HIDDEN
from analysis.table import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSummary:
    """`n_complete`: responses with every item of every battery answered; weights and questions may be blank."""

    n_responses: int
    n_complete: int
    fingerprint: str
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)
