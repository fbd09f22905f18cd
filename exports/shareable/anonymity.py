"""k-anonymity: nobody stands alone with what others may know of them.

Every combination of the quasi-identifiers, blanks included, is that of at least k responses (Samarati & Sweeney 1998). Columns
are told less exactly first (see `generalisation`), as long as that costs less than it saves; what is then still rare loses single
cells. No response is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from exports.datasets.dataset import DataColumn
from exports.shareable.generalisation import Ladder
from servqual_desk.importing.raw_table import Value

Codes = np.ndarray[Any, np.dtype[np.int64]]


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

    Of all next steps the one is taken that loses least, until none loses less than staying. Loss is counted in cells: a blanked
    one is lost, one at step s of a ladder of m steps by s/m.
    """
    codes = [[_codes(step.values) for step in one.steps] + [_nothing(one)] for one in ladders]
    at = [0] * len(ladders)
    loss, current = _try(codes, at, k)
    while True:
        options = [
            (*_try(codes, [*at[:place], at[place] + 1, *at[place + 1 :]], k), place)
            for place in range(len(at))
            if at[place] + 1 < len(codes[place])
        ]
        best = min(options, key=lambda option: (option[0], option[2]), default=None)
        if best is None or best[0] >= loss:
            break
        loss, current, place = best
        at[place] += 1
    return _result(ladders, at, current)


def _nothing(one: Ladder) -> Codes:
    return np.zeros(len(one.steps[0].values), dtype=np.int64)


def _codes(values: Sequence[Value]) -> Codes:
    """A number for each different value; 0 where it is missing."""
    known: dict[Value, int] = {None: 0}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)


def _try(codes: Sequence[Sequence[Codes]], at: Sequence[int], k: int) -> tuple[float, Codes]:
    """What is lost with the columns at these steps, and what is then left of them."""
    before = np.column_stack([steps[step] for steps, step in zip(codes, at, strict=True)])
    given = np.column_stack([steps[0] > 0 for steps in codes])
    after = suppressed(before, k)
    share = np.array([step / (len(steps) - 1) for steps, step in zip(codes, at, strict=True)])
    lost = np.where(after == 0, 1.0, share)
    return float(lost[given].sum()), after


def suppressed(codes: Codes, k: int) -> Codes:
    """Codes (a row a response, a column each) with cells set to 0 until every row is that of at least k responses.

    From nothing shown to as much as can be: a group of rows is parted by the column that shows most of its cells in groups of k
    (of several such, by the one that makes the fewest groups), and the parts again by the other columns.
    """
    after = np.zeros_like(codes)
    waiting = [(np.arange(len(codes)), tuple(range(codes.shape[1])))]
    while waiting:
        rows, columns = waiting.pop()
        partings = [(place, *_parting(codes[rows, place], k)) for place in columns]
        place, groups, rest, shown = max(partings, key=lambda one: (one[3], -len(one[1])), default=(0, [], rows, 0))
        if not shown:
            continue
        left = tuple(column for column in columns if column != place)
        for group in groups:
            after[rows[group], place] = codes[rows[group[0]], place]
        waiting += [(rows[part], left) for part in (*groups, rest) if len(part)]
    return after


def _parting(values: Codes, k: int) -> tuple[list[Codes], Codes, int]:
    """Places of the same value, at least k each; the places that are left, none or at least k; how many are shown."""
    order = np.argsort(values, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(values[order])) + 1)
    groups = [part for part in parts if values[part[0]] and len(part) >= k]
    rest = np.concatenate([part for part in parts if not (values[part[0]] and len(part) >= k)] or [order[:0]])
    while groups and 0 < len(rest) < k:
        largest = max(range(len(groups)), key=lambda place: len(groups[place]))
        missing = k - len(rest)
        spare = len(groups[largest]) - k
        taken = missing if spare >= missing else len(groups[largest])
        rest = np.concatenate([rest, groups[largest][:taken]])
        groups[largest] = groups[largest][taken:]
        groups = [group for group in groups if len(group)]
    return groups, rest, sum(map(len, groups))


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
