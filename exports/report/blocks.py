"""What a paper is made of, whatever file it becomes: headings, words, tables, figures and what an office puts around."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from exports.charts.style import Picture
from exports.paper.column_widths import Field
from exports.paper.typeset_table import Bars

WordStyle = Literal[
    "body",
    "lead",
    "note",
    "equation",
    "caption",
    "cover_title",
    "cover_long_title",
    "cover_subtitle",
    "centred",
    "large",
    "small_heading",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading: level 0 goes into the contents. `starts` a section or part begins a new page where too little room is left."""

    words: str
    level: int = 0
    starts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph."""

    words: str
    style: WordStyle = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question with its code in the margin, and its answers below where they are its own."""

    code: str
    words: str
    answers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A bullet a sentence."""

    sentences: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """Numbered lines: what, and why."""

    lines: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: its caption above, its notes below; the rows in `heads` are headings for those after them."""

    caption: str
    fields: Sequence[Field]
    notes: Sequence[str] = ()
    heads: Sequence[int] = ()
    bars: Bars | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart with its numbered caption, and what it shows in words for whoever cannot see it."""

    caption: str
    picture: Picture
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two figures side by side."""

    left: Figure
    right: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    """A few large numbers in a row, each with its name."""

    figures: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What, and which, line by line."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A band that nobody overlooks."""

    loud: str
    plain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Millimetres of white."""

    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """What follows stands on a new page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCode:
    """The codes that pin the survey file, as a picture for a camera and in letters, explained."""

    codes: Sequence[str]
    explained: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """An office's letter begins with its name; `logo` is an image file's content, empty for none."""

    organisation: str
    lines: Sequence[str] = ()
    logo: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Place and date, the office held, room to sign, the name, and the number of the official; at the right.

    `pin` stands at the left, in small type.
    """

    place_and_date: str
    position: str
    name: str
    number: str
    pin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Blocks that stay on one page."""

    blocks: "Sequence[Block]"


Block = (
    Heading
    | Words
    | Item
    | Points
    | Numbered
    | Grid
    | Figure
    | Beside
    | KeyFigures
    | Facts
    | Warned
    | Space
    | NewPage
    | FileCode
    | Letterhead
    | Signature
    | Together
)


def section(words: str) -> list[Block]:
    """A section's heading."""
    return [Heading(words=words, starts=True)]


def subsection(words: str) -> list[Block]:
    """A heading within a section, with room for the start of what follows it."""
    return [Heading(words=words, level=1, starts=True)]


def paragraph(words: str, style: WordStyle = "body") -> Words:
    """A paragraph of plain words."""
    return Words(words=words, style=style)


def points(sentences: Sequence[str]) -> list[Block]:
    """A bullet a sentence; nothing for none."""
    return [Points(sentences=tuple(sentences))] if sentences else []
