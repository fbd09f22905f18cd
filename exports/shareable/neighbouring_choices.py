"""Choices told together, neighbours of the questionnaire's list, step by step until two are left: first those that fewest made.

Lists of a profile go from young to old and from little schooling to much, or have what is alike beside each other; and what is
told stays true in any case, for a merged choice names those that it stands for.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from exports.datasets.dataset import DataColumn
from instruments.columns import Variable
from instruments.model import Choice, Text

LEFT = (6, 4, 3, 2)  # choices that are left at each step
_NAMED = 3  # choices that a merged one names; of more the first and the last


@dataclass(frozen=True, slots=True)
class _Group:
    choices: tuple[Choice, ...]
    n: int

    @property
    def told(self) -> Choice:
        """The group as one choice."""
        if len(self.choices) == 1:
            return self.choices[0]
        first, last = self.choices[0], self.choices[-1]
        label = Text(words={language: self._words(language) for language in first.label.words})
        return Choice(id=f"{first.id}_to_{last.id}", label=label)

    def _words(self, language: str) -> str:
        words = [choice.label.get(language) for choice in self.choices]
        return " / ".join(words) if len(words) <= _NAMED else f"{words[0]} … {words[-1]}"

    def __add__(self, other: "_Group") -> "_Group":
        return _Group((*self.choices, *other.choices), self.n + other.n)


def merged_choices(column: DataColumn, variable: Variable) -> Iterator[DataColumn]:
    """The column of one choice with fewer and fewer choices, neighbours told together."""
    counts = Counter(column.values)
    groups = [_Group((choice,), counts[choice.id]) for choice in variable.choices if counts[choice.id]]
    for n in LEFT:
        if len(groups) > n:
            while len(groups) > n:
                groups = _with_one_merger(groups)
            yield _told(column, variable, groups)


def _with_one_merger(groups: Sequence[_Group]) -> list[_Group]:
    """The smallest group together with its smaller neighbour."""
    smallest = min(range(len(groups)), key=lambda place: groups[place].n)
    beside = [place for place in (smallest - 1, smallest + 1) if 0 <= place < len(groups)]
    first = min(smallest, min(beside, key=lambda place: groups[place].n))
    return [*groups[:first], groups[first] + groups[first + 1], *groups[first + 2 :]]


def _told(column: DataColumn, variable: Variable, groups: Sequence[_Group]) -> DataColumn:
    told = {choice.id: group.told.id for group in groups for choice in group.choices}
    choices = tuple(group.told for group in groups)
    values = [None if value is None else told[str(value)] for value in column.values]
    return replace(column, values=values, variable=structs.replace(variable, choices=choices))
