"""Dimensions side by side: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, picks
from analysis.methods.method import Method
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedOptions(Options):
    """The dimensions of each questionnaire in each chosen battery, over the same responses."""

    measures: tuple[str, ...] = picks("measure", empty="first")
    families: tuple[str, ...] = picks("family")


def needs_two_dimensions(instrument: Instrument) -> str | None:
    """A family of at least two dimensions with items."""
    with_items = {item.dimension for item in instrument.items}
    enough = any(
        len([d for d in instrument.dimensions_of(family) if d.id in with_items]) > 1 for family in instrument.families
    )
    return None if enough else "needs_two_dimensions"


METHOD = Method(id="repeated", place=57, options=RepeatedOptions, why_not=needs_two_dimensions)
