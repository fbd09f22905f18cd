"""k-anonymity: nobody stands alone with what others may know of them.

Every combination of the quasi-identifiers, blanks included, is that of at least k responses (Samarati & Sweeney 1998). Columns
are told less exactly first (see `generalisation_steps`), as long as that costs less than it saves; what is then still rare
loses single cells. No response is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

import numpy as np

from exports.datasets.dataset import DataColumn
from exports.shareable.generalisation_steps import Ladder
from exports.shareable.suppression import Codes, suppressed
from servqual_desk.importing.raw_table import Value

TRIED = 9  # places of a path of which each is worked out to the end
INEXACT = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymous:
    """Columns that are k-anonymous together.

    Attributes:
        columns: at the steps that were chosen, the cells that had to go empty.
        blanked: column → how many of the answers that were given are lost with their cells.
        steps: column → how many steps down its ladder it was told.
    """

    columns: tuple[DataColumn, ...]
    blanked: dict[str, int]
    steps: dict[str, int]


def anonymous(ladders: Sequence[Ladder], k: int) -> Anonymous:
    """The columns so that at least k responses share each combination of them.

    A path of steps is gone from the most exact columns to the least exact, each step the one that spares the most responses from
    standing alone for what it loses. Of the places on the path that is taken where, with the cells that still have to go empty,
    the least is lost; also of those beside it.
    """
    columns = [_Steps.of(one) for one in ladders]
    path = _path(columns, k)
    best = min((_Place.at(columns, at, k) for at in _worth_trying(path)), key=attrgetter("loss"))
    for at in _beside(columns, best.steps):
        best = min(best, _Place.at(columns, at, k), key=attrgetter("loss"))
    return _result(ladders, best.steps, best.codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A step for each column, what is then left of them, and how much that loses."""

    steps: tuple[int, ...]
    codes: Codes
    loss: float

    @classmethod
    def at(cls, columns: "Sequence[_Steps]", steps: tuple[int, ...], k: int) -> "_Place":
        codes = suppressed(_at(columns, steps), k)
        return cls(steps=steps, codes=codes, loss=_loss(columns, steps, codes))


def _beside(columns: "Sequence[_Steps]", steps: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The same place with one column a step more or less exact."""
    for place, step in enumerate(steps):
        for other in (step - 1, step + 1):
            if 0 <= other <= columns[place].last:
                yield (*steps[:place], other, *steps[place + 1 :])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Steps:
    """A column as codes at each of its steps, and what share of its information each step loses; the last is nothing at all."""

    codes: tuple[Codes, ...]
    lost: tuple[float, ...]

    @classmethod
    def of(cls, one: Ladder) -> "_Steps":
        codes = [_codes(step.values) for step in one.steps]
        entropies = [_entropy(step) for step in codes]
        whole = entropies[0] or 1.0
        nothing = np.zeros_like(codes[0])
        return cls(codes=(*codes, nothing), lost=(*(1 - entropy / whole for entropy in entropies), 1.0))

    @property
    def last(self) -> int:
        return len(self.codes) - 1

    @property
    def n_given(self) -> int:
        return int((self.codes[0] > 0).sum())


def _entropy(codes: Codes) -> float:
    """Shannon's, of the answers that were given."""
    counts = np.bincount(codes[codes > 0])
    shares = counts[counts > 0] / max(counts.sum(), 1)
    return float(-(shares * np.log2(shares)).sum())


def _codes(values: Sequence[Value]) -> Codes:
    """A number for each different value; 0 where it is missing."""
    known: dict[Value, int] = {None: 0}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)


def _path(columns: Sequence[_Steps], k: int) -> list[tuple[tuple[int, ...], float]]:
    """Places (a step a column) from the most exact on, each with how far its responses are from standing among k."""
    at = tuple(0 for _column in columns)
    path = [(at, _distance(_at(columns, at), k))]
    while path[-1][1] and any(step < column.last for step, column in zip(at, columns, strict=True)):
        options = []
        coarsest = all(step >= column.last - 1 for step, column in zip(at, columns, strict=True))
        for place, column in enumerate(columns):
            if at[place] < column.last - (not coarsest):
                after = (*at[:place], at[place] + 1, *at[place + 1 :])
                cost = (column.lost[at[place] + 1] - column.lost[at[place]]) * column.n_given
                left = _distance(_at(columns, after), k)
                options.append(((path[-1][1] - left) / max(cost, 1.0), after, left))
        _gain, at, left = max(options)
        path.append((at, left))
    return path


def _worth_trying(path: Sequence[tuple[tuple[int, ...], float]]) -> list[tuple[int, ...]]:
    """Some places of the path, evenly by the distance that is left; the first and the last are among them."""
    wanted = np.linspace(path[0][1], path[-1][1], TRIED)
    places = {min(range(len(path)), key=lambda place: abs(path[place][1] - left)) for left in wanted}
    return [path[place][0] for place in sorted({0, len(path) - 1, *places})]


def _at(columns: Sequence[_Steps], at: Sequence[int]) -> Codes:
    return np.column_stack([column.codes[step] for step, column in zip(at, columns, strict=True)])


def _distance(codes: Codes, k: int) -> float:
    """How far the rows are from standing among k: the sum of log2(k / size of its group) over those in smaller groups.

    Halvings, so that a step which brings single rows together in pairs counts, although both still stand among too few.
    """
    key = np.zeros(len(codes), dtype=np.int64)
    for column in codes.T:
        _values, key = np.unique(key * (int(column.max(initial=0)) + 1) + column, return_inverse=True)
    sizes = np.bincount(key)
    small = sizes[(sizes > 0) & (sizes < k)]
    return float((small * np.log2(k / small)).sum())


def _loss(columns: Sequence[_Steps], at: Sequence[int], after: Codes) -> float:
    """Answers that are lost: an empty cell is one, and one that is told less exactly the share of what it no longer tells.

    An answer that is told less exactly can still be counted, so it weighs less than one that is missing (`INEXACT`).
    """
    lost = 0.0
    for place, (step, column) in enumerate(zip(at, columns, strict=True)):
        given = column.codes[0] > 0
        shown = int((after[given, place] > 0).sum())
        lost += column.n_given - shown + INEXACT * column.lost[step] * shown
    return lost


def _result(ladders: Sequence[Ladder], at: Sequence[int], codes: Codes) -> Anonymous:
    columns, blanked = [], {}
    for place, (one, step) in enumerate(zip(ladders, at, strict=True)):
        chosen = one.steps[min(step, len(one.steps) - 1)]
        values = [value if code else None for value, code in zip(chosen.values, codes[:, place].tolist(), strict=True)]
        columns.append(replace(chosen, values=values))
        given = sum(value is not None for value in one.steps[0].values)
        blanked[one.name] = given - sum(value is not None for value in values)
    steps = {one.name: step for one, step in zip(ladders, at, strict=True)}
    return Anonymous(columns=tuple(columns), blanked=blanked, steps=steps)
