"""A benchmark for each step, as it was typed: `app_heard = 60` is sixty percent."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_LINE = re.compile(r"\s*([a-z][a-z0-9_]*)\s*[=:\s]\s*(\d{1,3})(?:[.,](\d{1,6}))?\s*%?\s*")
MOST = 100


class Benchmarks(NamedTuple):
    """Shares (0 to 1) by step, the decimals of a percent that were typed at most, and the lines that could not be read."""

    shares: Mapping[str, float]
    decimals: int
    unread: tuple[str, ...]


def read_benchmarks(lines: Sequence[str]) -> Benchmarks:
    """The benchmarks of some lines; the last line of a step counts, empty ones are passed over."""
    shares, decimals, unread = dict[str, float](), 0, list[str]()
    for line in filter(str.strip, lines):
        match = _LINE.fullmatch(line)
        percent = float(f"{match[2]}.{match[3] or 0}") if match else MOST + 1.0
        if match is None or not 0 < percent < MOST:
            unread.append(line.strip())
            continue
        shares[match[1]] = percent / MOST
        decimals = max(decimals, len(match[3] or ""))
    return Benchmarks(shares, decimals, tuple(unread))
