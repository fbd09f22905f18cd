"""Rules on what one part says of another: every name must lead somewhere, and nothing be left that nobody asks."""

from collections.abc import Iterable, Iterator

from instruments.columns import weights_family
from instruments.grammar import BATTERY_IDS, Fault
from instruments.i18n import _
from instruments.toml_lines import Place
from instruments.unchecked import Draft

MOST_MINUTES = 240


def batteries_are_known(draft: Draft) -> Iterator[Fault]:
    """The analysis must know what a battery asks: which is subtracted from which."""
    for battery in draft.batteries:
        if (battery_id := battery.text("id")) is not None and battery_id not in BATTERY_IDS:
            sentence = _("There is no battery “{id}”; it is one of {known}.")
            yield Fault(place=battery.at("id"), sentence=sentence.format(id=battery_id, known=", ".join(BATTERY_IDS)))


def scales_exist(draft: Draft) -> Iterator[Fault]:
    """Of batteries, items and questions."""
    for entry in (*draft.batteries, *draft.items, *draft.questions):
        if (scale := entry.text("scale")) is not None and scale not in draft.scales:
            sentence = _("There is no scale “{id}”; add [scales.{id}], or use one of: {known}.")
            yield _dangling(entry.at("scale"), sentence, scale, draft.scales)


def dimensions_exist(draft: Draft) -> Iterator[Fault]:
    """Of items."""
    known = _ids(draft, "dimensions")
    for item in draft.items:
        if (dimension := item.text("dimension")) is not None and dimension not in known:
            sentence = _("There is no dimension “{id}”; add it to [[dimensions]], or use one of: {known}.")
            yield _dangling(item.at("dimension"), sentence, dimension, known)


def batteries_exist(draft: Draft) -> Iterator[Fault]:
    """In which an item is asked."""
    known = _ids(draft, "batteries")
    for item in draft.items:
        for index, battery in enumerate(item.texts("batteries")):
            if battery not in known:
                sentence = _("There is no battery “{id}” here; add it to [[batteries]], or use one of: {known}.")
                yield _dangling(item.at("batteries", index), sentence, battery, known)


def wordings_match_batteries(draft: Draft) -> Iterator[Fault]:
    """An item worded per battery has a wording for each in which it is asked, and for no other."""
    for item in draft.items:
        worded = [key for key in item.keys("text") if key in BATTERY_IDS]
        asked = [battery.text("id") for battery in draft.batteries if draft.asked_in(item, battery)]
        for battery in asked if worded else ():
            if battery not in worded:
                sentence = _("The wording for the battery “{id}” is missing; add text.{id}.")
                yield Fault(place=item.at("text"), sentence=sentence.format(id=battery))
        for battery in worded:
            if battery not in asked:
                sentence = _("The item is not asked in the battery “{id}”; remove this wording.")
                yield Fault(place=item.at("text", battery), sentence=sentence.format(id=battery))


def dimensions_have_items(draft: Draft) -> Iterator[Fault]:
    """A dimension without items has no score."""
    used = {item.text("dimension") for item in draft.items}
    for dimension in draft.dimensions:
        if dimension.text("id") not in {None, *used}:
            sentence = _("The dimension “{id}” has no items; add some, or remove it.")
            yield Fault(place=dimension.place, sentence=sentence.format(id=dimension.text("id")))


def batteries_have_items(draft: Draft) -> Iterator[Fault]:
    """A battery without items is never asked."""
    for battery in draft.batteries:
        if draft.items and not any(draft.asked_in(item, battery) for item in draft.items):
            sentence = _("No item is asked in the battery “{id}”; name it in an item's “batteries”, or remove it.")
            yield Fault(place=battery.place, sentence=sentence.format(id=battery.text("id")))


def families_are_used(draft: Draft) -> Iterator[Fault]:
    """A family that is described has dimensions; a stem of its own stands for the one battery in which it is asked."""
    for family in draft.described_families:
        name = family.place[-1]
        if name not in draft.families:
            sentence = _("No dimension belongs to the family “{id}”; use one of {known}.")
            known = ", ".join(f'"{family}"' for family in draft.families)
            yield Fault(place=family.place, sentence=sentence.format(id=name, known=known))
        elif "stem" in family.table and len(draft.batteries_of(str(name))) > 1:
            sentence = _("The family “{id}” is asked in several batteries, each with its own stem; remove this one.")
            yield Fault(place=family.at("stem"), sentence=sentence.format(id=name))


def minutes_are_plausible(draft: Draft) -> Iterator[Fault]:
    """They are promised to whom is asked."""
    minutes = draft.root.number("minutes")
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        sentence = _(
            "An interview takes from 1 to {most} minutes; correct the number, or remove it to have it counted."
        )
        yield Fault(place=("minutes",), sentence=sentence.format(most=MOST_MINUTES))


def weights_belong_to_a_family(draft: Draft) -> Iterator[Fault]:
    """Points are divided over the dimensions of one family."""
    if draft.weights is None or not draft.dimensions:
        return
    given = draft.weights.text("family")
    named = ", ".join(f'"{family}"' for family in draft.families)
    if weights_family(given, draft.families) is None:
        sentence = _("There are several families, so say whose dimensions share the points: family = one of {known}.")
        yield Fault(place=("weights",), sentence=sentence.format(known=named))
    elif given is not None and given not in draft.families:
        sentence = _("No dimension belongs to the family “{id}”; use one of {known}.")
        yield Fault(place=("weights", "family"), sentence=sentence.format(id=given, known=named))


def weights_have_points(draft: Draft) -> Iterator[Fault]:
    """At least one to divide."""
    total = draft.weights.number("total") if draft.weights else None
    if total is not None and total < 1:
        yield Fault(place=("weights", "total"), sentence=_("There must be points to divide, at least 1; 100 is usual."))


def _ids(draft: Draft, part: str) -> list[str]:
    return [entry_id for entry in draft.root.entries(part) if (entry_id := entry.text("id")) is not None]


def _dangling(place: Place, sentence: str, name: str, known: Iterable[str]) -> Fault:
    return Fault(place=place, sentence=sentence.format(id=name, known=", ".join(known) or "–"))
