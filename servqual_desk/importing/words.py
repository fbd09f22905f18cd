"""Words compared as people mean them: without case, spacing and signs."""

import difflib
import re
import unicodedata
from collections.abc import Collection, Hashable, Iterable
from functools import lru_cache
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning", bound=Hashable)

_SIGNS = re.compile(r"[\W_]+")

SHORTEST_BEGINNING = 20  # letters from which a label that a file format has cut is known again
BLANK = frozenset({"", "na", "n/a", "#n/a", ".", "-", "–", "—"})  # cells that say that there is nothing


def close(words: str) -> str:
    """Without case and with single spaces; signs stay."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def loose(words: str) -> str:
    """Without case, spacing and signs: letters and digits, parted by single blanks."""
    return _SIGNS.sub(" ", unicodedata.normalize("NFKC", words).casefold()).strip()


# Of a questionnaire's words, which every column that has the scale asks for again; a file's own cells are not kept.
_close_of_ours, _loose_of_ours = lru_cache(8192)(close), lru_cache(8192)(loose)

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def visible(cell: str) -> str:
    """A cell without the signs that nobody sees, as pages and chats leave them in what is copied."""
    return cell if cell.isascii() else cell.translate(_INVISIBLE).strip()


_ALIKE = 0.8  # of two words, by difflib: one letter in five may be another


def nearest(words: str, table: "WordTable[Meaning]") -> Meaning | None:
    """What unknown words were meant to be: as many words as known ones have, in any order, each with a slip at most.

    Words that are left out or added turn an answer into another one (not agree, fully agree), so they are no slip. None where
    nothing comes near, or two meanings come equally near.
    """
    wanted = sorted(loose(words).split())
    best: tuple[float, set[Meaning]] = (_ALIKE, set())
    for known, meanings in table.pairs():
        likeness = _likeness(wanted, sorted(known.split()))
        if likeness > best[0]:
            best = (likeness, set(meanings))
        elif likeness == best[0] and best[1]:
            best[1].update(meanings)
    return next(iter(best[1])) if len(best[1]) == 1 else None


def _likeness(wanted: list[str], known: list[str]) -> float:
    """The likeness of the two words that are least alike; 0 where the numbers of words or a figure differ."""
    if len(wanted) != len(known) or not wanted or _figures(wanted) != _figures(known):
        return 0.0
    return min(difflib.SequenceMatcher(None, one, other).ratio() for one, other in zip(wanted, known, strict=True))


def _figures(words: list[str]) -> list[str]:
    return [letter for word in words for letter in word if letter.isdigit()]


class WordTable(Generic[Meaning]):
    """Words → what they mean. Words that differ in their signs alone (< 20, > 20) are told apart by them."""

    def __init__(self, pairs: Iterable[tuple[str, Meaning]] = ()) -> None:
        self._close: dict[str, set[Meaning]] = {}
        self._loose: dict[str, set[Meaning]] = {}
        for words, meaning in pairs:
            self.add(words, meaning)

    def add(self, words: str, meaning: Meaning) -> None:
        """Let these words mean this, besides what they mean already."""
        if with_signs := _close_of_ours(words):
            self._close.setdefault(with_signs, set()).add(meaning)
        if without := _loose_of_ours(words):
            self._loose.setdefault(without, set()).add(meaning)

    def meanings(self, words: str) -> frozenset[Meaning]:
        """Everything that the words may mean; nothing where they are unknown."""
        return frozenset(self._close.get(close(words)) or self._loose.get(loose(words)) or ())

    def find(self, words: str) -> Meaning | None:
        """What the words mean; None where they are unknown or may mean several things."""
        found = self.meanings(words)
        return next(iter(found)) if len(found) == 1 else None

    def pairs(self, *, loosely: bool = True) -> Iterable[tuple[str, Collection[Meaning]]]:
        """Known words, without case, spacing and (`loosely`) signs, and what they may mean."""
        return self._loose.items() if loosely else self._close.items()

    def __contains__(self, words: str) -> bool:
        return bool(self.meanings(words))
