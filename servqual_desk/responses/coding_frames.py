"""Two six-dimension frames as trees of codes that a survey's codebook can begin with: Cohen's wheel and the ministry's list.

They are two lists. Only Economy, Living, Environment and Governance are in both, and each code says in its memo whether it is one
of these; a code of one list is never a code of the other.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from instruments.i18n import N_, _, language
from servqual_desk.responses.comment_coding import Code, CommentCoding
from servqual_desk.responses.foreign_codes import ForeignCode, TakenCodes, described, guid_of, take_codes

FILE = Path(__file__).parent / "library" / "frames.toml"
COMMON = N_("In both lists: Cohen's and the ministry's. Source: {source}.")
OWN = N_("In this list alone. Source: {source}.")


@cache
def _frames() -> Mapping[str, Any]:
    frames: Mapping[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))["frames"]
    return frames


def frames() -> tuple[str, ...]:
    """The ids of the frames."""
    return tuple(_frames())


def frame_title(frame: str) -> str:
    """What the frame is called in the language in force."""
    return _said(_frames()[frame]["title"])


def frame_codes(frame: str) -> Iterator[Code]:
    """The frame's codes in the language in force: the frame itself, its dimensions, and beneath each its elements."""
    whole = _frames()[frame]
    yield Code(code=frame, title=frame_title(frame))
    for dimension in whole["dimensions"]:
        own = f"{frame}-{dimension['id']}"
        memo = _(COMMON) if dimension.get("common") else _(OWN)
        yield Code(code=own, title=_said(dimension["title"]), parent=frame, memo=memo.format(source=whole["source"]))
        for element in dimension["elements"]:
            yield Code(code=f"{own}-{element['id']}", title=_said(element["title"]), parent=own)


def load_frame(coding: CommentCoding, frame: str, *, who: str | None = None) -> TakenCodes:
    """Add the frame's codes to the codebook; what it has of them already keeps its comments."""
    return take_codes(coding, [_foreign(code) for code in frame_codes(frame)], who=who)


def _foreign(code: Code) -> ForeignCode:
    return ForeignCode(
        guid=guid_of(code.code),
        name=code.title,
        parent=guid_of(code.parent) if code.parent else "",
        description=described(code),
    )


def _said(words: Mapping[str, str]) -> str:
    return words.get(language(), words["en"])
