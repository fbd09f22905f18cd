"""One item's mean in each group of a variable, with its t interval, as it may be shown. R: `t.test(x)$conf.int`.

A response counts where the item and the group are known. A group of fewer answers than the minimum is named without numbers,
and so are those from which it would follow, here or in what else is published (`analysis.disclosure.groups`).
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.answers import GAP, PAIR, Answers, read_answers
from analysis.disclosure.counted import Twins
from analysis.disclosure.groups import withheld_groups
from analysis.disclosure.ranked_units import publishable_league
from analysis.formulas.moments import t_interval
from analysis.methods.groups.split import group_labels
from analysis.methods.table_builder import alike, count, number, part, table
from analysis.methods.trend.waves import ordered_waves
from analysis.table import Cell, Sample, Table
from instruments.model import Instrument, Item
from servqual_desk.words.wave_order import WAVE

BATTERIES = ("perception", "expectation", "gap")


def group_means(
    frame: pd.DataFrame,
    instrument: Instrument,
    item: Item,
    by: str,
    smallest: int,
    main: str = "perception",
    *,
    twins: Twins,
) -> Table:
    """A row a group, waves in order of time, others by name.

    Args:
        main: the battery whose mean has its interval beside it and whose answers are counted.
        twins: how these responses lie in all that is published beside them; its frame has the same columns.
    """
    answers = read_answers(frame, instrument)
    others = [b for b in BATTERIES if b != main and _is_asked(item, b)]
    labels, places = group_labels(frame[by])
    in_order = ordered_waves(frame) if by == WAVE else labels
    columns = (part("unit", "text"), count("n"), *alike(number, "mean", "lower", "upper"), *(number(b) for b in others))
    rows = [(label, *_cells(answers, item, places == labels.index(label), main, others)) for label in in_order]
    used = sum(int(str(row[1])) for row in rows)
    sample = Sample(started=len(frame), complete=used, used=used, rule="per_row")
    made = table(
        "item_groups", columns, rows, method="mean_t_interval", sample=sample, params={"item": item.id, "variable": by}
    )
    answered = [_answered(those, instrument, item, main) for those in (frame, twins.frame)]
    hidden = withheld_groups(frame, twins, by, smallest) | withheld_groups(
        answered[0], replace(twins, frame=answered[1]), by, smallest
    )
    return publishable_league(made, smallest, hidden)


def _answered(frame: pd.DataFrame, instrument: Instrument, item: Item, battery: str) -> pd.DataFrame:
    return frame[~np.isnan(read_answers(frame, instrument).of([item], battery)[:, 0])]


def _is_asked(item: Item, battery: str) -> bool:
    return set(PAIR if battery == GAP else (battery,)) <= set(item.batteries)


def _cells(answers: Answers, item: Item, rows: np.ndarray, main: str, others: list[str]) -> tuple[Cell, ...]:
    values = answers.of([item], main)[rows, 0]
    known = values[~np.isnan(values)]
    n = len(known)
    if not n:
        return (0, None, None, None, *(None for _b in others))
    ends = t_interval(float(known.mean()), float(known.std(ddof=1)) if n > 1 else 0.0, n)
    return (n, float(known.mean()), ends.lower, ends.upper, *(_mean(answers.of([item], b)[rows, 0]) for b in others))


def _mean(values: np.ndarray) -> float | None:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else None
