"""In which order the waves of a survey stand."""

import re
from collections.abc import Mapping
from itertools import pairwise

WAVE = "sqd_wave"  # the column of a response's wave
Span = tuple[str, str]  # the first and the last start of a wave's interviews, in ISO


def in_order_of_time(spans: Mapping[str, Span | None], begins: Mapping[str, str]) -> tuple[str, ...]:
    """The waves in order of time: by the day on which the survey says that each begins; else by when their interviews started,
    where no two overlap; else by name, numbers in it by their size (`wave 2` before `wave 10`).

    Args:
        spans: of every wave; None where an interview of it has no time.
        begins: the planned first days, of those waves that have one.
    """
    names = sorted(spans, key=_by_number)
    if all(begins.get(name) for name in names):
        return tuple(sorted(names, key=begins.__getitem__))
    known = {name: span for name, span in spans.items() if span is not None}
    if len(known) < len(names):
        return tuple(names)
    by_time = sorted(names, key=known.__getitem__)
    apart = all(known[a][1] <= known[b][0] for a, b in pairwise(by_time))
    return tuple(by_time if apart else names)


def _by_number(name: str) -> list[tuple[int, int, str]]:
    parts = re.split(r"(\d+)", name)
    return [(1, int(part), "") if part.isdigit() else (0, 0, part.casefold()) for part in parts if part]
