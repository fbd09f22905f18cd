"""Which fields each part of a questionnaire has: where its value stands, what it is called, what it is changed with."""

from dataclasses import dataclass
from typing import Literal

from instruments.editing.places import value_at
from instruments.i18n import N_
from instruments.kinds import KINDS
from instruments.toml_lines import Place
from instruments.writing import Document
from servqual_desk.words.section_words import BATTERIES
from ui.widgets.spoken_words import Sentence

FieldKind = Literal[
    "line",
    "name",
    "number",
    "words",
    "choice",
    "tick",
    "own_wordings",
    "ticks",
    "languages",
    "choices",
    "labels",
    "condition",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One value of a part.

    `key` is its place within the part; `optional` says that nothing stands there where nothing is entered; `options` names the
    list that a choice is taken from (see `part_options`).
    """

    key: Place
    kind: FieldKind
    name: Sentence
    hint: Sentence = ""
    optional: bool = False
    options: str = ""


CODE = N_("Code")
_CODE_HINT = N_("Stands in every data file: small letters, digits and _, beginning with a letter.")
_FAMILY_HINT = N_("Dimensions of one family are asked and analysed together; skm gives the index.")
_HEADING_HINT = N_("Neighbours with the same heading stand together under it, on screen and on paper.")
_TITLE_HINT = N_("The short name in tables and charts; empty, the wording itself.")

ABOUT = (
    Field(key=("title",), kind="words", name=N_("Title")),
    Field(key=("id",), kind="line", name=CODE, hint=N_("What tells this questionnaire from any other.")),
    Field(key=("version",), kind="line", name=N_("Version"), hint=N_("Raise it whenever something has changed.")),
    Field(
        key=("languages",), kind="languages", name=N_("Languages"), hint=N_("The first is used where none is chosen.")
    ),
    Field(key=("citation",), kind="words", name=N_("Source"), optional=True),
    Field(
        key=("edition",),
        kind="choice",
        name=N_("Who is asked"),
        hint=N_("Who can truly answer it; results of citizens and staff are never mixed."),
        options="editions",
        optional=True,
    ),
    Field(
        key=("minutes",),
        kind="number",
        name=N_("Minutes"),
        hint=N_("How long it takes, as the consent promises. Empty: counted from the words."),
        optional=True,
    ),
)
_SCALE = (
    Field(key=("*",), kind="name", name=CODE),
    Field(key=("min",), kind="number", name=N_("Smallest answer")),
    Field(key=("max",), kind="number", name=N_("Largest answer")),
    Field(
        key=("labels",),
        kind="labels",
        name=N_("Words of the answers"),
        hint=N_("At least both ends; of five answers or fewer, each."),
    ),
    Field(
        key=("missing",),
        kind="labels",
        name=N_("Codes for no answer"),
        hint=N_("Such as dk: Don't know. They are missing in every mean."),
        optional=True,
    ),
)
_BATTERY = (
    Field(key=("id",), kind="choice", name=N_("What is asked"), options="batteries"),
    Field(key=("stem",), kind="words", name=N_("Words above every statement")),
    Field(key=("scale",), kind="choice", name=N_("Scale"), options="scales"),
    Field(key=("suffix",), kind="line", name=N_("Suffix"), hint=N_("Ends the column's name: t1 becomes t1_p.")),
)
_FAMILY = (
    Field(key=("*",), kind="name", name=CODE, hint=_FAMILY_HINT),
    Field(key=("title",), kind="words", name=N_("Title"), optional=True),
    Field(key=("stem",), kind="words", name=N_("Words above every statement"), optional=True),
)
_DIMENSION = (
    Field(key=("title",), kind="words", name=N_("Title")),
    Field(key=("id",), kind="name", name=CODE, hint=_CODE_HINT),
    Field(key=("family",), kind="line", name=N_("Family"), hint=_FAMILY_HINT, optional=True),
)
_WEIGHTS = (
    Field(key=("prompt",), kind="words", name=N_("Instruction")),
    Field(key=("total",), kind="number", name=N_("Points")),
    Field(key=("family",), kind="line", name=N_("Family"), optional=True),
)
_ITEM = (
    Field(key=("id",), kind="name", name=CODE, hint=_CODE_HINT),
    Field(key=("dimension",), kind="choice", name=N_("Dimension"), options="dimensions"),
    Field(key=("batteries",), kind="ticks", name=N_("What is asked of it"), options="asked", optional=True),
    Field(key=("text",), kind="own_wordings", name=N_("A wording of its own for each of them")),
    Field(key=("scale",), kind="choice", name=N_("Scale"), options="own_scale", optional=True),
    Field(key=("reverse",), kind="tick", name=N_("Negatively worded: reverse-score it"), optional=True),
    Field(key=("title",), kind="words", name=N_("Title"), hint=_TITLE_HINT, optional=True),
)
_QUESTION = (
    Field(key=("text",), kind="words", name=N_("Wording")),
    Field(key=("id",), kind="name", name=CODE, hint=_CODE_HINT),
    Field(key=("role",), kind="choice", name=N_("Where it stands"), options="roles", optional=True),
    Field(key=("kind",), kind="choice", name=N_("How it is answered"), options="kinds"),
)
_QUESTION_END = (
    Field(key=("show_if",), kind="condition", name=N_("When it is asked"), optional=True),
    Field(key=("required",), kind="tick", name=N_("An answer is needed"), optional=True),
    Field(key=("title",), kind="words", name=N_("Title"), hint=_TITLE_HINT, optional=True),
    Field(key=("heading",), kind="words", name=N_("Heading"), hint=_HEADING_HINT, optional=True),
)
_FIRST_DAY_HINT = N_("Such as 2026-01-31, or today. Where nothing stands, 120 years ago.")
_LAST_DAY_HINT = N_("Such as 2026-01-31, or today. Where nothing stands, today.")
_CHOICES = (Field(key=("choices",), kind="choices", name=N_("Choices")),)
_ON_SCALE = (Field(key=("scale",), kind="choice", name=N_("Scale"), options="scales"),)
_NUMBERS = (
    Field(key=("min",), kind="number", name=N_("Smallest answer"), optional=True),
    Field(key=("max",), kind="number", name=N_("Largest answer"), optional=True),
)
_DAYS = (
    Field(key=("not_before",), kind="line", name=N_("First day"), hint=_FIRST_DAY_HINT, optional=True),
    Field(key=("not_after",), kind="line", name=N_("Last day"), hint=_LAST_DAY_HINT, optional=True),
)
_FIXED = {"scales": _SCALE, "batteries": _BATTERY, "families": _FAMILY, "dimensions": _DIMENSION, "weights": _WEIGHTS}


def fields_of(document: Document, place: Place) -> tuple[Field, ...]:
    """The fields of the part at a place, from the top; those of the questionnaire itself at `("title",)`."""
    section = place[0]
    if section == "questions":
        return (*_QUESTION, *_of_kind(str(value_at(document, (*place, "kind")))), *_QUESTION_END)
    if section == "items":
        return (*_wordings(document, place), *_ITEM)
    return _FIXED.get(str(section), ABOUT)


def _of_kind(kind: str) -> tuple[Field, ...]:
    traits = KINDS.get(kind)
    if traits is None:
        return ()
    if traits.answers:
        return _CHOICES if traits.answers == "choices" else _ON_SCALE
    if traits.is_numeric:
        return _NUMBERS
    return _DAYS if traits.storage == "date" else ()


def _wordings(document: Document, place: Place) -> tuple[Field, ...]:
    """An item's wording, or one for each thing that is asked of it."""
    text = value_at(document, (*place, "text")) or {}
    own = [key for key, value in text.items() if isinstance(value, dict)]
    if not own:
        return (Field(key=("text",), kind="words", name=N_("Wording")),)
    return tuple(Field(key=("text", battery), kind="words", name=BATTERIES.get(battery, "")) for battery in own)


def part_place(fault_place: Place) -> Place:
    """The part that a place belongs to: what the tree lists."""
    if not fault_place or fault_place[0] not in ("scales", "batteries", "families", "dimensions", "items", "questions"):
        return ("weights",) if fault_place[:1] == ("weights",) else ("title",)
    return fault_place[:2] if len(fault_place) > 1 else ("title",)
