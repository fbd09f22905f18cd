"""What a survey is planned with: units, services, waves and quotas."""

from typing import Literal

from msgspec import Struct

Channel = Literal["counter", "online", "both"]
CHANNELS: tuple[Channel, ...] = ("counter", "online", "both")


class Unit(Struct, frozen=True, kw_only=True):
    """An office or agency whose services are judged."""

    code: str
    name: str


class Service(Struct, frozen=True, kw_only=True):
    """Something that a unit does for a citizen; `target` is how many responses are wanted, None where it is not planned.

    `hours` are in the office's own words ("24 hours"); `counter_needed` says whether a citizen must come in person (to show who
    they are, say), None where nobody has said.
    """

    code: str
    name: str
    unit: str | None = None
    channel: Channel = "counter"
    target: int | None = None
    hours: str | None = None
    counter_needed: bool | None = None


class Wave(Struct, frozen=True, kw_only=True):
    """One round of the survey; dates are ISO days."""

    code: str
    title: str
    starts_on: str | None = None
    ends_on: str | None = None
    target: int | None = None


class Quota(Struct, frozen=True, kw_only=True):
    """How many responses are wanted with a profile answer, or with a pair of them (sex × age)."""

    variable: str
    value: str
    variable2: str = ""
    value2: str = ""
    target: int


class Catalogue(Struct, frozen=True, kw_only=True):
    """Units and services that belong together: every unit that a service names is among the units."""

    units: tuple[Unit, ...]
    services: tuple[Service, ...]
