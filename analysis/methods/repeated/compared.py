"""One questionnaire's dimensions in one battery, over the responses that have them all."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.answers import Answers, ItemSet
from analysis.formulas.repeated_measures import Friedman, RepeatedAnova, friedman, repeated_anova
from analysis.item_matrices import Matrix, complete
from analysis.methods.table_builder import note
from analysis.table import Note
from analysis.tally.distribution import Distribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """`totals` / `divisor` are the scores, whole numbers over one number, shape (n, k), a column a dimension."""

    family: str
    battery: str
    dimensions: tuple[str, ...]
    totals: Matrix
    divisor: int
    anova: RepeatedAnova | None
    ranks: Friedman | None
    notes: tuple[Note, ...]

    @property
    def scores(self) -> Matrix:
        return self.totals / self.divisor

    def difference(self, first: int, second: int) -> Distribution:
        """Each response's first less second dimension."""
        return Distribution.of(self.totals[:, first] - self.totals[:, second], self.divisor)


def compare(answers: Answers, family: str, battery: str, sets: Sequence[ItemSet]) -> Compared:
    """Both tests over the complete responses; needs more of them than dimensions."""
    parts = [answers.of(own.items, own.battery) for own in sets]
    used = complete(*parts)
    divisor = math.lcm(*(part.shape[1] for part in parts))
    totals = np.column_stack([part[used].sum(axis=1) * (divisor // part.shape[1]) for part in parts])
    where, n = f"repeated/{family}/{battery}", len(totals)
    anova, ranks, notes = None, None, list[Note]()
    if n <= len(sets):
        notes.append(note("too_few_responses", where, n=n, needed=len(sets) + 1))
    else:
        anova, ranks = repeated_anova(totals / divisor), friedman(totals)
        notes += [] if anova and ranks else [note("dimensions_told_by_others", where)]
    return Compared(
        family=family,
        battery=battery,
        dimensions=tuple(own.id for own in sets),
        totals=totals,
        divisor=divisor,
        anova=anova,
        ranks=ranks,
        notes=tuple(notes),
    )
