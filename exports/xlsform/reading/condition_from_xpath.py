"""A condition of XLSForm (XPath) as ours: `selected(${used}, 'app') and ${age} > 17` → `'app' in used and age > 17`."""

import re
from collections.abc import Mapping

_TOKEN = re.compile(
    r"""\s*(?:
        \$\{(?P<name>[^}]+)\}
      | (?P<string>'[^']*'|"[^"]*")
      | (?P<number>-?[0-9]+(?:\.[0-9]+)?)
      | (?P<word>[A-Za-z][A-Za-z0-9_-]*)
      | (?P<sign>!=|<=|>=|=|<|>|\(|\)|,|\.)
    )""",
    re.VERBOSE,
)
_SIGNS = {"=": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_LIMIT = re.compile(r"\.\s*(?P<sign>[<>])=\s*(?P<value>-?[0-9]+(?:\.[0-9]+)?|today\(\)|date\('[0-9-]+'\))")


class ForeignConditionError(ValueError):
    """A condition that ours has no words for."""


def show_if(xpath: str, names: Mapping[str, str]) -> str:
    """The condition in our words; "" where there is none.

    Args:
        names: their name → our column.

    Raises:
        ForeignConditionError: something in it is unknown here.
    """
    return _Reader(xpath, names).whole() if xpath.strip() else ""


def limits(xpath: str) -> dict[str, float | int | str]:
    """What a constraint says of the least and the most, as keys of a question.

    Raises:
        ForeignConditionError: it says something else.
    """
    found: dict[str, float | int | str] = {}
    for part in filter(None, re.split(r"\s+and\s+", xpath.strip())):
        bare = part.strip()
        match = _LIMIT.fullmatch(bare[1:-1] if bare[:1] == "(" else bare)
        if match is None:
            raise ForeignConditionError(part)
        least, value = match["sign"] == ">", match["value"]
        if value == "today()":
            found["not_before" if least else "not_after"] = "today"
        elif value.startswith("date"):
            found["not_before" if least else "not_after"] = value[6:-2]
        else:
            found["min" if least else "max"] = float(value) if "." in value else int(value)
    return found


class _Reader:
    """Recursive descent, one method a rule."""

    def __init__(self, xpath: str, names: Mapping[str, str]) -> None:
        self._names = names
        self._tokens = self._split(xpath)
        self._at = 0

    def _split(self, xpath: str) -> list[tuple[str, str]]:
        tokens, at, end = [], 0, len(xpath.rstrip())
        while at < end:
            match = _TOKEN.match(xpath, at, end)
            if match is None or match.lastgroup is None:
                raise ForeignConditionError(xpath[at:].strip())
            tokens.append((match.lastgroup, match[match.lastgroup]))
            at = match.end()
        return [*tokens, ("end", "")]

    def whole(self) -> str:
        """The condition, of which nothing may be left over."""
        said = self._joined()
        if self._next[0] != "end":
            raise ForeignConditionError(self._next[1])
        return said

    @property
    def _next(self) -> tuple[str, str]:
        return self._tokens[self._at]

    def _take(self, *wanted: str) -> str:
        kind, text = self._next
        if wanted and text not in wanted:
            raise ForeignConditionError(text)
        self._at += kind != "end"
        return text

    def _joined(self) -> str:
        """`or` binds less than `and`, in both languages."""
        said = self._single()
        while self._next[1] in ("and", "or"):
            said += f" {self._take()} {self._single()}"
        return said

    def _single(self) -> str:
        kind, text = self._next
        if kind == "word" and text == "not":
            self._take()
            self._take("(")
            said = f"not ({self._joined()})"
            self._take(")")
            return said
        if kind == "word" and text == "selected":
            return self._selected()
        if text == "(":
            self._take()
            said = f"({self._joined()})"
            self._take(")")
            return said
        left = self._operand()
        sign = self._take(*_SIGNS)
        return f"{left} {_SIGNS[sign]} {self._operand()}"

    def _selected(self) -> str:
        self._take()
        self._take("(")
        column = self._operand()
        self._take(",")
        choice = self._operand()
        self._take(")")
        return f"{choice} in {column}"

    def _operand(self) -> str:
        kind, text = self._next
        if kind == "name" and text.strip() in self._names:
            self._take()
            return self._names[text.strip()]
        if kind == "word" and text == "date":
            self._take()
            self._take("(")
            said = self._operand()
            self._take(")")
            return said
        if kind not in ("string", "number"):
            raise ForeignConditionError(text)
        return self._take()
