"""When a question is asked: the small language of `show_if`.

    channel == 'online' and not (age < 18 or age == 'dk')
    'app' in services
    channel in ('online', 'both')

Names are columns; strings stand in single or double quotes; numbers have a decimal point. `==  !=  <  <=  >  >=  in  not in`
compare, `and  or  not ( )` join. Nothing else can be said, so a questionnaire from a stranger can do no harm.

Here a condition is read; `expression` holds what it then is, and what it says of answers.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from instruments.condition_evaluation import (
    Answers,
    Comparison,
    Conjunction,
    Disjunction,
    Literal,
    Name,
    Negation,
    Node,
    Operand,
)
from instruments.errors import InstrumentError
from instruments.i18n import _

MAX_DEPTH = 50  # of parentheses and `not`: deeper is nobody's question, and would exhaust the parser's stack

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<string>'[^']*'|"[^"]*")
      | (?P<number>-?[0-9]{1,15}(?:\.[0-9]{1,15})?(?![\w.]))
      | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<sign>==|!=|<=|>=|<|>|\(|\)|,)
    )""",
    re.VERBOSE,
)
_KEYWORDS = frozenset({"and", "or", "not", "in"})
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})


class ConditionError(InstrumentError):
    """A condition that cannot be read."""


def holds(expression: str, answers: Answers) -> bool:
    """Whether the condition is met by the answers so far; an empty condition always is.

    Args:
        answers: column → answer; a `choices` answer is a list of ids or ids joined by `;`.

    Raises:
        ConditionError: the expression cannot be read.
    """
    return not expression.strip() or parse(expression).holds(answers)


def names(expression: str) -> frozenset[str]:
    """The columns that the condition looks at."""
    return frozenset(
        operand.column
        for comparison in comparisons(expression)
        for operand in (comparison.left, comparison.right)
        if isinstance(operand, Name)
    )


def comparisons(expression: str) -> tuple[Comparison, ...]:
    """Every comparison of the condition, from left to right."""
    return tuple(_leaves(parse(expression))) if expression.strip() else ()


@lru_cache(maxsize=512)
def parse(expression: str) -> Node:
    """Read a condition; raises `ConditionError` with the place of the first thing that does not fit."""
    return _Parser(_tokens(expression)).whole()


def _leaves(node: Node) -> Iterator[Comparison]:
    match node:
        case Comparison():
            yield node
        case Negation(part=part):
            yield from _leaves(part)
        case Conjunction(parts=parts) | Disjunction(parts=parts):
            for part in parts:
                yield from _leaves(part)


class _Token(Struct, frozen=True, kw_only=True):
    kind: str  # string · number · word · sign · end
    text: str
    column: int  # counted from 1


def _tokens(expression: str) -> list[_Token]:
    tokens: list[_Token] = []
    position, end = 0, len(expression.rstrip())
    while position < end:
        match = _TOKEN.match(expression, position, end)
        if match is None or match.lastgroup is None:
            raise _unreadable(expression, position)
        kind = match.lastgroup
        tokens.append(_Token(kind=kind, text=match[kind], column=match.start(kind) + 1))
        position = match.end()
    return [*tokens, _Token(kind="end", text="", column=end + 1)]


def _unreadable(expression: str, position: int) -> ConditionError:
    rest = expression[position:].lstrip()
    sentence = _(
        "Character {column} of the condition, “{text}”, cannot be read; texts are put in quotes, as in "
        "channel == 'online'."
    )
    return ConditionError(sentence.format(column=len(expression) - len(rest) + 1, text=rest[0]))


class _Parser:
    """Recursive descent, one method a rule of the grammar."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._position = 0
        self._depth = 0

    def whole(self) -> Node:
        """The condition, of which nothing may be left over."""
        node = self._either()
        if self._next.kind != "end":
            raise self._refusal(_("“and” or “or”"))
        return node

    @property
    def _next(self) -> _Token:
        return self._tokens[self._position]

    def _take(self) -> _Token:
        token = self._next
        self._position += 1
        return token

    def _accept(self, text: str) -> bool:
        found = self._next.kind in ("word", "sign") and self._next.text == text
        self._position += found
        return found

    def _either(self) -> Node:
        parts = [self._both()]
        while self._accept("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Disjunction(parts=tuple(parts))

    def _both(self) -> Node:
        parts = [self._single()]
        while self._accept("and"):
            parts.append(self._single())
        return parts[0] if len(parts) == 1 else Conjunction(parts=tuple(parts))

    def _single(self) -> Node:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ConditionError(_("The condition is nested too deeply; write it with fewer parentheses."))
        try:
            if self._accept("not"):
                return Negation(part=self._single())
            if self._accept("("):
                node = self._either()
                self._close()
                return node
            return self._comparison()
        finally:
            self._depth -= 1

    def _comparison(self) -> Comparison:
        left = self._operand()
        if self._next.text in _COMPARISONS:
            return Comparison(left=left, sign=self._take().text, right=self._operand())
        negated = self._accept("not")
        if not self._accept("in"):
            raise self._refusal(_("a comparison (==, !=, <, <=, >, >=, in)"))
        right = self._list() if self._accept("(") else self._operand()
        return Comparison(left=left, sign="not in" if negated else "in", right=right)

    def _list(self) -> tuple[Literal, ...]:
        members = [self._literal()]
        while self._accept(","):
            members.append(self._literal())
        self._close()
        return tuple(members)

    def _close(self) -> None:
        if not self._accept(")"):
            raise self._refusal(_("a closing parenthesis"))

    def _operand(self) -> Operand:
        if self._next.kind == "word" and self._next.text not in _KEYWORDS:
            return Name(column=self._take().text)
        return self._literal()

    def _literal(self) -> Literal:
        if self._next.kind == "string":
            return self._take().text[1:-1]
        if self._next.kind == "number":
            text = self._take().text
            return float(text) if "." in text else int(text)
        raise self._refusal(_("a column, a text in quotes or a number"))

    def _refusal(self, expected: str) -> ConditionError:
        token = self._next
        if token.kind == "end":
            return ConditionError(
                _("The condition breaks off where there should be {expected}.").format(expected=expected)
            )
        return ConditionError(
            _("Character {column} of the condition is “{text}”; {expected} was expected.").format(
                column=token.column, text=token.text, expected=expected
            )
        )
