"""Names of a stranger's form as ours: lower case, letters, digits and `_`, none twice, none of the program's own."""

import re
from collections.abc import Collection

from instruments.columns import RESERVED_PREFIX

LONGEST = 64
_NO_COLUMN, _NO_CHOICE = re.compile("[^a-z0-9_]+"), re.compile("[^A-Za-z0-9_.-]+")


def column_id(name: str, taken: Collection[str]) -> str:
    """An id for a column that may be called so."""
    word = _NO_COLUMN.sub("_", name.strip().lower()).strip("_") or "q"
    word = word if word[0].isalpha() and not word.startswith(RESERVED_PREFIX) else f"q_{word}"
    return _free(word, taken)


def choice_id(name: str, taken: Collection[str]) -> str:
    """An id for a choice that may be called so."""
    word = _NO_CHOICE.sub("_", name.strip()).strip("_.-") or "c"
    return _free(word if word[0].isalnum() else f"c{word}", taken)


def _free(word: str, taken: Collection[str]) -> str:
    word, count, free = word[: LONGEST - 5], 1, word[: LONGEST - 5]
    while free in taken:
        count += 1
        free = f"{word}_{count}"
    return free
