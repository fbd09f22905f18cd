"""The shape of a unit's words: what a method of the lab, and each of its options, tables, columns, codes and notes is called.

All are message ids: English in the code, said in the language in force by whoever shows them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exports.words.method_card_fields import MethodCard


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionWords:
    """An option's name beside its control, and a sentence that helps to choose."""

    name: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """A table's title, whose {places} are the table's parameters; and what it shows and how to read it, in a sentence or two."""

    title: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWords:
    """Words by id. `numbered` holds columns of which a table has one a number: `factor_1`, `factor_2` …"""

    options: Mapping[str, OptionWords] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    numbered: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodWords(SharedWords):
    """All words of one method.

    `question` is what it answers, in a sentence; `card` is all else that is said before its tables. `procedures` name how a
    table's numbers were computed (`Table.method`).
    `sections` are parts of a note's path that name a part of the method, and not of the survey.
    """

    name: str
    question: str
    card: MethodCard
    tables: Mapping[str, TableWords]
    procedures: Mapping[str, str]
    sections: frozenset[str] = frozenset()
