"""The form of a questionnaire file: which keys stand where, which must, and what kind of value each holds.

`INSTRUMENT` is the whole form, built from small checkers. A checker looks at one value and yields a fault for all that
does not fit; what the values mean together is `check`'s.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from instruments.i18n import _
from instruments.limits import LARGEST_WHOLE, text_fault
from instruments.model import BatteryId
from instruments.toml_lines import Place

LARGEST = 1_000_000  # of whole numbers: exact in every data file, and no scale or sum of points needs more
BATTERY_IDS: tuple[str, ...] = get_args(BatteryId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong: where, what, and how to repair it."""

    place: Place
    sentence: str


Languages = tuple[str, ...]
Checker = Callable[[object, Place, Languages], Iterator[Fault]]


def string(value: object, place: Place, languages: Languages) -> Iterator[Fault]:
    """Any text."""
    if not isinstance(value, str):
        yield _wrong(place, _("Here a text in quotes is needed, not {found}."), value)
    elif fault := text_fault(value):
        yield Fault(place=place, sentence=fault)


def filled(value: object, place: Place, languages: Languages) -> Iterator[Fault]:
    """A text that says something."""
    yield from string(value, place, languages)
    if isinstance(value, str) and not value.strip():
        yield Fault(place=place, sentence=_("This text is empty; write it, or remove what it belongs to."))


def integer(value: object, place: Place, languages: Languages) -> Iterator[Fault]:
    """A whole number, not too large to be exact everywhere."""
    if not isinstance(value, int) or isinstance(value, bool):
        yield _wrong(place, _("Here a whole number is needed, without quotes or decimals, not {found}."), value)
    elif abs(value) > LARGEST:
        sentence = _("This number is too large; stay between −{largest} and {largest}.").format(largest=LARGEST)
        yield Fault(place=place, sentence=sentence)


def boolean(value: object, place: Place, languages: Languages) -> Iterator[Fault]:
    """true or false."""
    if not isinstance(value, bool):
        yield _wrong(place, _("Here true or false is needed, without quotes, not {found}."), value)


def amount(value: object, place: Place, languages: Languages) -> Iterator[Fault]:
    """A number, whole or not, that every data file can hold."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield _wrong(place, _("A number is needed here, without quotes, not {found}."), value)
    elif not abs(value) <= LARGEST_WHOLE:
        sentence = _("This number is too large; stay between −{largest} and {largest}.").format(largest=LARGEST_WHOLE)
        yield Fault(place=place, sentence=sentence)


def either_text(value: object, place: Place, languages: Languages) -> Iterator[Fault]:
    """One text for all languages, or one for each."""
    yield from (words(filled) if isinstance(value, dict) else string)(value, place, languages)


def words(text: Checker) -> Checker:
    """A text in each of the questionnaire's languages."""

    def check(value: object, place: Place, languages: Languages) -> Iterator[Fault]:
        if not isinstance(value, dict):
            example = _('A text per language is needed here, as in {{ id = "…", en = "…" }}, not {found}.')
            yield _wrong(place, example, value)
            return
        for language in languages:
            if language not in value:
                sentence = _('The text in the language “{language}” is missing; add {language} = "…".')
                yield Fault(place=place, sentence=sentence.format(language=language))
        for language, words_ in value.items():
            if language in languages:
                yield from text(words_, (*place, language), languages)
            elif languages:
                sentence = _(
                    "“{language}” is not among the questionnaire's languages; remove it or add it to “languages”."
                )
                yield Fault(place=(*place, language), sentence=sentence.format(language=language))

    return check


def item_wording(value: object, place: Place, languages: Languages) -> Iterator[Fault]:
    """An item's text: one for every battery, or one for each."""
    if not isinstance(value, dict) or not any(key in BATTERY_IDS for key in value):
        yield from words(filled)(value, place, languages)
        return
    for key, wording in value.items():
        if key in BATTERY_IDS:
            yield from words(filled)(wording, (*place, key), languages)
        else:
            sentence = _("“{key}” cannot be given beside wordings per battery; move it into each of them.")
            yield Fault(place=(*place, key), sentence=sentence.format(key=key))


