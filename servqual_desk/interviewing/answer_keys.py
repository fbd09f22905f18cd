"""Which key chooses what, the same on the screen and beside the boxes of the paper form."""

from collections.abc import Sequence

LONGEST_DIRECT_SCALE = 11
"""Values that one or two digits choose at once; a longer scale waits for Enter."""


def number_keys(values: Sequence[int]) -> tuple[str, ...]:
    """What is typed for each value of a scale: the value itself; 0 for 10 where 0 is no value."""
    shorthand = 10 in values and 0 not in values and max(values) == 10
    return tuple("0" if shorthand and value == 10 else str(value) for value in values)


def letters(labels: Sequence[str]) -> tuple[str, ...]:
    """One letter a label, its first that is not taken yet; "" where it has none."""
    taken: list[str] = []
    for label in labels:
        free = (character.upper() for character in label if character.isalpha() and character.upper() not in taken)
        taken.append(next(free, ""))
    return tuple(taken)
