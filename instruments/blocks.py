"""Parts that many questionnaires share (consent, profile, complaints, digital services …), written once in `library/blocks`.

`include = ["consent", "profile"]` takes these blocks over: their questions stand before (`asked = "first"`) or after the
questionnaire's own, their dimensions, statements, scales and families after its own. What a project keeps is the questionnaire
with its blocks written out (`source_of`), so that it asks the same tomorrow though a later program's block has other words.

A block says for whom it is (`editions`): what only staff can answer is not asked of citizens.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from instruments.grammar import Fault
from instruments.i18n import _
from instruments.source import parse_toml, read_source
from instruments.toml_lines import lines

BLOCKS = Path(__file__).parent / "library" / "blocks"
MINUTES = "{minutes}"  # in a block's words: how long the questionnaire takes
LANGUAGES = {"id", "en"}  # that the blocks speak

_INCLUDE = re.compile(r"^include[ \t]*=[ \t]*\[[^\]]*\][^\n]*$", re.MULTILINE)
_MINUTES = re.compile(r"^minutes[ \t]*=", re.MULTILINE)
_LISTS, _NAMED = ("dimensions", "items"), ("scales", "families")

Table = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expanded:
    """A questionnaire with its blocks: questions before (`first`) and after (`last`) its own, and further `parts` by their keys.

    `faults` say what could not be included; then `document` is the file's as it stands.
    """

    document: Table
    first: tuple[Table, ...] = ()
    last: tuple[Table, ...] = ()
    parts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    faults: tuple[Fault, ...] = ()

    def home(self, fault: Fault) -> Fault:
        """The fault at its place in the file itself: a part's own number, or the key that includes its block."""
        match fault.place:
            case ("questions", int(index), *rest) if self.first or self.last:
                own = index - len(self.first)
                count = len(self.document["questions"]) - len(self.first) - len(self.last)
                place = ("questions", own, *rest) if 0 <= own < count else ("include",)
                return Fault(place=place, sentence=fault.sentence)
            case (str(key), int(index), *_rest) if key in _LISTS and key in self.parts:
                is_own = index < len(self.document[key]) - len(self.parts[key])
                return fault if is_own else Fault(place=("include",), sentence=fault.sentence)
            case (str(key), str(name), *_rest) if name in self.parts.get(key, ()):
                return Fault(place=("include",), sentence=fault.sentence)
        return fault


@cache
def blocks() -> tuple[str, ...]:
    """The names of the blocks that come with the program."""
    return tuple(sorted(path.stem for path in BLOCKS.glob("*.toml")))


@cache
def read_block(name: str) -> Table:
    """A block as its file says it: `asked`, `editions`, perhaps a `heading`, and parts of a questionnaire."""
    path = BLOCKS / f"{name}.toml"
    return parse_toml(read_source(path), name=path.name)


def expand(document: Table) -> Expanded:
    """The document with its blocks; itself, and not a copy, where it includes none (or says so in a way that `check` refuses).

    A question, dimension, statement, scale or family of the file's own takes the place of a block's with the same id.
    """
    named, languages = _texts(document.get("include")), _texts(document.get("languages"))
    own = document.get("questions", [])
    if named is None or languages is None or not isinstance(own, list):
        return Expanded(document=document)
    if faults := (*_missing(named, languages), *_of_others(named, document.get("edition", "citizen"))):
        return Expanded(document=document, faults=faults)
    read = [read_block(name) for name in dict.fromkeys(named)]
    first, last = (
        tuple(
            question
            for block in read
            if block["asked"] == place
            for question in _questions(block, languages)
            if question["id"] not in _ids(own)
        )
        for place in ("first", "last")
    )
    parts = _further(read, document, languages)
    whole = {key: value for key, value in document.items() if key != "include"} | _joined(document, parts)
    return Expanded(document=whole | {"questions": [*first, *own, *last]}, first=first, last=last, parts=parts)


def with_minutes(document: Table, minutes: int) -> Table:
    """The document that says how long it takes, also in the words of its blocks."""
    told: Table = _replaced(document, str(minutes))
    return told | {"minutes": minutes}


