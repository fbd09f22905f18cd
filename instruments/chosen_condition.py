"""A condition that is made by choosing: questions with an answer each, all of which must hold, or any of which.

    channel == 'online' and 'app' in services

What says more (parentheses, lists, columns compared with each other) is a condition too, but not one of these.
"""

from dataclasses import dataclass
from typing import Literal

from instruments.condition import parse
from instruments.condition_evaluation import Comparison, Conjunction, Disjunction, Name, Node
from instruments.condition_text import condition_text

Sign = Literal["is", "is_not", "at_least", "at_most"]
Value = str | int | float

_SIGNS: dict[str, Sign] = {"==": "is", "!=": "is_not", ">=": "at_least", "<=": "at_most"}
_WRITTEN = {sign: written for written, sign in _SIGNS.items()}
_MEMBER = {"is": "in", "is_not": "not in"}  # of a question that takes several choices


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One question and its answer; `several` says that the question takes several choices."""

    column: str
    sign: Sign
    value: Value
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenCondition:
    """Terms that must all hold, or any of which must (`is_any`); none: the question is always asked."""

    terms: tuple[Term, ...] = ()
    is_any: bool = False


def chosen_condition(expression: str) -> ChosenCondition | None:
    """The condition as choices; None where it says more than choices can.

    Raises:
        ConditionError: it cannot be read.
    """
    if not expression.strip():
        return ChosenCondition()
    node = parse(expression)
    parts: tuple[Node, ...] = node.parts if isinstance(node, Conjunction | Disjunction) else (node,)
    terms = [_term(part) for part in parts]
    found = tuple(term for term in terms if term is not None)
    return ChosenCondition(terms=found, is_any=isinstance(node, Disjunction)) if len(found) == len(terms) else None


def written_condition(condition: ChosenCondition) -> str:
    """The condition as it stands in the file."""
    parts = tuple(_comparison(term) for term in condition.terms)
    if len(parts) < 2:
        return condition_text(parts[0]) if parts else ""
    return condition_text(Disjunction(parts=parts) if condition.is_any else Conjunction(parts=parts))


def _term(node: Node) -> Term | None:
    match node:
        case Comparison(left=Name(column=column), sign=sign, right=str() | int() | float() as value) if sign in _SIGNS:
            return Term(column=column, sign=_SIGNS[sign], value=value)
        case Comparison(left=str() as value, sign="in" | "not in" as sign, right=Name(column=column)):
            return Term(column=column, sign="is" if sign == "in" else "is_not", value=value, several=True)
    return None


def _comparison(term: Term) -> Comparison:
    name = Name(column=term.column)
    if term.several and term.sign in _MEMBER:
        return Comparison(left=term.value, sign=_MEMBER[term.sign], right=name)
    return Comparison(left=name, sign=_WRITTEN[term.sign], right=term.value)
