"""A city in words: how many units and responses, the index over all, how much units differ, which of them by more than chance."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from analysis.thresholds import FUNNEL_CONFIDENCE
from exports.words.limits import with_limits
from exports.words.names import clipped, listed, quoted
from exports.words.numbers import number, percent
from instruments.i18n import N_, _, ngettext

_CHARTS: Mapping[str, str] = MappingProxyType(
    {
        "city_units": N_("Units with their {confidence} confidence intervals"),
        "city_funnel": N_("Units against their number of responses, within the limits of chance ({confidence})"),
    }
)
MOST_NAMED = 12


def chart_title(chart: str) -> str:
    """What a chart of the units shows."""
    return with_limits(_(_CHARTS[chart]))


def size_sentence(units: int, n: int) -> str:
    """`4 units, 138 responses.`"""
    counts = ngettext("{count} unit", "{count} units", units).format(count=number(units, 0))
    return _("{units}, {n} responses.").format(units=counts, n=number(n, 0))


def index_words(ikm: float | None, lower: float | None, upper: float | None) -> str:
    """The index over everything; "" without one."""
    if ikm is None or lower is None or upper is None:
        return ""
    ends = {"ikm": number(ikm, 1), "lower": number(lower, 1), "upper": number(upper, 1)}
    return _("IKM {ikm} ({lower} to {upper}).").format(**ends)


def between_sentence(icc: float | None) -> str:
    """How much of what citizens differ by lies between units; "" where it is unknown."""
    if icc is None:
        return ""
    share = number(100 * max(icc, 0.0), 1)
    return _("{share}% of the differences between citizens lie between units.").format(share=share)


def funnel_sentences(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """The units outside of the funnel's outer limits, each side in one sentence; that there is none."""
    if not above and not below:
        return (
            _("No unit differs from the whole by more than chance ({confidence} limits).").format(confidence=_outer()),
        )
    sides = (
        (above, N_("Above the whole by more than chance ({confidence} limits): {units}.")),
        (below, N_("Below the whole by more than chance ({confidence} limits): {units}.")),
    )
    return tuple(_(said).format(confidence=_outer(), units=_named(units)) for units, said in sides if units)


def _outer() -> str:
    return percent(FUNNEL_CONFIDENCE, 1)


def _named(units: Sequence[str]) -> str:
    named = [quoted(clipped(unit, 60)) for unit in units[:MOST_NAMED]]
    more = len(units) - len(named)
    others = [ngettext("{count} more", "{count} more", more).format(count=number(more, 0))] if more else []
    return listed([*named, *others])
