"""Which items people could not answer: how many said "don't know" or "did not happen to me", as it may be shown.

A share is of those who answered the item or said why not; whoever left it blank, or was not asked, is not among them. Counts of
few people are not told, nor the share of another non-answer to the same item, from which they would follow.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from analysis.answers import read_answers
from analysis.methods.table_builder import alike, count, part, share, table
from analysis.table import Cell, Hidden, Sample, Table
from instruments.columns import variables
from instruments.model import Instrument

COLUMNS = (
    part("item", "item"),
    part("battery", "battery"),
    part("answer", "text"),
    *alike(count, "n", "of"),
    share("share"),
)


def has_non_answers(instrument: Instrument) -> bool:
    """Whether some item may be answered so."""
    return any(one.item and one.scale and one.scale.missing for one in variables(instrument))


def non_answer_table(
    frame: pd.DataFrame, instrument: Instrument, counts: Mapping[str, Mapping[str, int]], smallest: int = 1
) -> Table:
    """A row an item, battery and non-answer that at least `smallest` people gave, in the questionnaire's order.

    `n` gave it, `of` answered or said why not, `share` is n / of.

    Args:
        frame: one row a response, as for `analyse`; of the same responses as `counts`.
        counts: column → the non-answer's id → how many gave it (`count_non_answers`).
    """
    rows = list(_rows(frame, instrument, counts, smallest))
    sample = Sample(started=len(frame), complete=len(frame), used=len(frame), rule="per_row")
    return table("non_answers", COLUMNS, rows, method="frequencies", sample=sample)


def _rows(
    frame: pd.DataFrame, instrument: Instrument, counts: Mapping[str, Mapping[str, int]], smallest: int
) -> Iterator[tuple[Cell, ...]]:
    answers = read_answers(frame, instrument)
    for variable in variables(instrument):
        if variable.item is None or variable.battery is None or variable.name not in counts:
            continue
        given = counts[variable.name]
        answered = int(np.count_nonzero(~np.isnan(answers.of([variable.item], variable.battery.id)[:, 0])))
        of = answered + sum(given.values())
        tells_few = any(0 < n < smallest for n in (answered, *given.values()))
        for code, n in given.items():
            if n >= max(smallest, 1):
                whole = (Hidden(), Hidden()) if tells_few else (of, n / of)
                yield variable.item.id, variable.battery.id, code, n, *whole
