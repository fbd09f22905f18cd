"""Multiple-response sets of an SPSS file: columns of ticks that know their question, and columns of codes joined into one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Cells = dict[str, list[str]]
"""Column → its cells, in the file's order of columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseSets:
    """What the sets of a file make of its columns.

    Attributes:
        counted: column of ticks → the cell that ticks it, where that is another one than 1.
        called: column of ticks → what it may be called by its set and its own words.
        joined: new column → the columns of codes whose cells stand in it, joined by semicolons.
        titles: new column → the set's words.
    """

    counted: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, list[str]] = field(default_factory=dict)
    joined: Mapping[str, Sequence[str]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def names(self, columns: Sequence[str]) -> list[str]:
        """The file's columns, with each joined one at the place of its first part."""
        new_name = {part: name for name, parts in self.joined.items() for part in parts}
        return list(dict.fromkeys(new_name.get(column, column) for column in columns))

    def apply(self, cells: Cells, missing: Mapping[str, set[str]]) -> Cells:
        """The cells of the new columns; what a set's column declares as missing is no choice."""
        changed = dict(cells)
        for column, tick in self.counted.items():
            left_out = missing.get(column, ())
            changed[column] = [
                cell if not cell or cell in left_out else "1" if cell == tick else "0" for cell in cells[column]
            ]
        for name, parts in self.joined.items():
            columns = [[("" if cell in missing.get(part, ()) else cell) for cell in cells[part]] for part in parts]
            changed[name] = [";".join(dict.fromkeys(filter(None, row))) for row in zip(*columns, strict=True)]
        return changed


def response_sets(
    found: Mapping[str, Mapping[str, Any]],
    columns: Sequence[str],
    titles: Mapping[str, str],
    labels: Mapping[str, Mapping[str, str]],
) -> ResponseSets:
    """The sets of a file as `pyreadstat` tells them; one whose columns label a code differently stays as it stands.

    Args:
        titles: column → its own words; `labels`: column → code → its words.
    """
    counted: dict[str, str] = {}
    called: dict[str, list[str]] = {}
    joined: dict[str, Sequence[str]] = {}
    words: dict[str, str] = {}
    taken = set(columns)
    for name, one in found.items():
        parts = [part for part in one["variable_list"] if part in taken]
        title = str(one["label"] or "")
        if one["is_dichotomy"]:
            for part in parts:
                called[part] = [f"{of}/{own}" for of in (name, title) for own in (titles.get(part), part) if of and own]
                if str(one["counted_value"]) != "1":
                    counted[part] = str(one["counted_value"])
        elif name not in taken and parts and _agree([labels.get(part, {}) for part in parts]):
            joined[name], words[name] = parts, title
            taken -= set(parts)
    return ResponseSets(counted=counted, called=called, joined=joined, titles=words)


def _agree(labels: Sequence[Mapping[str, str]]) -> bool:
    """Whether no code has two names."""
    return all(len({one[code] for one in labels if code in one}) == 1 for one in labels for code in one)
