"""A condition of ours as XLSForm says it (XPath): `channel == 'online'` → `${channel} = 'online'`.

A blank answer equals nothing in both: it is '' there, which is no text of ours, and no number.
"""

from collections.abc import Mapping

from instruments.columns import Variable
from instruments.condition import parse
from instruments.condition_evaluation import (
    Comparison,
    Conjunction,
    Disjunction,
    Literal,
    Name,
    Negation,
    Node,
    Operand,
)
from instruments.limits import TODAY, Limits

_SIGNS = {"==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


class UnsayableError(ValueError):
    """XLSForm has no word for it."""


def relevant(show_if: str, known: Mapping[str, Variable]) -> str:
    """The condition as XPath; "" where there is none.

    Raises:
        UnsayableError: it puts texts in order, which XPath cannot.
    """
    return _node(parse(show_if), known) if show_if.strip() else ""


def _node(node: Node, known: Mapping[str, Variable]) -> str:
    match node:
        case Negation(part=part):
            return f"not({_node(part, known)})"
        case Conjunction(parts=parts):
            return " and ".join(f"({_node(part, known)})" for part in parts)
        case Disjunction(parts=parts):
            return " or ".join(f"({_node(part, known)})" for part in parts)
        case Comparison():
            return _comparison(node, known)


def _comparison(one: Comparison, known: Mapping[str, Variable]) -> str:
    if one.sign in ("in", "not in"):
        said = _member(one, known)
        return said if one.sign == "in" else f"not({said})"
    is_date = any(isinstance(side, Name) and _holds(side, known) == "date" for side in (one.left, one.right))
    right = one.right if not isinstance(one.right, tuple) else ""
    if one.sign not in ("==", "!=") and not is_date and any(isinstance(side, str) for side in (one.left, right)):
        raise UnsayableError(one.sign)
    return f"{_operand(one.left, is_date)} {_SIGNS[one.sign]} {_operand(right, is_date)}"


def _member(one: Comparison, known: Mapping[str, Variable]) -> str:
    if isinstance(one.right, tuple):
        each = [f"{_operand(one.left, False)} = {_operand(value, False)}" for value in one.right]
        return "(" + " or ".join(each) + ")"
    if isinstance(one.right, Name) and one.right.column in known and known[one.right.column].traits.several:
        return f"selected({_operand(one.right, False)}, {_operand(one.left, False)})"
    return f"{_operand(one.right, False)} = {_operand(one.left, False)}"


def _holds(name: Name, known: Mapping[str, Variable]) -> str:
    return known[name.column].traits.storage if name.column in known else ""


def _operand(operand: Operand | Literal, is_date: bool) -> str:
    if isinstance(operand, Name):
        return f"${{{operand.column}}}"
    if not isinstance(operand, str):
        return str(operand)
    quoted = f'"{operand}"' if "'" in operand else f"'{operand}'"
    return f"date({quoted})" if is_date else quoted


def constraint(limits: Limits, *, is_date: bool) -> str:
    """A question's limits; "" where it has none. A date is not after today where nothing else is said."""
    not_after = limits.not_after or (TODAY if is_date else "")
    parts = [
        f". >= {limits.min:g}" if limits.min is not None else "",
        f". <= {limits.max:g}" if limits.max is not None else "",
        f". >= {_day(limits.not_before)}" if limits.not_before else "",
        f". <= {_day(not_after)}" if not_after else "",
    ]
    return " and ".join(filter(None, parts))


def _day(text: str) -> str:
    return "today()" if text == TODAY else f"date('{text}')"
