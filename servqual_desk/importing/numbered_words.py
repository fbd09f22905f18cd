"""A cell that holds a number and its words, as forms write a scale: `5 - Sangat setuju`."""

import re

_NUMBER_FIRST = re.compile(
    r"[\[(]?\s*([+-]?[0-9]+)(?:\s*[-–—=:.)\]]+\s*|\s+|\s*(?=[\[(]))([\[(]?\s*[^\W\d_].*)", re.DOTALL
)
_NUMBER_LAST = re.compile(r"(.*\D)\s*[-–—=:]?\s*[\[(]\s*([+-]?[0-9]+)\s*[\])]", re.DOTALL)
_PARTED = re.compile(r"[\[(]?\s*[+-]?[0-9]+\s*[-–—=:.)\]]")


_CODE_LAST = re.compile(r"(.*\S)\s*[\[(]\s*[A-Za-z]{1,2}[0-9]{1,3}\s*[\])]", re.DOTALL)


def without_code(cell: str) -> str:
    """`Sangat setuju [A5]` → the words: the code is the service's own."""
    return found.group(1) if (found := _CODE_LAST.fullmatch(cell)) else cell


def is_parted(cell: str) -> bool:
    """Whether a sign, and not a blank alone, parts the number from the words."""
    return bool(_PARTED.match(cell) or _NUMBER_LAST.fullmatch(cell))


def number_and_words(cell: str) -> tuple[int, str] | None:
    """`5 - Sangat setuju`, `(5) Sangat setuju`, `5 (Sangat setuju)`, `Sangat setuju (5)` → 5 and the words."""
    if found := _NUMBER_FIRST.fullmatch(cell):
        return int(found.group(1)), found.group(2).strip()
    if found := _NUMBER_LAST.fullmatch(cell):
        return int(found.group(2)), found.group(1).strip(" -–—=:")
    return None