def list_of(element: Checker, *, at_least: int = 0) -> Checker:
    """A list; `[[tables]]` are one too."""

    def check(value: object, place: Place, languages: Languages) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield _wrong(
                place, _("Here a list is needed, not {found}; in a list of tables, each begins with [[…]]."), value
            )
            return
        if len(value) < at_least:
            yield Fault(place=place, sentence=_("This list is empty; write at least one."))
        for index, part in enumerate(value):
            yield from element(part, (*place, index), languages)

    return check


def table_of(part: Checker) -> Checker:
    """A table whose keys the author chooses."""

    def check(value: object, place: Place, languages: Languages) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield _wrong(place, _("Here a table is needed, not {found}."), value)
            return
        for key, inner in value.items():
            yield from part(inner, (*place, key), languages)

    return check


def table(*, required: Mapping[str, Checker], optional: Mapping[str, Checker] | None = None) -> Checker:
    """A table with keys of ours: every required one, and none that is unknown."""
    known = {**required, **(optional or {})}

    def check(value: object, place: Place, languages: Languages) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield _wrong(place, _("Here a table is needed, not {found}."), value)
            return
        for key in required:
            if key not in value:
                yield Fault(place=place, sentence=_("The key “{key}” is missing; add it.").format(key=key))
        for key, inner in value.items():
            if key in known:
                yield from known[key](inner, (*place, key), languages)
            else:
                yield _unknown(place, key, tuple(known))

    return check


def _wrong(place: Place, sentence: str, value: object) -> Fault:
    return Fault(place=place, sentence=sentence.format(found=_found(value)))


def _found(value: object) -> str:
    """What stands there, by its kind (the value itself may be of any length)."""
    if isinstance(value, bool):
        return "true" if value else "false"
    kinds: dict[type, str] = {
        str: _("a text"),
        int: _("a whole number"),
        float: _("a decimal number"),
        list: _("a list"),
        dict: _("a table"),
        dt.datetime: _("a date"),
        dt.date: _("a date"),
        dt.time: _("a time"),
    }
    return kinds[type(value)]


def _unknown(place: Place, key: str, known: tuple[str, ...]) -> Fault:
    close = get_close_matches(key, known, n=1)
    if close:
        sentence = _("The key “{key}” is unknown here; perhaps “{close}” is meant.").format(key=key, close=close[0])
    else:
        sentence = _("The key “{key}” is unknown here; remove it. Known are: {known}.").format(
            key=key, known=", ".join(known)
        )
    return Fault(place=(*place, key), sentence=sentence)


TEXT = words(filled)
ANSWER = table(required={"id": string, "label": TEXT}, optional={"refuses": boolean})

QUESTION = table(
    required={"id": string, "kind": string, "text": TEXT},
    optional={
        "role": string,
        "scale": string,
        "choices": list_of(ANSWER, at_least=1),
        "required": boolean,
        "show_if": string,
        "title": TEXT,
        "heading": TEXT,
        "min": amount,
        "max": amount,
        "not_before": string,
        "not_after": string,
    },
)

INSTRUMENT = table(
    required={
        "format": integer,
        "id": string,
        "version": filled,
        "languages": list_of(string, at_least=1),
        "title": TEXT,
        "scales": table_of(
            table(
                required={"min": integer, "max": integer},
                optional={"labels": table_of(TEXT), "missing": table_of(TEXT)},
            )
        ),
        "batteries": list_of(
            table(required={"id": string, "suffix": string, "scale": string, "stem": words(string)}), at_least=1
        ),
        "dimensions": list_of(table(required={"id": string, "title": TEXT}, optional={"family": string}), at_least=1),
        "items": list_of(
            table(
                required={"id": string, "dimension": string, "text": item_wording},
                optional={"reverse": boolean, "batteries": list_of(string, at_least=1), "scale": string, "title": TEXT},
            ),
            at_least=1,
        ),
    },
    optional={
        "citation": either_text,
        "include": list_of(string),
        "minutes": integer,
        "edition": string,
        "families": table_of(table(required={}, optional={"title": TEXT, "stem": TEXT, "show_if": string})),
        "weights": table(required={"total": integer, "prompt": TEXT}, optional={"family": string}),
        "questions": list_of(QUESTION),
    },
)


def shape(document: dict[str, Any], languages: Languages) -> Iterator[Fault]:
    """Unknown keys, missing keys, wrong kinds of value and missing languages, anywhere in the document."""
    return INSTRUMENT(document, (), languages)
