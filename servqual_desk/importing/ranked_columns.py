"""A ranking in columns of its ranks, as LimeSurvey writes it: `problems[1]` holds the choice that came first."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from servqual_desk.importing.column_names import ColumnNames

_RANKED = re.compile(
    r"(?P<question>.+?)[\s_/.\-\[(]+(?:rank|ranking|peringkat|urutan|pilihan ke)?[\s\-]*(?P<rank>[1-9][0-9]?)[\])]?",
    re.IGNORECASE | re.DOTALL,
)


def ranked_columns(header: Sequence[str], names: ColumnNames, said: AbstractSet[int]) -> Mapping[str, tuple[int, ...]]:
    """Our ranking → the places of the columns that hold its first, second, … choice; only where every rank has one column.

    Args:
        said: places of columns of which a person said what they are.
    """
    found: dict[str, dict[int, list[int]]] = {}
    for place, theirs in enumerate(header):
        ranked = _RANKED.fullmatch(theirs.strip())
        if ranked is None or any(choice for _ours, choice in names.targets(theirs)):
            continue
        for ours, choice in names.targets(ranked["question"]):
            if not choice and names.ranks(ours):
                found.setdefault(ours, {}).setdefault(int(ranked["rank"]), []).append(place)
    whole: dict[str, tuple[int, ...]] = {}
    for ours, ranks in found.items():
        places = tuple(place for rank in sorted(ranks) for place in ranks[rank])
        if sorted(ranks) == list(range(1, names.ranks(ours) + 1)) == list(range(1, len(places) + 1)):
            whole[ours] = places
    return {ours: places for ours, places in whole.items() if not said & {*places}}
