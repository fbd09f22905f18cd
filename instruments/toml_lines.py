"""Where a key or a list's element stands in a TOML source: `tomllib` says what, this says on which line.

A place is the way to a value: `("items", 4, "dimension")`. The source must already have been parsed without error, so that
this scanner need not judge it; it only counts lines along the same keys.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Place = tuple[str | int, ...]

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n]*)
    | (?P<newline>\n)
    | (?P<word>\"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5} | \"(?:\\.|[^\"\\\n])*\" | '[^'\n]*' | [A-Za-z0-9_+:-]+)
    | (?P<sign>[\[\]{}=,])
    """,
    re.VERBOSE | re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(slots=True, kw_only=True)
class _Open:
    """A list or an inline table whose end has not come yet."""

    place: Place
    element: int | None  # the list's element being read; None for a table


class _Walker:
    """Follows the tokens of a source and remembers the line of every place that they name."""

    def __init__(self) -> None:
        self.lines: dict[Place, int] = {}
        self._tables: dict[Place, int] = {}  # [[arrays of tables]]: how many elements so far
        self._table: Place = ()  # of the last [header]
        self._open: list[_Open] = []
        self._words: list[str] = []  # of the key being read
        self._brackets = 0  # at a statement's start: 1 in [header], 2 in [[header]]
        self._value: Place | None = None  # whose value is being read

    def take(self, kind: str, text: str, line: int) -> None:
        """Follow one more token, on its line."""
        if kind == "newline":
            self._end_statement(line)
        elif kind == "word":
            self._word(text, line)
        elif kind == "sign":
            self._sign(text, line)

    def _word(self, text: str, line: int) -> None:
        if self._value is None:
            self._words.append(text.strip("\"'"))
        else:
            self._note(self._value, line)

    def _sign(self, text: str, line: int) -> None:
        if text == "=":
            self._value = self._context() + tuple(self._words)
            self._note(self._value, line)
        elif text in "[{" and self._value is None:
            self._brackets += 1
        elif text in "[{":
            self._enter(text, self._value or (), line)
        elif text in "]}" and self._open:
            self._value = self._open.pop().place
        elif text == "," and self._open:
            self._next_element()

    def _enter(self, bracket: str, place: Place, line: int) -> None:
        self._note(place, line)
        is_list = bracket == "["
        self._open.append(_Open(place=place, element=0 if is_list else None))
        self._value = (*place, 0) if is_list else None
        self._words = []

    def _next_element(self) -> None:
        inner = self._open[-1]
        self._words = []
        if inner.element is None:
            self._value = None
        else:
            inner.element += 1
            self._value = (*inner.place, inner.element)

    def _end_statement(self, line: int) -> None:
        if self._open:
            return
        if self._brackets:
            self._table = self._header(line)
        self._brackets, self._words, self._value = 0, [], None

    def _header(self, line: int) -> Place:
        *parents, last = self._words
        place: Place = ()
        for word in parents:
            place = self._latest((*place, word))
        place = (*place, last)
        if self._brackets > 1:
            self._tables[place] = self._tables.get(place, -1) + 1
        place = self._latest(place)
        self._note(place, line)
        return place

    def _latest(self, place: Place) -> Place:
        return (*place, self._tables[place]) if place in self._tables else place

    def _context(self) -> Place:
        return self._open[-1].place if self._open else self._table

    def _note(self, place: Place, line: int) -> None:
        """Remember the place's first line, and of everything around it that had none."""
        for end in range(1, len(place) + 1):
            self.lines.setdefault(place[:end], line)


def lines(source: str) -> dict[Place, int]:
    """Every place of the source and its line, counted from 1."""
    walker, line = _Walker(), 1
    for match in _TOKEN.finditer(source + "\n"):
        walker.take(match.lastgroup or "", match[0], line)
        line += match[0].count("\n")
    return walker.lines


def line_of(place: Place, known: Mapping[Place, int]) -> int:
    """The place's line; where it has none (a missing key), the line of what should hold it, at last 1."""
    return next((known[place[:end]] for end in range(len(place), 0, -1) if place[:end] in known), 1)


def spell(place: Place, document: object) -> str:
    """A place as the reader finds it: `items[4] "t5".dimension`; a list's tables are named by their id too."""
    return "".join(_steps(place, document)).removeprefix(".")


def _steps(place: Place, document: object) -> Iterator[str]:
    for step in place:
        document = _within(document, step)
        if isinstance(step, int):
            named = isinstance(document, Mapping) and isinstance(document.get("id"), str)
            yield f'[{step}] "{document["id"]}"' if named else f"[{step}]"  # type: ignore[index]  # a Mapping: looked at
        else:
            yield f".{step}" if _BARE_KEY.fullmatch(step) else f'."{step}"'


def _within(document: object, step: str | int) -> object:
    if isinstance(step, str):
        return document.get(step) if isinstance(document, Mapping) else None
    is_list = isinstance(document, Sequence) and not isinstance(document, str)
    return document[step] if is_list and step < len(document) else None  # type: ignore[index,arg-type]  # a list
