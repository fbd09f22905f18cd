"""The staff edition of any questionnaire that asks what citizens expect: what staff think their citizens expect.

The same statements with the same codes and scale, so that both can be compared (gap 1 of SERVQUAL). Nothing else is asked: few
staff are easily recognised.
"""

from typing import Any

from instruments.errors import InstrumentError
from instruments.i18n import _
from instruments.model import Instrument
from instruments.rules.ids import LONGEST_NAME
from instruments.writing import Document, document_of

ENDING = "-staff"
BATTERY = "expectation"
STEM = {
    "id": (
        "Pikirkan warga yang datang ke tempat Anda bekerja. Menurut Anda, seberapa setuju mereka dengan pernyataan ini tentang "
        "tempat pelayanan publik yang baik? Jawab {min} sampai {max}: {min} paling tidak setuju, {max} paling setuju."
    ),
    "en": (
        "Think of the citizens who come to where you work. In your opinion, how far would they agree with this statement "
        "about a good public service office? Answer from {min} to {max}: {min} agree least, {max} agree most."
    ),
}
TITLE = {"id": "{title} (menurut pegawai)", "en": "{title} (as staff see it)"}


def staff_edition(instrument: Instrument) -> Document:
    """The document of the staff edition.

    Raises:
        InstrumentError: the questionnaire asks no expectation of anybody, asks staff already, or speaks none of our languages.
    """
    own = document_of(instrument)
    languages = [language for language in own["languages"] if language in STEM]
    items = [_asked(item, own, languages) for item in own["items"] if BATTERY in _batteries(item, own)]
    if not items or not languages or instrument.edition == "staff":
        raise InstrumentError([_refusal(instrument, is_expected=bool(items))])
    kept = {item["dimension"] for item in items}
    dimensions = [_spoken(one, languages) for one in own["dimensions"] if one["id"] in kept]
    [battery] = [one for one in own["batteries"] if one["id"] == BATTERY]
    families = {one["family"] for one in dimensions if "family" in one}
    return {
        "format": own["format"],
        "id": instrument.id[: LONGEST_NAME - len(ENDING)] + ENDING,
        "version": instrument.version,
        "edition": "staff",
        "languages": languages,
        "include": ["consent-staff"],
        "title": {one: TITLE[one].format(title=own["title"][one]) for one in languages},
        "scales": _scales(own, battery, items, languages),
        "batteries": [battery | {"stem": _stem(own["scales"][battery["scale"]], languages)}],
        **_families(own, families, languages),
        "dimensions": dimensions,
        "items": items,
    }


def _refusal(instrument: Instrument, *, is_expected: bool) -> str:
    if instrument.edition == "staff":
        return _("“{id}” is for staff already.").format(id=instrument.id)
    if not is_expected:
        return _(
            "“{id}” does not ask what citizens expect (battery “expectation”), so it has no staff edition."
        ).format(id=instrument.id)
    return _("The staff edition is written in Indonesian or English, and “{id}” has neither.").format(id=instrument.id)


def _batteries(item: Document, own: Document) -> list[str]:
    named: list[str] = item.get("batteries", [one["id"] for one in own["batteries"]])
    return named


def _asked(item: Document, own: Document, languages: list[str]) -> Document:
    """The item with the words of its expectation alone."""
    text = item["text"].get(BATTERY, item["text"])
    kept = {key: value for key, value in item.items() if key in ("id", "dimension", "scale", "reverse", "title")}
    asked: Document = _spoken(kept, languages) | {"text": _spoken(text, languages)}
    return asked


def _scales(own: Document, battery: Document, items: list[Document], languages: list[str]) -> Document:
    used = {battery["scale"], *(item["scale"] for item in items if "scale" in item)}
    return {name: _spoken(scale, languages) for name, scale in own["scales"].items() if name in used}


def _stem(scale: Document, languages: list[str]) -> Document:
    return {one: STEM[one].format(min=scale["min"], max=scale["max"]) for one in languages}


def _families(own: Document, used: set[str], languages: list[str]) -> Document:
    found = {name: one for name, one in own.get("families", {}).items() if name in used}
    return {"families": _spoken(found, languages)} if found else {}


def _spoken(value: Any, languages: list[str]) -> Any:
    """The part without the words of other languages; `{ id = …, dimension = … }` is no text in Indonesian."""
    if not isinstance(value, dict):
        return value
    is_text = languages[0] in value and all(len(key) == 2 for key in value)
    return {key: _spoken(part, languages) for key, part in value.items() if not is_text or key in languages}
