"""The shape of a method's card: when not to use it, how it is computed, who described it, and how its numbers are reported.

All but the references are message ids: English in the code, said in the language in force by whoever shows them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A sentence in APA's manner for the rows of one table: each row, or (`spans`) all of them together.

    Its {places} are the table's columns; `about_margin` is the table's parameter `margin`; a limit bears its own name
    (`confidence`). A sentence that spans rows also has `least_` and `most_` of a column, and `rows`, how many there are.

    `only` and `never` choose rows by the cells of a column. `over` names the column of which each value has its own spanning
    sentence. `below_one` are columns of statistics that cannot exceed 1: in English they are written without a leading zero.
    """

    table: str
    sentence: str
    only: Mapping[str, str] = field(default_factory=dict)
    never: Mapping[str, str] = field(default_factory=dict)
    spans: bool = False
    over: str = ""
    below_one: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodCard:
    """What a student must know beside the question that a method answers. `references` are printed as they stand."""

    not_for: str
    formula: str
    references: tuple[str, ...]
    reported: tuple[Reported, ...]
