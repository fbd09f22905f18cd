"""Means of dimensions and of the whole, in every battery.

A respondent's score is the mean over the dimension's items; `overall` is the mean of the dimension means (as SERVPERF), so
that dimensions of unlike size count alike. Missing answers: each row takes the responses complete on its items.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.answers import Answers, ItemSet, item_sets
from analysis.formulas.moments import RowScores, mean_of_dimensions, t_interval
from analysis.jsonable import HIDDEN, defined
from analysis.scoring import complete
from analysis.table import Note


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


def scores(answers: Answers) -> tuple[Score, ...]:
    """Every dimension and every family's whole, in every battery and for the gap."""
    return tuple(_score(answers, scale) for scale in item_sets(answers.instrument))


def _score(answers: Answers, scale: ItemSet) -> Score:
    parts = [answers.of(items, scale.battery) for items in scale.parts]
    ok = complete(*parts)
    score = mean_of_dimensions([part[ok] for part in parts])
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


def _notes(where: str, score: RowScores) -> Iterator[Note]:
    if score.n < 2:
        yield Note(code="too_few_responses", where=where, params={"n": score.n, "needed": 2})
    elif score.is_constant:
        yield Note(code="no_variance", where=where)