def source_of(document: Table, expanded: Expanded, text: str) -> str:
    """TOML of the whole document: the file's own text with its comments, and the blocks written into it.

    Where the text can't be mended so (a list of questions in one line, say), the document is written anew.
    """
    import tomli_w

    first, last, more = (
        _written(part) for part in ({"questions": expanded.first}, {"questions": expanded.last}, expanded.parts)
    )
    at = lines(text).get(("questions", 0))
    rows = text.splitlines(keepends=True)
    before, after = (rows, []) if at is None else (rows[: at - 1], rows[at - 1 :])
    joined = "\n".join(part for part in ("".join(before), first, "".join(after), last, more) if part)
    said = "" if _MINUTES.search(text) else f"minutes = {document['minutes']}"
    mended = _INCLUDE.sub(said, joined, count=1).replace(MINUTES, str(document["minutes"]))
    return mended if _says(mended, document) else tomli_w.dumps(document, multiline_strings=True)


def _questions(block: Table, languages: Sequence[str]) -> list[Table]:
    """The block's questions, each under the block's heading."""
    heading = {"heading": block["heading"]} if "heading" in block else {}
    return [_in_languages(question | heading, languages) for question in block.get("questions", [])]


def _further(read: Sequence[Table], document: Table, languages: Sequence[str]) -> dict[str, Any]:
    """What the blocks bring beside questions; nothing whose id the file uses itself."""
    parts: dict[str, Any] = {}
    for key in _LISTS:
        new = [one for block in read for one in block.get(key, []) if one["id"] not in _ids(document.get(key))]
        parts |= {key: _in_languages(new, languages)} if new else {}
    for key in _NAMED:
        own = document.get(key, {})
        found = {name: one for block in read for name, one in block.get(key, {}).items() if name not in own}
        parts |= {key: _in_languages(found, languages)} if found else {}
    return parts


def _joined(document: Table, parts: Mapping[str, Any]) -> Table:
    """The document's own parts and after them the blocks'; what is no list or table stays for `check` to name."""
    joined: Table = {}
    for key, new in parts.items():
        own = document.get(key, type(new)())
        if isinstance(own, type(new)):
            joined[key] = [*own, *new] if isinstance(new, list) else own | new
    return joined


def _ids(parts: object) -> set[object]:
    return {one.get("id") for one in parts if isinstance(one, dict)} if isinstance(parts, list) else set()


def _written(parts: Mapping[str, Any]) -> str:
    import tomli_w

    return tomli_w.dumps(parts, multiline_strings=True) if any(parts.values()) else ""


def _says(text: str, document: Table) -> bool:
    try:
        return tomllib.loads(text) == document
    except tomllib.TOMLDecodeError:
        return False


def _texts(value: object) -> list[str] | None:
    """A list of texts; None for anything else."""
    return value if isinstance(value, list) and all(isinstance(part, str) for part in value) else None


def _missing(named: Sequence[str], languages: Sequence[str]) -> list[Fault]:
    found = []
    for index, name in enumerate(named):
        if name not in blocks():
            sentence = _("There is no block “{id}”; use one of: {known}.").format(id=name, known=", ".join(blocks()))
            found.append(Fault(place=("include", index), sentence=sentence))
            continue
        for language in (language for language in languages if language not in LANGUAGES):
            sentence = _("The block “{id}” has no words in the language “{language}”; write its questions yourself.")
            fault = sentence.format(id=name, language=language)
            found.append(Fault(place=("include", index), sentence=fault))
    return found


def _of_others(named: Sequence[str], edition: object) -> list[Fault]:
    """Blocks that whoever is asked here can't truly answer."""
    sentence = _("The block “{id}” is for the edition {editions}, not {edition}; remove it, or correct “edition”.")
    return [
        Fault(
            place=("include", index),
            sentence=sentence.format(id=name, editions=", ".join(read_block(name)["editions"]), edition=edition),
        )
        for index, name in enumerate(named)
        if name in blocks() and edition not in read_block(name)["editions"]
    ]


def _in_languages(value: Any, languages: Sequence[str]) -> Any:
    """The part with the words of the questionnaire's languages only."""
    if isinstance(value, list):
        return [_in_languages(part, languages) for part in value]
    if not isinstance(value, dict):
        return value
    if value and set(value) == LANGUAGES:
        return {language: value[language] for language in languages}
    return {key: _in_languages(part, languages) for key, part in value.items()}


def _replaced(value: Any, minutes: str) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(part, minutes) for key, part in value.items()}
    if isinstance(value, list):
        return [_replaced(part, minutes) for part in value]
    return value.replace(MINUTES, minutes) if isinstance(value, str) else value
