"""Cells that go empty until every combination of columns is that of k responses; nothing is invented and no response left out."""

from typing import Any

import numpy as np

Codes = np.ndarray[Any, np.dtype[np.int64]]


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
