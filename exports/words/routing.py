"""A question's condition in words, by the codes that stand beside the questions: for paper, which cannot hide what is not asked,
and for the codebook."""

from instruments.columns import Variable, variables
from instruments.condition import parse
from instruments.condition_evaluation import Comparison, Conjunction, Disjunction, Name, Negation, Node, Operand
from instruments.i18n import _
from instruments.model import Instrument


def condition_sentence(show_if: str, instrument: Instrument, language: str) -> str:
    """`Answer only if channel is “Online”.`; "" for a question that everyone is asked."""
    condition = condition_in_words(show_if, instrument, language)
    return _("Answer only if {condition}.").format(condition=condition) if condition else ""


def condition_in_words(show_if: str, instrument: Instrument, language: str) -> str:
    """`channel is “Online”`; "" for a question that everyone is asked."""
    if not show_if.strip():
        return ""
    known = {variable.name: variable for variable in variables(instrument)}
    return _clause(parse(show_if), known, language)


def _clause(node: Node, known: dict[str, Variable], language: str) -> str:
    match node:
        case Negation(part=part):
            return _("not ({condition})").format(condition=_clause(part, known, language))
        case Conjunction(parts=parts):
            return _(" and ").join(_clause(part, known, language) for part in parts)
        case Disjunction(parts=parts):
            return _(" or ").join(_clause(part, known, language) for part in parts)
        case Comparison():
            return _comparison(node, known, language)


def _comparison(comparison: Comparison, known: dict[str, Variable], language: str) -> str:
    left, sign, right = comparison.left, comparison.sign, comparison.right
    if sign in ("in", "not in") and isinstance(right, Name):
        left, right, sign = right, left, {"in": "includes", "not in": "excludes"}[sign]
    variable = known.get(left.column) if isinstance(left, Name) else None
    values = right if isinstance(right, tuple) else (right,)
    said = _(" or ").join(_value(value, variable, language) for value in values)
    sentences = {
        "==": _("{code} is {value}"),
        "in": _("{code} is {value}"),
        "!=": _("{code} is not {value}"),
        "not in": _("{code} is not {value}"),
        "includes": _("{code} includes {value}"),
        "excludes": _("{code} does not include {value}"),
    }
    sentence = sentences.get(sign, _("{code} {sign} {value}"))
    return sentence.format(code=left.column if isinstance(left, Name) else left, sign=sign, value=said)


def _value(value: Operand, variable: Variable | None, language: str) -> str:
    """A choice's or non-answer's own words in quotes; a number or a column as it is."""
    if isinstance(value, Name):
        return value.column
    labels = {choice.id: choice.label for choice in variable.choices} if variable else {}
    if variable and variable.scale:
        labels |= dict(variable.scale.missing)
    return f"“{labels[value].get(language)}”" if isinstance(value, str) and value in labels else str(value)
