"""A condition as text again, and with other columns in it: what `condition.parse` reads, this writes."""

from collections.abc import Callable

from msgspec import structs

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

Rename = Callable[[str], str]


def condition_text(node: Node) -> str:
    """The text of a condition; reading it gives the same condition."""
    match node:
        case Negation(part=part):
            return f"not {_inner(part)}"
        case Conjunction(parts=parts):
            return " and ".join(_inner(part) for part in parts)
        case Disjunction(parts=parts):
            return " or ".join(_inner(part) for part in parts)
        case Comparison():
            return f"{_operand(node.left)} {node.sign} {_right(node.right)}"


def with_columns_renamed(expression: str, rename: Rename) -> str:
    """The condition with each column called as `rename` says; the text as it stands where none is called otherwise.

    Raises:
        ConditionError: the condition cannot be read.
    """
    node = parse(expression)
    renamed = _renamed(node, rename)
    return expression if renamed == node else condition_text(renamed)


def _inner(node: Node) -> str:
    return f"({condition_text(node)})" if isinstance(node, Conjunction | Disjunction) else condition_text(node)


def _right(right: Operand | tuple[Literal, ...]) -> str:
    return f"({', '.join(map(_operand, right))})" if isinstance(right, tuple) else _operand(right)


def _operand(operand: Operand) -> str:
    if isinstance(operand, Name):
        return operand.column
    if not isinstance(operand, str):
        return str(operand)
    return f'"{operand}"' if "'" in operand else f"'{operand}'"


def _renamed(node: Node, rename: Rename) -> Node:
    match node:
        case Negation(part=part):
            return Negation(part=_renamed(part, rename))
        case Conjunction(parts=parts) | Disjunction(parts=parts):
            return structs.replace(node, parts=tuple(_renamed(part, rename) for part in parts))
        case Comparison():
            right = node.right
            return structs.replace(
                node,
                left=_other_name(node.left, rename),
                right=right if isinstance(right, tuple) else _other_name(right, rename),
            )


def _other_name(operand: Operand, rename: Rename) -> Operand:
    return Name(column=rename(operand.column)) if isinstance(operand, Name) else operand
