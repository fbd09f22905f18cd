"""The catalogue in words: a line a service, and how many services can be had over the internet."""

from collections.abc import Iterator

from instruments.i18n import _, format_percent, ngettext
from servqual_desk.fieldwork.cities import online_services
from servqual_desk.fieldwork.field_plan import Service
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.words.domain_words import CHANNELS


def catalogue_lines(plan: Fieldwork) -> Iterator[str]:
    """Unit by unit its services; at the end what is computed from them."""
    services = plan.services()
    homes: list[tuple[str | None, str]] = [(unit.code, unit.name) for unit in plan.units()]
    for code, name in [*homes, (None, _("Without a unit"))]:
        own = [service for service in services if service.unit == code]
        if own or code:
            yield name
            yield from (f"  {service_words(service)}" for service in own)
    if services:
        yield online_words(*online_services(services))


def service_words(service: Service) -> str:
    """Name, channel, hours, and whether a citizen must come."""
    needed = {True: _("counter needed"), False: _("no counter needed"), None: ""}[service.counter_needed]
    told = [f"{service.name} ({service.code})", _(CHANNELS[service.channel]), service.hours or "", needed]
    return " · ".join(part for part in told if part)


def online_words(online: int, services: int) -> str:
    """Computed from the catalogue: nobody types it."""
    share = format_percent(online / services if services else 0.0)
    sentence = ngettext(
        "{online} of {n} service can be had over the internet ({share}).",
        "{online} of {n} services can be had over the internet ({share}).",
        services,
    )
    return sentence.format(online=online, n=services, share=share)
