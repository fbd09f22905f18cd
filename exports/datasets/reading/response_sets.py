"""Multiple-response sets of an SPSS file: ticks that know their question, and codes with their joined answer.

A set is somebody's wish for a table, also over columns that are answers to items. So its columns stay as they stand, and the
joined one comes beside them: which of both is imported is known where the questionnaire is (`importing.multiple_response_sets`).
"""

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
        joined: new column → the columns of codes whose cells it holds too, joined by semicolons.
        titles: new column → the set's words.
    """

    counted: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, list[str]] = field(default_factory=dict)
    joined: Mapping[str, Sequence[str]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def names(self, columns: Sequence[str]) -> list[str]:
        """The file's columns, with each joined one before its first part."""
        before: dict[str, list[str]] = {}
        for name, parts in self.joined.items():
            before.setdefault(min(parts, key=columns.index), []).append(name)
        return [name for column in columns for name in (*before.get(column, ()), column)]

    def with_joined(self, cells: Cells, missing: Mapping[str, set[str]]) -> Cells:
        """The cells with those of the new columns; what a set's column declares as missing is no choice."""
        joined = {}
        for name, parts in self.joined.items():
            columns = [[("" if cell in missing.get(part, ()) else cell) for cell in cells[part]] for part in parts]
            joined[name] = [";".join(dict.fromkeys(filter(None, row))) for row in zip(*columns, strict=True)]
        return {**cells, **joined}


def response_sets(
    found: Mapping[str, Mapping[str, Any]],
    columns: Sequence[str],
    titles: Mapping[str, str],
    labels: Mapping[str, Mapping[str, str]],
) -> ResponseSets:
    """The sets of a file as `pyreadstat` tells them; one whose columns label a code differently has no joined answer.

    Args:
        titles: column → its own words; `labels`: column → code → its words.
    """
    counted: dict[str, str] = {}
    called: dict[str, list[str]] = {}
    joined: dict[str, Sequence[str]] = {}
    words: dict[str, str] = {}
    for name, one in found.items():
        parts = [part for part in one["variable_list"] if part in columns]
        title = str(one["label"] or "")
        if one["is_dichotomy"]:
            for part in parts:
                called[part] = [f"{of}/{own}" for of in (name, title) for own in (titles.get(part), part) if of and own]
                if str(one["counted_value"]) != "1":
                    counted[part] = str(one["counted_value"])
        elif name not in columns and parts and _agree([labels.get(part, {}) for part in parts]):
            joined[name], words[name] = parts, title
    return ResponseSets(counted=counted, called=called, joined=joined, titles=words)


def _agree(labels: Sequence[Mapping[str, str]]) -> bool:
    """Whether no code has two names."""
    return all(len({one[code] for one in labels if code in one}) == 1 for one in labels for code in one)
