"""Means of dimensions and of the whole, in every battery.

A respondent's score is the mean over the dimension's items; `overall` is the mean of the dimension means (as SERVPERF), so
that dimensions of unlike size count alike. Missing answers: each row takes the responses complete on its items.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.answers import ItemSet, item_sets
from analysis.formulas.moments import t_interval
from analysis.jsonable import HIDDEN, defined
from analysis.table import Note
from analysis.tally.distribution import Distribution
from analysis.tally.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A mean over the `n` responses complete on the items, with its 95 % t interval. R: t.test(x)$conf.int.

    `dimension` is `overall` (`overall/<family>` where there are several) for the mean of the dimension means;
    `battery` is `gap` for P − E. None: the mean of nobody, spread and interval of one respondent or of a constant.
    """

    dimension: str
    battery: str
    n: int
    mean: float | None
    sd: float | None
    lower: float | None
    upper: float | None
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)


def scores(tally: Tally) -> tuple[Score, ...]:
    """Every dimension and every family's whole, in every battery and for the gap."""
    return tuple(_score(tally, scale) for scale in item_sets(tally.instrument))


def _score(tally: Tally, scale: ItemSet) -> Score:
    score = tally.scale(scale)
    mean, sd = score.mean, score.sd
    interval = t_interval(mean, sd, score.n)
    return Score(
        dimension=scale.id,
        battery=scale.battery,
        n=score.n,
        mean=defined(mean),
        sd=defined(sd),
        lower=interval.lower,
        upper=interval.upper,
        notes=tuple(_notes(f"scores/{scale.id}/{scale.battery}", score)),
    )


def _notes(where: str, score: Distribution) -> Iterator[Note]:
    if score.n < 2:
        yield Note(code="too_few_responses", where=where, params={"n": score.n, "needed": 2})
    elif score.is_constant:
        yield Note(code="no_variance", where=where)
