"""How the answers to one item are distributed in each battery, as they may be shown.

A count of fewer than the minimum is hidden, and what would tell it beside everything else that is published of the same answers
(`analysis.disclosure.counted`). Shares are of those who answered; a reversed item is counted as it is scored.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.answers import Answers, read_answers
from analysis.disclosure.counted import Twins, count_states
from analysis.disclosure.ranges import FEW, SHOWN
from analysis.methods.table_builder import count, part, share, table
from analysis.table import Cell, Chart, Hidden, Sample, Table
from instruments.model import Instrument, Item

COLUMNS = (part("battery", "battery"), part("answer", "text"), count("n"), share("share", 0))


def answer_shares(frame: pd.DataFrame, instrument: Instrument, item: Item, twins: Twins, smallest: int) -> Table:
    """A row a battery and point of its scale, whether anybody chose it or not, the batteries in the questionnaire's order.

    Args:
        frame: one row a response, as for `analyse`.
        twins: how these responses lie in all that is published beside them; its frame has the same columns.
    """
    chosen, everyone = read_answers(frame, instrument), read_answers(twins.frame, instrument)
    asked = [b.id for b in instrument.batteries]
    rows = [row for battery in asked for row in _rows(chosen, everyone, instrument, item, battery, twins, smallest)]
    used = max((int(np.count_nonzero(~np.isnan(_values(chosen, item, b)))) for b in asked), default=0)
    sample = Sample(started=len(frame), complete=used, used=used, rule="available")
    return table("item_answers", COLUMNS, rows, method="frequencies", sample=sample, params={"item": item.id})


def shares_chart(answers: Table) -> Chart:
    """Expectation above experience, each as one bar of shares."""
    return Chart(
        id="item_answers", kind="stacked", table=answers, roles={"x": "battery", "group": "answer", "y": "share"}
    )


def _values(answers: Answers, item: Item, battery: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.asarray(answers.of([item], battery)[:, 0])


def _rows(
    chosen: Answers, everyone: Answers, instrument: Instrument, item: Item, battery: str, twins: Twins, smallest: int
) -> Iterator[tuple[Cell, ...]]:
    own, all_ = _values(chosen, item, battery), _values(everyone, item, battery)
    if np.isnan(all_).all():
        return
    scale = instrument.scale_of(item, battery)
    points = [float(point) for point in range(scale.min, scale.max + 1)]
    states = count_states([all_ == point for point in points], twins, smallest, name=f"{item.id}/{battery}")
    answered = int(np.count_nonzero(~np.isnan(own)))
    for point, state in zip(points, states, strict=True):
        n = int(np.count_nonzero(own == point))
        if state == SHOWN:
            yield battery, f"{point:g}", n, n / answered if answered else None
        else:
            yield battery, f"{point:g}", Hidden(below=smallest if state == FEW else None), Hidden()
