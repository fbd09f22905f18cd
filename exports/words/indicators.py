"""The indicator sheet in words."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from exports.words.numbers import number, signed
from instruments.i18n import N_, _, format_date, language
from servqual_desk.follow_up.indicator_sheet import IndicatorValue
from servqual_desk.reported_figures.indicators import Direction, Indicator

DIRECTIONS: Mapping[Direction, str] = MappingProxyType({"more": N_("more is wanted"), "less": N_("less is wanted")})
AREAS: Mapping[str, str] = MappingProxyType(
    {
        "policy": N_("Policy"),
        "openness": N_("Transparency and open data"),
        "ict": N_("ICT and e-government"),
        "": N_("Of the office's own"),
    }
)


def direction_words(direction: Direction) -> str:
    return _(DIRECTIONS[direction])


def area_words(area: str) -> str:
    """Which of the papers' three indicators after Cohen it belongs to."""
    return _(AREAS[area])


def titled(indicator: Indicator) -> str:
    """Its title and its unit: `Public WiFi hotspots (hotspots per km²)`."""
    title, unit = indicator.title.get(language()), indicator.unit.get(language())
    return f"{title} ({unit})"


def amount(value: float | None) -> str:
    """A count as the office wrote it: whole, or with two decimals."""
    return number(value, _decimals(value))


def distance(value: float | None) -> str:
    """A difference of two counts, its sign always shown."""
    return signed(value, _decimals(value))


def _decimals(value: float | None) -> int:
    return 0 if value is not None and value == round(value) else 2


def period_words(value: IndicatorValue) -> str:
    """`2026`, or `January 2026`."""
    if len(value.period) == len("2026"):
        return value.period
    return format_date(dt.date.fromisoformat(f"{value.period}-01"), "MMMM yyyy")
