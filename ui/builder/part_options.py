"""What a field of the builder can be chosen from, and what each choice is called."""

from collections.abc import Callable, Mapping

from instruments.grammar import BATTERY_IDS
from instruments.i18n import LANGUAGES, N_
from instruments.i18n import language as language_in_force
from instruments.kinds import KINDS, QUESTION_KINDS, Kind
from instruments.writing import Document
from servqual_desk.words.section_words import BATTERIES
from ui.widgets.choice_list import Option
from ui.widgets.spoken_words import Sentence, as_it_is

_ROLES: Mapping[str, str] = {
    "consent": N_("Consent: first of all"),
    "profile": N_("Profile: before the statements"),
    "outcome": N_("Outcome: after the statements; the regression explains it"),
    "comment": N_("Comment: at the end"),
}
_EDITIONS: Mapping[str | None, str] = {
    None: N_("Citizens"),
    "staff": N_("Staff of the office"),
    "informant": N_("Informants: people chosen for what they know"),
}
_STORED: Mapping[str, str] = {
    "whole": N_("A whole number"),
    "real": N_("A number"),
    "text": N_("In own words"),
    "date": N_("A day"),
}


def options_of(document: Document, name: str) -> tuple[Option, ...]:
    """The choices of a field, by the name of its list (see `Field.options`)."""
    return _LISTS[name](document)


def shown(document: Document, words: object) -> str:
    """A text of the questionnaire in the language in force, or in its first one."""
    if not isinstance(words, Mapping):
        return str(words or "")
    first = next(iter(words.values()), "")
    return str(words.get(language_in_force(), first))


def kind_words(kind: Kind) -> Sentence:
    """How a question of this kind is answered."""
    if kind.ranked:
        return N_("Some choices, put in order")
    if kind.several:
        return N_("Several of some choices")
    if kind.answers:
        return N_("On a scale") if kind.answers == "scale" else N_("One of some choices")
    return _STORED[kind.storage]


def _scales(document: Document) -> tuple[Option, ...]:
    return tuple((name, as_it_is(_scale_words(document, name))) for name in document.get("scales", {}))


def _scale_words(document: Document, name: str) -> str:
    """`agree7 · 1–7, Strongly disagree … Strongly agree`."""
    scale = document["scales"][name]
    ends = [shown(document, words) for words in (scale.get("labels") or {}).values()]
    spoken = " … ".join([ends[0], ends[-1]]) if len(ends) > 1 else ""
    return f"{name} · {scale.get('min', '?')}–{scale.get('max', '?')}" + (f", {spoken}" if spoken else "")


def _own_scale(document: Document) -> tuple[Option, ...]:
    return ((None, N_("That of what is asked")), *_scales(document))


def _dimensions(document: Document) -> tuple[Option, ...]:
    return tuple((one["id"], as_it_is(shown(document, one.get("title")))) for one in document.get("dimensions", []))


def _batteries(_document: Document) -> tuple[Option, ...]:
    return tuple((one, BATTERIES[one]) for one in BATTERY_IDS)


def _asked(document: Document) -> tuple[Option, ...]:
    ids = [str(one["id"]) for one in document.get("batteries", [])]
    return tuple((one, BATTERIES.get(one, as_it_is(one))) for one in ids)


def _roles(_document: Document) -> tuple[Option, ...]:
    return tuple(_ROLES.items())


def _editions(_document: Document) -> tuple[Option, ...]:
    return tuple(_EDITIONS.items())


def _kinds(_document: Document) -> tuple[Option, ...]:
    return tuple((kind, kind_words(KINDS[kind])) for kind in QUESTION_KINDS)


def _languages(document: Document) -> tuple[Option, ...]:
    """Those of the program, and whatever others the questionnaire speaks."""
    codes = dict.fromkeys([*document.get("languages", []), *LANGUAGES])
    return tuple((code, as_it_is(LANGUAGES.get(code, code))) for code in codes)


_LISTS: Mapping[str, Callable[[Document], tuple[Option, ...]]] = {
    "scales": _scales,
    "own_scale": _own_scale,
    "dimensions": _dimensions,
    "batteries": _batteries,
    "asked": _asked,
    "roles": _roles,
    "kinds": _kinds,
    "editions": _editions,
    "languages": _languages,
}
