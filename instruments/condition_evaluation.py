"""What a condition is once it is read, and what it says of answers.

An answer that is missing (none, empty, NaN) equals nothing: `==`, `in` and the orderings are false, `!=` and `not in` true.
"""

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

Answers = Mapping[str, object]
Literal = str | int | float


class Name(Struct, frozen=True, kw_only=True):
    """A column of answers."""

    column: str


Operand = Name | Literal


class Comparison(Struct, frozen=True, kw_only=True):
    """`left sign right`; for `in` and `not in`, `right` is a column of several choices or a list of literals."""

    left: Operand
    sign: str
    right: Operand | tuple[Literal, ...]

    def holds(self, answers: Answers) -> bool:
        """Whether the comparison is true of the answers."""
        left = _value(self.left, answers)
        if self.sign in ("in", "not in"):
            return (left is not None and left in _members(self.right, answers)) == (self.sign == "in")
        right = None if isinstance(self.right, tuple) else _value(self.right, answers)
        if self.sign == "!=":
            return left is None or left != right
        if left is None or right is None:
            return False
        return left == right if self.sign == "==" else _ordered(left, self.sign, right)


class Negation(Struct, frozen=True, kw_only=True):
    """`not part`."""

    part: "Node"

    def holds(self, answers: Answers) -> bool:
        """Whether it is true of the answers."""
        return not self.part.holds(answers)


class Conjunction(Struct, frozen=True, kw_only=True):
    """`part and part …`."""

    parts: tuple["Node", ...]

    def holds(self, answers: Answers) -> bool:
        """Whether it is true of the answers."""
        return all(part.holds(answers) for part in self.parts)


class Disjunction(Struct, frozen=True, kw_only=True):
    """`part or part …`."""

    parts: tuple["Node", ...]

    def holds(self, answers: Answers) -> bool:
        """Whether it is true of the answers."""
        return any(part.holds(answers) for part in self.parts)


Node = Comparison | Negation | Conjunction | Disjunction


def _value(operand: Operand, answers: Answers) -> Literal | None:
    """A literal as it is; a column's answer, None where it is missing."""
    if not isinstance(operand, Name):
        return operand
    answer = answers.get(operand.column)
    if isinstance(answer, (list, tuple)):
        answer = ";".join(str(part) for part in answer)
    is_nan = isinstance(answer, float) and math.isnan(answer)  # missing, in a row of a frame
    return answer if isinstance(answer, (str, int, float)) and answer != "" and not is_nan else None


def _members(operand: Operand | tuple[Literal, ...], answers: Answers) -> Sequence[Literal]:
    if isinstance(operand, tuple):
        return operand
    value = _value(operand, answers)
    return value.split(";") if isinstance(value, str) else () if value is None else (value,)


def _ordered(left: Literal, sign: str, right: Literal) -> bool:
    """Numbers by size, texts (dates are ISO) by alphabet; a text and a number have no order."""
    if isinstance(left, str) != isinstance(right, str):
        return False
    below, equal = left < right, left == right  # type: ignore[operator]  # of one kind: looked at above
    return {"<": below, "<=": below or equal, ">": not below and not equal, ">=": not below}[sign]
