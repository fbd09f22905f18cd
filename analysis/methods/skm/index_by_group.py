"""The index group by group, each with its interval and the chance of each class; and what other weights would print."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from analysis.methods.skm.satisfaction_index import SkmIndex, element_weight, skm_index
from analysis.methods.skm.spec import SkmOptions, WeightName
from analysis.methods.skm.tables import INDEX, index_cells
from analysis.methods.table_builder import code, count, note, number, part, table
from analysis.table import Table
from analysis.tally.tally import Tally

GROUPS = (part("group", "value"), *INDEX)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subset:
    """Responses that get an index of their own; `name` is the group's value."""

    name: str
    tally: Tally


def groups_table(subsets: Iterable[Subset], started: int, options: SkmOptions, variable: str) -> Table:
    """A row a group of at least `smallest` responses."""
    rows: list[tuple[Any, ...]] = []
    suppressed = 0
    for subset in subsets:
        index = index_of(subset.tally, options)
        if index.sample.used < options.smallest:
            suppressed += 1
            continue
        rows.append((subset.name, *index_cells(index)))
    notes = [note("groups_suppressed", "skm", suppressed=suppressed, smallest=options.smallest)] if suppressed else []
    return table(
        "lab_skm_groups",
        GROUPS,
        rows,
        started=started,
        method="skm_index",
        notes=notes,
        params={"variable": variable, "weight": options.weight},
    )


def weights_table(tally: Tally) -> Table:
    """The same answers by exact and by rounded weights: what public tools would have printed."""
    names: tuple[WeightName, ...] = get_args(WeightName)
    rows = []
    for name in names:
        index = skm_index(tally, name)
        if index is not None:
            maximum = float(100 * len(index.elements) * element_weight(name, len(index.elements)))
            rows.append((name, index.sample.used, index.ikm_rounded, index.class_, maximum))
    columns = (code("weight"), count("n"), number("ikm_rounded"), code("class"), number("maximum"))
    return table("lab_skm_weights", columns, rows, started=tally.n, method="skm_weights")


def index_of(tally: Tally, options: SkmOptions) -> SkmIndex:
    index = skm_index(tally, options.weight)
    if index is None:
        raise ValueError("an instrument without the family skm has no index")
    return index
