"""One word per thing: what the sentences of the catalogue say against instruments/locale/glossary.toml.

`make words` prints what `broken_rules` finds and fails; so does tests/test_glossary.py.
The head of the glossary says how a rule is written.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parents[1] / "instruments" / "locale"
GLOSSARY = LOCALE / "glossary.toml"
PO = LOCALE / "id" / "LC_MESSAGES" / "servqual_desk.po"


def read_glossary() -> dict[str, Any]:
    """The rules as written."""
    return tomllib.loads(GLOSSARY.read_text(encoding="utf-8"))


def says(text: str, word: str) -> bool:
    """Whether the text says the word (or words): whole, in any case, with the endings and the prefix that do not change it.

    The name of a {place} in the sentence is no word of it.
    """
    if word.lower() not in _lower(text):
        return False  # nearly always, and much sooner known
    return bool(_whole(word).search(text if "{" in word else re.sub(r"\{\w*\}", "{}", text)))


@lru_cache  # the same sentence is looked through for every word
def _lower(text: str) -> str:
    return text.lower()


@cache  # the library remembers fewer than the glossary has words
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:antar)?{re.escape(word)}(?:nya|lah|kah)?(?!\w)", re.IGNORECASE)


@cache
def _anywhere(phrase: str) -> re.Pattern[str]:
    return re.compile(re.escape(phrase), re.IGNORECASE)


def broken_rules(catalogue: Catalog, glossary: dict[str, Any]) -> list[str]:
    """A line for each sentence that breaks a rule, in the order of the catalogue."""
    found: list[str] = []
    for message in catalogue:
        if message.id:
            found += (
                f"{fault}: {_first(message.id)!r} → {_first(message.string)!r}" for fault in _faults(message, glossary)
            )
    return found


def _faults(message: Message, glossary: dict[str, Any]) -> Iterator[str]:
    english, indonesian = " ".join(_forms(message.id)), " ".join(_forms(message.string))
    never, but = glossary["never"], glossary["never"]["but"]
    yield from (f"never say “{word}”" for word in _said(indonesian, never["id"], but["id"]))
    yield from (f"never say “{word}”" for word in _said(english, never["en"], but["en"]))
    for term in glossary["term"]:
        if any(says(english, word) for word in term["en"]) and not english.startswith(tuple(term.get("unless", ()))):
            yield from _faults_of_term(indonesian, term)


def _faults_of_term(indonesian: str, term: dict[str, Any]) -> Iterator[str]:
    if not any(says(indonesian, word) for word in term["id"]):
        yield f"“{term['en'][0]}” is “{term['id'][0]}”"
    for word in _said(indonesian, term.get("not", ()), term["id"]):
        yield f"“{term['en'][0]}” is “{term['id'][0]}”, not “{word}”"


def _said(text: str, words: Iterable[str], but: Iterable[str]) -> list[str]:
    """Those of the words that the text says outside the phrases that may be said."""
    for phrase in but:
        text = _anywhere(phrase).sub("", text)
    return [word for word in words if says(text, word)]


def _forms(words: str | Sequence[str]) -> Sequence[str]:
    return (words,) if isinstance(words, str) else words


def _first(words: str | Sequence[str]) -> str:
    return _forms(words)[0]


def faults_of_the_catalogue() -> list[str]:
    """The broken rules of the catalogue as it lies on the disk."""
    with PO.open("rb") as file:
        return broken_rules(read_po(file, locale="id"), read_glossary())
