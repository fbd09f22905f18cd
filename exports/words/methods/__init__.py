"""All words of the lab's methods: a file a method, which holds everything that is said of it, and one for what they share.

A file beside this one that bears a method's id is found here; no list names it.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from exports.words.method_words import MethodWords, SharedWords, TableWords
from exports.words.methods.common import COMMON


def _found() -> Iterator[tuple[str, MethodWords]]:
    for module in iter_modules(__path__):
        if module.name != "common":
            yield module.name, import_module(f"{__name__}.{module.name}").WORDS


METHOD_WORDS: Mapping[str, MethodWords] = MappingProxyType(dict(_found()))

EVERY: tuple[SharedWords, ...] = (COMMON, *METHOD_WORDS.values())


def _together(parts: Iterator[Mapping[str, str]]) -> Mapping[str, str]:
    return MappingProxyType({key: words for part in parts for key, words in part.items()})


COLUMNS = _together(words.columns for words in EVERY)
NUMBERED = _together(words.numbered for words in EVERY)
CODES = _together(words.codes for words in EVERY)
NOTES = _together(words.notes for words in EVERY)
PROCEDURES = _together(words.procedures for words in METHOD_WORDS.values())
TABLES: Mapping[str, TableWords] = MappingProxyType(
    {table: words for method in METHOD_WORDS.values() for table, words in method.tables.items()}
)

# Parts of a note's path that name a method, a table or a section of one, and not a part of the survey.
SECTIONS = frozenset({*METHOD_WORDS, *TABLES, *(name for words in METHOD_WORDS.values() for name in words.sections)})
