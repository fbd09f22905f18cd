"""Why an instrument cannot give a method: a code that `exports.words_methods` says, or None where it can."""

from analysis.methods import pickers
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


def needs_sides(instrument: Instrument) -> str | None:
    """Expectation and perception of the same item, or minimum and desired beside perception."""
    pairs = (
        {"expectation", "perception"},
        {"minimum", "perception"},
        {"desired", "perception"},
        {"importance", "perception"},
    )
    asked = [set(item.batteries) for item in instrument.items]
    return None if any(pair <= batteries for pair in pairs for batteries in asked) else "needs_two_batteries"


def needs_outcome(instrument: Instrument) -> str | None:
    """An outcome question that is a number, and items to explain it."""
    return None if pickers.outcomes(instrument) and instrument.items else "needs_outcome"


def needs_skm(instrument: Instrument) -> str | None:
    """The family `skm`."""
    return None if "skm" in instrument.families else "needs_skm"


def needs_cohen(instrument: Instrument) -> str | None:
    """The family `cohen`."""
    return None if "cohen" in instrument.families else "needs_cohen"


def needs_comment(instrument: Instrument) -> str | None:
    """A question answered in the citizen's own words."""
    return None if pickers.comments(instrument) else "needs_comment"


def _most_items(instrument: Instrument) -> int:
    counts = (
        sum(len(instrument.items_of(d.id, battery.id)) for d in instrument.dimensions_of(family))
        for family in instrument.families
        for battery in instrument.batteries
    )
    return max(counts, default=0)
