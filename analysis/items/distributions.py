"""How the answers to all items are distributed, as they may be shown: a table for each scale, a row an item and battery.

Counts pass the gate as those of one item alone do (`answer_shares`), so that neither tells what the other hides.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.answers import Answers, read_answers
from analysis.disclosure.counted import Twins, count_states
from analysis.disclosure.ranges import FEW, SHOWN
from analysis.item_matrices import Matrix
from analysis.methods.table_builder import count, part, share, table
from analysis.table import Cell, Chart, Hidden, Sample, Table
from instruments.model import Instrument, Item

MOST_POINTS = 11  # a scale of more (0 to 100) has no bars
MOST_CROSSED = 60  # answers by all values of the filter's columns; of more, every item would take seconds
Scale = tuple[int, int]


def distribution_tables(frame: pd.DataFrame, instrument: Instrument, twins: Twins, smallest: int) -> tuple[Table, ...]:
    """The items by their scales, in the questionnaire's order; `answer_<k>` is the share of k among those who answered.

    No table is there for a scale whose points a filter of several columns divides more finely than can be looked at.

    Args:
        frame: one row a response, as for `analyse`; a reversed item is counted as it is scored.
        twins: how these responses lie in all that is published beside them; its frame has the same columns.
    """
    chosen, everyone = read_answers(frame, instrument), read_answers(twins.frame, instrument)
    found = [_table(scale, items, chosen, everyone, twins, smallest) for scale, items in _by_scale(instrument).items()]
    return tuple(one for one in found if one.rows)


def has_distributions(instrument: Instrument) -> bool:
    """Whether some item's scale has few enough points."""
    return bool(_by_scale(instrument))


def distribution_chart(answers: Table) -> Chart:
    """Each item's answers around the middle of the scale, expectation above experience."""
    return Chart(id="distribution", kind="diverging", table=answers, roles={"x": "item", "group": "battery"})


def _by_scale(instrument: Instrument) -> Mapping[Scale, Sequence[tuple[Item, str]]]:
    found: dict[Scale, list[tuple[Item, str]]] = {}
    for item in instrument.items:
        for battery in (one.id for one in instrument.batteries if one.id in item.batteries):
            scale = instrument.scale_of(item, battery)
            if scale.max - scale.min < MOST_POINTS:
                found.setdefault((int(scale.min), int(scale.max)), []).append((item, battery))
    return found


def _table(
    scale: Scale, items: Sequence[tuple[Item, str]], chosen: Answers, everyone: Answers, twins: Twins, smallest: int
) -> Table:
    points = range(scale[0], scale[1] + 1)
    is_looked_at = len(points) * twins.combinations <= MOST_CROSSED
    rows = list(_rows(points, items, chosen, everyone, twins, smallest)) if is_looked_at else []
    used = max((row[2] for row in rows if isinstance(row[2], int)), default=0)
    columns = (
        part("item", "item"),
        part("battery", "battery"),
        count("n"),
        *(share(f"answer_{point}", 0) for point in points),
    )
    sample = Sample(started=chosen.n, complete=used, used=used, rule="per_row")
    params = {"low": scale[0], "high": scale[1]}
    return table("distribution", columns, rows, method="frequencies", sample=sample, params=params)


def _rows(
    points: Sequence[int],
    items: Sequence[tuple[Item, str]],
    chosen: Answers,
    everyone: Answers,
    twins: Twins,
    smallest: int,
) -> Iterator[tuple[Cell, ...]]:
    for item, battery in items:
        own, every = chosen.of([item], battery)[:, 0], everyone.of([item], battery)[:, 0]
        n = int(np.count_nonzero(~np.isnan(own)))
        if 0 < n < smallest:
            yield item.id, battery, Hidden(below=smallest), *(Hidden() for _point in points)
        elif n:
            yield item.id, battery, n, *_shares(points, own, every, twins, smallest, f"{item.id}/{battery}")


def _shares(
    points: Sequence[int], own: Matrix, every: Matrix, twins: Twins, smallest: int, name: str
) -> Iterator[Cell]:
    """Points that nobody chose are 0; the others as the gate lets them."""
    given = [point for point in points if (every == point).any()]
    marks = [every == point for point in given]
    states = dict(zip(given, count_states(marks, twins, smallest, name=name), strict=True))
    n = int(np.count_nonzero(~np.isnan(own)))
    for point in points:
        state = states.get(point, SHOWN)
        if state == SHOWN:
            yield int(np.count_nonzero(own == point)) / n
        else:
            yield Hidden(below=smallest if state == FEW else None)
