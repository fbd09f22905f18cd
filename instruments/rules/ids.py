"""Rules on names: how they may be spelt, that none stands for two things, and the columns they make."""

import re
from collections.abc import Iterator, Sequence

from instruments.columns import RESERVED_PREFIX
from instruments.grammar import Fault
from instruments.i18n import _
from instruments.toml_lines import Place
from instruments.unchecked import Draft, Entry

_COLUMN = re.compile(r"[a-z][a-z0-9_]*")
_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_CHOICE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_SUFFIX = re.compile(r"[a-z0-9_]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)?")

LONGEST_NAME = 64  # characters, of anything that becomes a name in a data file
MOST_COLUMNS = 1500  # SQLite has room for 2,000; new versions add theirs

# Names that the results use beside the dimensions' own.
_RESERVED_DIMENSIONS = ("overall", "const")


def is_name(text: str) -> bool:
    """Whether a part can be called so."""
    return _COLUMN.fullmatch(text) is not None


def format_is_ours(draft: Draft) -> Iterator[Fault]:
    """Another format may use the same words for other things, so it is not guessed at."""
    if draft.root.number("format") not in (None, 1):
        sentence = _(
            "This program reads format 1; write format = 1, or open the file with a newer version of the program."
        )
        yield Fault(place=("format",), sentence=sentence)


def languages_are_codes(draft: Draft) -> Iterator[Fault]:
    """Codes as in ISO 639, none twice."""
    for index, language in enumerate(draft.languages):
        if not _LANGUAGE.fullmatch(language):
            sentence = _('“{language}” is no code of a language; write two letters, such as "id" or "en".')
            yield Fault(place=("languages", index), sentence=sentence.format(language=language))
    yield from _repeated([(("languages", index), code) for index, code in enumerate(draft.languages)])


def columns_ids_are_well_formed(draft: Draft) -> Iterator[Fault]:
    """Ids that become a column's name, or a part of one."""
    for entry in (*draft.items, *draft.dimensions, *draft.questions):
        if (entry_id := entry.text("id")) is not None and not _COLUMN.fullmatch(entry_id):
            sentence = _("“{id}” cannot name a column; use lower-case letters, digits and _, and begin with a letter.")
            yield Fault(place=entry.at("id"), sentence=sentence.format(id=entry_id))


def other_ids_are_well_formed(draft: Draft) -> Iterator[Fault]:
    """Ids of the questionnaire, its scales and its families."""
    named: list[tuple[Place, str | None]] = [(("id",), draft.root.text("id"))]
    named += [(scale.place, key) for key, scale in draft.scales.items()]
    named += [(dimension.at("family"), dimension.text("family") or None) for dimension in draft.dimensions]
    for place, name in named:
        if name is not None and not _NAME.fullmatch(name):
            sentence = _("“{id}” cannot be an id; use lower-case letters, digits, - and _, and begin with a letter.")
            yield Fault(place=place, sentence=sentence.format(id=name))


def choice_ids_are_well_formed(draft: Draft) -> Iterator[Fault]:
    """No `;` or space above all: several choices are kept as ids joined by `;`."""
    for question in draft.questions:
        for choice in question.entries("choices"):
            if (choice_id := choice.text("id")) is not None and not _CHOICE.fullmatch(choice_id):
                sentence = _(
                    "“{id}” cannot be the id of a choice; use letters, digits, _, - and a point, without spaces."
                )
                yield Fault(place=choice.at("id"), sentence=sentence.format(id=choice_id))


def ids_are_unique(draft: Draft) -> Iterator[Fault]:
    """Within their kind: an item may be called like a dimension."""
    for entries in (draft.batteries, draft.dimensions, draft.items, draft.questions):
        yield from _repeated(_ids(entries))
    for question in draft.questions:
        yield from _repeated(_ids(question.entries("choices")))
    for item in draft.items:
        yield from _repeated([(item.at("batteries", i), battery) for i, battery in enumerate(item.texts("batteries"))])


def names_are_short(draft: Draft) -> Iterator[Fault]:
    """SPSS holds no longer name, and nobody reads one."""
    named = [(place, name) for place, name in _named(draft) if len(name) > LONGEST_NAME]
    for place, name in dict.fromkeys(named):
        sentence = _("“{start}…” has {n} characters; a name has {most} at most, so shorten it.")
        yield Fault(place=place, sentence=sentence.format(start=name[:20], n=len(name), most=LONGEST_NAME))


def _named(draft: Draft) -> list[tuple[Place, str]]:
    choices = (choice for question in draft.questions for choice in question.entries("choices"))
    return [
        *_ids([draft.root, *choices]),
        *((scale.place, key) for key, scale in draft.scales.items()),
        *((column.place, column.name) for column in draft.columns),
    ]


def columns_are_not_too_many(draft: Draft) -> Iterator[Fault]:
    """One response is one row of a table, which has so many columns at most in the project's file."""
    if len(draft.columns) > MOST_COLUMNS:
        sentence = _("The questionnaire has {n} columns, and {most} are the most; divide it into several.")
        yield Fault(place=("items",), sentence=sentence.format(n=len(draft.columns), most=MOST_COLUMNS))


def suffixes_tell_batteries_apart(draft: Draft) -> Iterator[Fault]:
    """Or two batteries' answers would fall into one column."""
    suffixes = [
        (battery.at("suffix"), suffix) for battery in draft.batteries if (suffix := battery.text("suffix")) is not None
    ]
    for place, suffix in suffixes:
        if not _SUFFIX.fullmatch(suffix):
            sentence = _("“{suffix}” cannot end a column's name; use lower-case letters, digits and _.")
            yield Fault(place=place, sentence=sentence.format(suffix=suffix))
        if not suffix and len(draft.batteries) > 1:
            sentence = _('The suffix may be empty only where there is one battery; write one, such as "e" or "p".')
            yield Fault(place=place, sentence=sentence)
    yield from _repeated([(place, suffix) for place, suffix in suffixes if suffix])


def columns_are_unique(draft: Draft) -> Iterator[Fault]:
    """Over items, weights and questions; what repeats because an id does, is told once, by the id's own rule."""
    first: dict[str, tuple[tuple[str, str], str]] = {}
    for column in draft.columns:
        owner, name = first.setdefault(column.name, (column.owner, f"{column.owner[0]} “{column.owner[1]}”"))
        if owner != column.owner:
            sentence = _("The column {column} already belongs to {owner}; choose another id.")
            yield Fault(place=column.place, sentence=sentence.format(column=column.name, owner=name))


def names_are_not_reserved(draft: Draft) -> Iterator[Fault]:
    """Neither the program's own columns nor the results' own rows."""
    for place, name in dict.fromkeys((column.place, column.name) for column in draft.columns):
        if name.startswith(RESERVED_PREFIX):
            sentence = _("Names that begin with {prefix} belong to the program; choose another id.")
            yield Fault(place=place, sentence=sentence.format(prefix=RESERVED_PREFIX))
    for dimension in draft.dimensions:
        if dimension.text("id") in _RESERVED_DIMENSIONS:
            sentence = _("The results use the name “{id}” themselves; choose another id for the dimension.")
            yield Fault(place=dimension.at("id"), sentence=sentence.format(id=dimension.text("id")))


def _ids(entries: Sequence[Entry]) -> list[tuple[Place, str]]:
    return [(entry.at("id"), entry_id) for entry in entries if (entry_id := entry.text("id")) is not None]


def _repeated(named: Sequence[tuple[Place, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, name in named:
        if name in seen:
            yield Fault(place=place, sentence=_("“{id}” appears twice; each must be different.").format(id=name))
        seen.add(name)
