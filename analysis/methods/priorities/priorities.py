"""What to mend first, in full: importance against performance where both are asked, and what to mend and keep by one rule."""

from dataclasses import dataclass, field

from analysis.jsonable import HIDDEN
from analysis.methods.priorities.importance_performance import (
    ImportancePerformance,
    IpaRow,
    PgcvRow,
    importance_performance,
)
from analysis.methods.priorities.improve_and_keep import RankedItem, mend_and_keep
from analysis.methods.priorities.ranked_means import candidates
from analysis.table import Note, Sample
from analysis.tally.tally import Tally
from analysis.thresholds import ACCEPTABLE_SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorities:
    """`ipa`, `csi` and `pgcv` are those of `matrix`, and None where the instrument does not ask both of its batteries."""

    ipa: tuple[IpaRow, ...] | None
    csi: float | None
    pgcv: tuple[PgcvRow, ...] | None
    mend: tuple[RankedItem, ...]
    keep: tuple[RankedItem, ...]
    matrix: ImportancePerformance | None = field(metadata=HIDDEN)
    acceptable_share: float = field(metadata=HIDDEN)
    sample: Sample = field(metadata=HIDDEN)
    clear: tuple[str, ...] = field(default=(), metadata=HIDDEN)
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)


def priorities(tally: Tally, acceptable_share: float = ACCEPTABLE_SHARE) -> Priorities | None:
    """Everything about priorities; None where there is nothing to rank: no item of which the experience is asked."""
    matrix = importance_performance(tally)
    if matrix is None and not candidates(tally.instrument, acceptable_share):
        return None
    lists = mend_and_keep(tally, acceptable_share)
    return Priorities(
        ipa=matrix.ipa if matrix else None,
        csi=matrix.csi if matrix else None,
        pgcv=matrix.pgcv if matrix else None,
        mend=lists.mend,
        keep=lists.keep,
        clear=lists.clear,
        matrix=matrix,
        acceptable_share=acceptable_share,
        sample=tally.everyone(),
        notes=(*(matrix.notes if matrix else ()), *lists.notes),
    )
