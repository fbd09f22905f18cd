"""Parts that many questionnaires share (consent, profile, closing comment), written once in `library/blocks`.

`include = ["consent", "profile"]` takes the questions of these blocks over. What a project keeps is the questionnaire with its
blocks written out (`source_of`), so that it asks the same tomorrow though a later program's block has other words.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from instruments.grammar import Fault
from instruments.i18n import _
from instruments.source import parse_toml, read_source
from instruments.toml_lines import lines

BLOCKS = Path(__file__).parent / "library" / "blocks"
MINUTES = "{minutes}"  # in a block's words: how long the questionnaire takes

_INCLUDE = re.compile(r"^include[ \t]*=[ \t]*\[[^\]]*\][^\n]*$", re.MULTILINE)
_MINUTES = re.compile(r"^minutes[ \t]*=", re.MULTILINE)

Table = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expanded:
    """A questionnaire with the questions of its blocks before (`first`) and after (`last`) its own.

    `faults` say what could not be included; then `document` is the file's as it stands.
    """

    document: Table
    first: tuple[Table, ...] = ()
    last: tuple[Table, ...] = ()
    faults: tuple[Fault, ...] = ()

    def home(self, fault: Fault) -> Fault:
        """The fault at its place in the file itself: a question's own number, or the key that includes its block."""
        match fault.place:
            case ("questions", int(index), *rest) if self.first or self.last:
                own = index - len(self.first)
                count = len(self.document["questions"]) - len(self.first) - len(self.last)
                place = ("questions", own, *rest) if 0 <= own < count else ("include",)
                return Fault(place=place, sentence=fault.sentence)
        return fault


@cache
def blocks() -> tuple[str, ...]:
    """The names of the blocks that come with the program."""
    return tuple(sorted(path.stem for path in BLOCKS.glob("*.toml")))


def expand(document: Table) -> Expanded:
    """The document with its blocks; itself, and not a copy, where it includes none (or says so in a way that `check` refuses).

    A question of the file's own takes the place of a block's with the same id.
    """
    named, languages = _texts(document.get("include")), _texts(document.get("languages"))
    own = document.get("questions", [])
    if named is None or languages is None or not isinstance(own, list):
        return Expanded(document=document)
    if faults := tuple(_missing(named, languages)):
        return Expanded(document=document, faults=faults)
    taken = {question.get("id") for question in own if isinstance(question, dict)}
    read = [_block(name) for name in dict.fromkeys(named)]
    first, last = (
        tuple(
            _in_languages(question, languages)
            for block in read
            if (block["asked"] == place)
            for question in block["questions"]
            if question["id"] not in taken
        )
        for place in ("first", "last")
    )
    whole = {key: value for key, value in document.items() if key != "include"} | {"questions": [*first, *own, *last]}
    return Expanded(document=whole, first=first, last=last)


def with_minutes(document: Table, minutes: int) -> Table:
    """The document that says how long it takes, also in the words of its blocks."""
    told: Table = _replaced(document, str(minutes))
    return told | {"minutes": minutes}


def source_of(document: Table, expanded: Expanded, text: str) -> str:
    """TOML of the whole document: the file's own text with its comments, and the blocks written into it.

    Where the text can't be mended so (a list of questions in one line, say), the document is written anew.
    """
    import tomli_w

    first, last = (_written(part) for part in (expanded.first, expanded.last))
    at = lines(text).get(("questions", 0))
    rows = text.splitlines(keepends=True)
    before, after = (rows, []) if at is None else (rows[: at - 1], rows[at - 1 :])
    joined = "\n".join(part for part in ("".join(before), first, "".join(after), last) if part)
    said = "" if _MINUTES.search(text) else f"minutes = {document['minutes']}"
    mended = _INCLUDE.sub(said, joined, count=1).replace(MINUTES, str(document["minutes"]))
    return mended if _says(mended, document) else tomli_w.dumps(document, multiline_strings=True)


def _written(questions: Sequence[Table]) -> str:
    import tomli_w

    return tomli_w.dumps({"questions": questions}, multiline_strings=True) if questions else ""


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
        spoken = _block(name)["questions"][0]["text"]
        for language in (language for language in languages if language not in spoken):
            sentence = _("The block “{id}” has no words in the language “{language}”; write its questions yourself.")
            fault = sentence.format(id=name, language=language)
            found.append(Fault(place=("include", index), sentence=fault))
    return found


@cache
def _block(name: str) -> Table:
    path = BLOCKS / f"{name}.toml"
    return parse_toml(read_source(path), name=path.name)


def _in_languages(question: Table, languages: Sequence[str]) -> Table:
    """The question with the words of the questionnaire's languages only."""

    def kept(words: Table) -> Table:
        return {language: words[language] for language in languages}

    told = question | {key: kept(question[key]) for key in ("text", "title") if key in question}
    if "choices" in question:
        told["choices"] = [choice | {"label": kept(choice["label"])} for choice in question["choices"]]
    return told


def _replaced(value: Any, minutes: str) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(part, minutes) for key, part in value.items()}
    if isinstance(value, list):
        return [_replaced(part, minutes) for part in value]
    return value.replace(MINUTES, minutes) if isinstance(value, str) else value
