"""The population's totals as they are typed: `Samsat = 1200`, or `sex: male = 4000` for one margin of several."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_LINE = re.compile(r"\s*(?:([a-z][a-z0-9_]*)\s*:\s*)?(.+?)\s*=\s*([\d.,\s]+?)\s*")


class Totals(NamedTuple):
    """By column ("" for the strata) and value (in lower case): how many there are; and the lines that were not understood."""

    by_column: Mapping[str, Mapping[str, float]]
    unread: tuple[str, ...]


def read_totals(lines: Sequence[str]) -> Totals:
    """The totals of some lines; the last line of a value counts, empty ones are passed over. Points and commas part thousands."""
    found, unread = dict[str, dict[str, float]](), list[str]()
    for line in filter(str.strip, lines):
        match = _LINE.fullmatch(line)
        digits = re.sub(r"[.,\s]", "", match[3]) if match else ""
        if match is None or not digits or not int(digits):
            unread.append(line.strip())
            continue
        found.setdefault(match[1] or "", {})[match[2].casefold()] = float(int(digits))
    return Totals(found, tuple(unread))
