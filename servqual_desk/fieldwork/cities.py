"""The catalogues of two cities, as templates: only the systems that papers about them name. They are never mixed in one survey.

A telephone number (112) is a way to complain and no channel of a service, and what only staff use (AYO) serves no citizen:
neither stands here. Any other city writes such a file itself.
"""

from collections.abc import Iterable

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.fieldwork.catalogue import LIBRARY, catalogue_file
from servqual_desk.fieldwork.field_plan import Catalogue, Service, Unit
from servqual_desk.reported_figures.cities import CITIES


def city_catalogue(city: str, present: Iterable[Unit] = ()) -> Catalogue:
    """The catalogue of one of `CITIES`, to be added to a survey with the units `present`.

    Raises:
        DataError: the survey has the other city's.
    """
    other = next((unit.code for unit in present if unit.code in CITIES and unit.code != city), None)
    if other is not None:
        sentence = _(
            "This survey has the services of {other}; two cities are never mixed. Make a survey of its own for {city}."
        )
        raise DataError([sentence.format(other=CITIES[other], city=CITIES[city])])
    return catalogue_file(LIBRARY / f"{city}.csv")


def online_services(services: Iterable[Service]) -> tuple[int, int]:
    """How many services can be had over the internet, alone or beside the counter, and of how many: Cohen's online procedures."""
    channels = [service.channel for service in services]
    return sum(channel != "counter" for channel in channels), len(channels)
