"""A tally: what the analysis of a survey asks of the rows, as whole numbers that add up.

`tally(a + b) = tally(a) + tally(b)`, exactly and in any order, so that a filter, a wave, an office and a city are the same
computation; a tally of a part can be taken away again. Results are finished from it by the methods.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, Self, TypeVar

from analysis.answers import ItemSet
from analysis.table import Sample
from analysis.tally.distribution import Distribution
from analysis.tally.keys import Block, PairColumn, ScoreOf
from analysis.tally.moments import Moments
from analysis.tally.pairs import Pairs
from instruments.model import Instrument, Item


class Adds(Protocol):
    """What adds up and can be taken away."""

    def __add__(self, other: Self, /) -> Self: ...
    def __sub__(self, other: Self, /) -> Self: ...


K = TypeVar("K")
V = TypeVar("V", bound=Adds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """`n` responses to a questionnaire, `complete` of them with every item of every battery.

    `blocks` hold sums and products, `scores` how often each score was given, `pairs` columns with holes by the name of who
    compares them; `points` those of the constant sum, complete; `weighted` the gap weighted by each one's own points.
    """

    instrument: Instrument
    n: int
    complete: int
    blocks: Mapping[Block, Moments]
    scores: Mapping[ScoreOf, Distribution]
    pairs: Mapping[tuple[PairColumn, ...], Pairs]
    points: Moments | None
    weighted: Distribution | None

    def block(self, items: Sequence[Item], *batteries: str) -> Moments:
        """Of the responses complete on `items` in these batteries."""
        return self.blocks[Block(tuple(item.id for item in items), batteries)]

    def scale(self, scale: ItemSet) -> Distribution:
        """A scale's scores over the responses complete on it."""
        return self.scores[ScoreOf.scale(scale)]

    def everyone(self) -> Sample:
        """All responses, of which those without a hole are complete."""
        return Sample(started=self.n, complete=self.complete, used=self.complete)

    def __add__(self, other: Self) -> Self:
        return self._combined(other, 1)

    def __sub__(self, other: Self) -> Self:
        return self._combined(other, -1)

    def _combined(self, other: Self, sign: int) -> Self:
        if self.instrument.digest != other.instrument.digest or self.blocks.keys() != other.blocks.keys():
            raise ValueError("tallies of unlike questionnaires do not add up")
        return type(self)(
            instrument=self.instrument,
            n=self.n + sign * other.n,
            complete=self.complete + sign * other.complete,
            blocks=_each(self.blocks, other.blocks, sign),
            scores=_each(self.scores, other.scores, sign),
            pairs=_each(self.pairs, other.pairs, sign),
            points=_both(self.points, other.points, sign),
            weighted=_both(self.weighted, other.weighted, sign),
        )


def _each(mine: Mapping[K, V], theirs: Mapping[K, V], sign: int) -> dict[K, V]:
    return {key: value + theirs[key] if sign > 0 else value - theirs[key] for key, value in mine.items()}


def _both(mine: V | None, theirs: V | None, sign: int) -> V | None:
    if mine is None or theirs is None:
        return None
    return mine + theirs if sign > 0 else mine - theirs
