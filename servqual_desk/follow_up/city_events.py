"""Stages, rules and awards of the two cities of the papers, as a template for a survey's timeline; never those of both in one."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from msgspec import Struct

from instruments.i18n import _, language
from instruments.model import Text
from servqual_desk.errors import DataError
from servqual_desk.follow_up.timeline import Happening
from servqual_desk.reported_figures.cities import CITIES

LIBRARY = Path(__file__).parent / "library" / "city_events.toml"


class CityEvent(Struct, frozen=True, kw_only=True):
    """What the papers or the press tell of a city; without `ends_on` it was on one day."""

    city: str
    field: Text
    title: Text
    starts_on: str
    ends_on: str | None


@cache
def library() -> tuple[CityEvent, ...]:
    """Every event, in the file's order."""
    return tuple(
        CityEvent(
            city=table["city"],
            field=Text(words=table["field"]),
            title=Text(words=table["title"]),
            starts_on=table["from"],
            ends_on=table.get("to"),
        )
        for table in tomllib.loads(LIBRARY.read_text(encoding="utf-8"))["events"]
    )


def city_events(city: str, present: Iterable[Happening] = (), places: Iterable[str] = ()) -> tuple[Happening, ...]:
    """The events of one of `CITIES` that are not among those `present`, in the language in force.

    Args:
        places: the codes of the survey's units, by which a city's catalogue is known.

    Raises:
        DataError: the survey has the other city's events or catalogue.
    """
    here = {happening.title for happening in present}
    others = {one.city for one in library() if here & set(one.title.words.values())} | CITIES.keys() & set(places)
    for other in others - {city}:
        sentence = _("This survey is about {other}; two cities are never mixed. Make a survey of its own for {city}.")
        raise DataError([sentence.format(other=CITIES[other], city=CITIES[city])])
    return tuple(
        Happening(
            title=one.title.get(language()),
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            field=one.field.get(language()),
        )
        for one in library()
        if one.city == city and not here & set(one.title.words.values())
    )
