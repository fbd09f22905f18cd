"""Words compared as people mean them: without case, spacing and signs."""

import re
import unicodedata
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning", bound=Hashable)

_SIGNS = re.compile(r"[\W_]+")

BLANK = frozenset({"", "na", "n/a", "#n/a", ".", "-", "–", "—"})  # cells that say that there is nothing


def close(words: str) -> str:
    """Without case and with single spaces; signs stay."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def loose(words: str) -> str:
    """Without case, spacing and signs: letters and digits, parted by single blanks."""
    return _SIGNS.sub(" ", unicodedata.normalize("NFKC", words).casefold()).strip()


class WordTable(Generic[Meaning]):
    """Words → what they mean. Words that differ in their signs alone (< 20, > 20) are told apart by them."""

    def __init__(self, pairs: Iterable[tuple[str, Meaning]] = ()) -> None:
        self._close: dict[str, set[Meaning]] = {}
        self._loose: dict[str, set[Meaning]] = {}
        for words, meaning in pairs:
            self.add(words, meaning)

    def add(self, words: str, meaning: Meaning) -> None:
        """Let these words mean this, besides what they mean already."""
        if close(words):
            self._close.setdefault(close(words), set()).add(meaning)
        if loose(words):
            self._loose.setdefault(loose(words), set()).add(meaning)

    def meanings(self, words: str) -> frozenset[Meaning]:
        """Everything that the words may mean; nothing where they are unknown."""
        return frozenset(self._close.get(close(words)) or self._loose.get(loose(words)) or ())

    def find(self, words: str) -> Meaning | None:
        """What the words mean; None where they are unknown or may mean several things."""
        found = self.meanings(words)
        return next(iter(found)) if len(found) == 1 else None

    def __contains__(self, words: str) -> bool:
        return bool(self.meanings(words))
