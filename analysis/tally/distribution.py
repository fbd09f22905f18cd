"""How often each value of a whole-number score was given: all that means, spreads and rank tests ask of the rows."""

import math
from dataclasses import dataclass
from typing import Self

import numpy as np

from analysis.item_matrices import Matrix
from analysis.tally.moments import Whole

WIDEST = 1_000_000  # a range of values up to which they are counted in a table, and not sorted


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Distribution:
    """One score a respondent: `values` / `divisor`, ascending whole numbers, each given by so many (`counts` > 0)."""

    values: Whole
    counts: Whole
    divisor: int = 1

    @classmethod
    def of(cls, totals: Matrix, divisor: int = 1) -> Self:
        """From each respondent's whole number, shape (n,)."""
        whole = np.asarray(totals).astype(np.int64)
        values, counts = _counted(whole)
        return cls(values=values, counts=counts, divisor=divisor)

    @property
    def n(self) -> int:
        return int(self.counts.sum())

    @property
    def is_constant(self) -> bool:
        return len(self.values) == 1

    @property
    def total(self) -> int:
        """Σx before the division."""
        return int((self.values.astype(object) * self.counts).sum()) if len(self.values) else 0

    @property
    def mean(self) -> float:
        """Σx/n; NaN for no respondents."""
        return self.total / (self.n * self.divisor) if len(self.values) else math.nan

    @property
    def sd(self) -> float:
        """√(Σ(x − x̄)²/(n − 1)), from whole numbers; NaN for fewer than two respondents. R: sd(x)."""
        n = self.n
        if n < 2:
            return math.nan
        squares = int((self.values.astype(object) ** 2 * self.counts).sum())
        return math.sqrt((n * squares - self.total**2) / (n * (n - 1))) / self.divisor

    @property
    def scores(self) -> Matrix:
        """Each respondent's score, ascending, shape (n,)."""
        return np.repeat(self.values / self.divisor, self.counts)

    def count(self, value: int) -> int:
        """How many gave this whole number."""
        return int(self.counts[self.values == value].sum())

    def __add__(self, other: Self) -> Self:
        return self._joined(other, other.counts)

    def __sub__(self, other: Self) -> Self:
        return self._joined(other, -other.counts)

    def _joined(self, other: Self, counts: Whole) -> Self:
        if self.divisor != other.divisor:
            raise ValueError("scores over unlike divisors do not add up")
        values, place = np.unique(np.concatenate([self.values, other.values]), return_inverse=True)
        joined = np.zeros(len(values), dtype=np.int64)
        np.add.at(joined, place, np.concatenate([self.counts, counts]))
        kept = joined != 0
        return type(self)(values=values[kept], counts=joined[kept], divisor=self.divisor)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Distribution)
            and self.divisor == other.divisor
            and np.array_equal(self.values, other.values)
            and np.array_equal(self.counts, other.counts)
        )

    __hash__ = None  # type: ignore[assignment]


def _counted(whole: Whole) -> tuple[Whole, Whole]:
    if not len(whole):
        return whole, whole
    lowest, highest = int(whole.min()), int(whole.max())
    if highest - lowest > WIDEST:
        return np.unique(whole, return_counts=True)
    counts = np.bincount(whole - lowest)
    found = np.flatnonzero(counts)
    return (found + lowest).astype(np.int64), counts[found].astype(np.int64)
