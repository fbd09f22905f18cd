"""Why an instrument cannot give a method, where several methods need the same: a code for `exports.words`, or None."""

from instruments.model import Instrument


def needs_scale(instrument: Instrument) -> str | None:
    """At least one dimension of two items asked in the same battery."""
    batteries = [battery.id for battery in instrument.batteries]
    enough = any(len(instrument.items_of(d.id, b)) > 1 for d in instrument.dimensions for b in batteries)
    return None if enough else "needs_two_items"


def needs_three_items(instrument: Instrument) -> str | None:
    """At least three items of one family asked in the same battery."""
    return None if _most_items(instrument) >= 3 else "needs_three_items"


def needs_items(instrument: Instrument) -> str | None:
    """At least one item."""
    return None if instrument.items else "needs_items"


def _most_items(instrument: Instrument) -> int:
    counts = (
        sum(len(instrument.items_of(d.id, battery.id)) for d in instrument.dimensions_of(family))
        for family in instrument.families
        for battery in instrument.batteries
    )
    return max(counts, default=0)
