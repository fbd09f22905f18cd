"""A codebook of another program, taken into ours: which of its codes are known here, and what the others are called."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from servqual_desk.responses.comment_coding import Code, CommentCoding
from servqual_desk.words.short_code import short_code

_OURS = uuid.UUID("5f0c2a52-6c0e-5d4e-9c7a-0d1a7c1b2e11")
_DESCRIBED = re.compile(r"code: (\S+?)(?:; dimension: (\S+?))?(?:; memo: (.+))?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignCode:
    """A code as REFI-QDA has it; `parent` is the guid of the code above it, "" for none."""

    guid: str
    name: str
    parent: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenCodes:
    """How many codes were new, and how many that were here got another title or place."""

    new: int
    changed: int


def guid_of(code: str) -> str:
    """The guid of a code by its short name."""
    return str(uuid.uuid5(_OURS, code))


def described(code: Code) -> str:
    """What stands in a code's description, by which it is known again."""
    dimension = f"; dimension: {code.dimension}" if code.dimension else ""
    memo = f"; memo: {code.memo}" if code.memo else ""
    return f"code: {code.code}{dimension}{memo}"


def take_codes(coding: CommentCoding, codes: Sequence[ForeignCode], *, who: str | None = None) -> TakenCodes:
    """Add the codes to the book, those above before those beneath; a code that is here keeps its name, its comments and its key.

    A code is known by its guid where we wrote it, else by its title under the same code. Nothing is removed.

    Raises:
        DataError: a code would stand under itself; nothing has changed.
    """
    book = {code.code: code for code in coding.codebook()}
    dimensions = {dimension.id for dimension in coding.project.instrument.dimensions}
    names: dict[str, str] = {}
    new = changed = 0
    with coding.project.transaction():
        for one in codes:
            parent = names.get(one.parent)
            known = _known(one, parent, book)
            told, dimension, memo = _told(one, dimensions)
            code = known.code if known else _free(told or short_code(one.name) or "code", book)
            dimension, memo = (known.dimension, known.memo or memo) if known else (dimension, memo)
            kept = Code(code=code, title=one.name, parent=parent, dimension=dimension, memo=memo)
            names[one.guid] = code
            if kept == known:
                continue
            coding.save_code(kept, who=who)
            book[code] = kept
            new, changed = (new, changed + 1) if known else (new + 1, changed)
    return TakenCodes(new=new, changed=changed)


def _known(one: ForeignCode, parent: str | None, book: dict[str, Code]) -> Code | None:
    by_guid = next((code for code in book.values() if guid_of(code.code) == one.guid.lower()), None)
    same = (code for code in book.values() if code.parent == parent and code.title.casefold() == one.name.casefold())
    return by_guid or next(same, None)


def _told(one: ForeignCode, dimensions: set[str]) -> tuple[str, str | None, str]:
    """The short name, the dimension and the memo that our own description says; another program's is the memo."""
    found = _DESCRIBED.fullmatch(one.description.strip())
    if found is None:
        return "", None, one.description.strip()
    return found[1], found[2] if found[2] in dimensions else None, found[3] or ""


def _free(name: str, book: dict[str, Code]) -> str:
    """A short name that no code has: numbered where it is taken."""
    number, free = 2, name
    while free in book:
        free, number = f"{name}-{number}", number + 1
    return free
