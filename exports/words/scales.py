"""On which answer scale a number stands: an item may have a scale of its own."""

from collections.abc import Iterable

from instruments.model import Instrument, Scale


def shared_scale(instrument: Instrument, items: Iterable[str], battery: str) -> tuple[int, int] | None:
    """The least and the most of the scale that all these items have in this battery; None where they differ or none has it."""
    ids = set(items)
    scales = [instrument.scale_of(i, battery) for i in instrument.items if i.id in ids and battery in i.batteries]
    ends = {_ends(scale) for scale in scales}
    return ends.pop() if len(ends) == 1 else None


def scale_of_dimensions(instrument: Instrument, dimensions: Iterable[str], battery: str) -> tuple[int, int] | None:
    """The scale that all items of these dimensions share; `overall` stands for all, `overall/<family>` for a family's."""
    named = set(dimensions)
    for name in [name for name in named if name.split("/")[0] == "overall"]:
        _whole, slash, family = name.partition("/")
        named |= {d.id for d in instrument.dimensions if not slash or d.family == family}
    return shared_scale(instrument, (item.id for item in instrument.items if item.dimension in named), battery)


def _ends(scale: Scale) -> tuple[int, int]:
    return scale.min, scale.max
