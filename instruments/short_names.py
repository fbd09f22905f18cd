"""Names that statistics programs allow: SPSS has words of its own and knows no capitals, Stata cuts at 32 letters.

A column that needs another name gets the same one every time, whatever else the file holds: who knows the questionnaire
finds the column again.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a program allows: names of so many letters, and none of its own words (a pattern for lower-case names)."""

    longest: int
    reserved: re.Pattern[str]

    def allows(self, name: str) -> bool:
        """Whether the program takes the name as it is."""
        return len(name) <= self.longest and not self.reserved.fullmatch(name.lower())


SPSS = Naming(longest=64, reserved=re.compile("all|and|by|eq|ge|gt|le|lt|ne|not|or|to|with"))
# 32 letters are allowed, but the library that writes the file calls a column's words by its name and its number in the file.
STATA = Naming(
    longest=27,
    reserved=re.compile(
        "_all|_b|_coef|_cons|_n|_pi|_pred|_rc|_skip|byte|double|float|if|in|int|long|str[0-9]*|strl|using|with"
    ),
)

# As files were named in which a long name had no room where ten columns or more stood before it.
EARLIER_STATA = replace(STATA, longest=31)


def short_names(names: Sequence[str], naming: Naming) -> dict[str, str]:
    """Name → what the file calls it: itself where it is allowed, else its beginning with a number that makes it another's not.

    Names are compared without case. Names that stay are settled first, so that none of them is given to another.
    """
    given: dict[str, str] = {}
    taken: set[str] = set()
    counts: Counter[str] = Counter()  # how many names with a beginning have got a number: the next begins there
    for name in names:
        if naming.allows(name) and name.lower() not in taken:
            given[name] = name
            taken.add(name.lower())
    for name in names:
        if name not in given:
            given[name] = _free(name, naming, taken, counts)
            taken.add(given[name].lower())
    return {name: given[name] for name in names}


def _free(name: str, naming: Naming, taken: set[str], counts: Counter[str]) -> str:
    beginning = short = name[: naming.longest]
    while short.lower() in taken or not naming.allows(short):
        counts[beginning] += 1
        ending = f"_{counts[beginning]}"
        short = name[: naming.longest - len(ending)] + ending
    return short
