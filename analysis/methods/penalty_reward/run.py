"""Penalty and reward in the lab: where does failing an item cost satisfaction, and where does excelling bring more?

The outcome on two 0/1 columns an item (Brandt 1987): low answers (below the middle of the scale) and top answers (its best),
against those between. Penalty is the coefficient of low answers, reward that of top ones. From both tests follow Kano's kinds:
basic (only failing counts), performance (both), excitement (only excelling counts). Item by item, or all items in one regression,
which needs many responses.

Missing answers: rows complete on the outcome and the item (on all items, where together). R: `lm(y ~ low + top)`.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.answers import dimension_sets
from analysis.item_matrices import Matrix, complete, numeric
from analysis.methods.outcome import Outcome
from analysis.methods.penalty_reward.contrast import Contrast, Levels, contrasts, level_columns
from analysis.methods.penalty_reward.spec import PenaltyRewardOptions
from analysis.methods.penalty_reward.tables import contrast_table
from analysis.methods.pickers import parts
from analysis.methods.table_builder import chart, note
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: PenaltyRewardOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """A row an item; items with too few low, middle or top answers say so."""
    (outcome,), (measure,), (family,) = (parts(options, name, instrument) for name in ("outcome", "measure", "family"))
    items = [item for scale in dimension_sets(instrument, family, measure) for item in scale.items]
    if measure == "gap" or not items:
        return Outcome(notes=(note("no_levels_of_a_gap" if measure == "gap" else "no_answers", "penalty_reward"),))
    y = numeric(frame, outcome)
    levels = [level_columns(frame, instrument, item, measure) for item in items]
    progress(0.5)
    if options.items == "all_together":
        used = complete(y, *(own.columns for own in levels))
        found = list(contrasts(y[used], [own.rows(used) for own in levels]))
    else:
        found = list(_one_by_one(y, levels))
    about = {"outcome": outcome, "measure": measure}
    tested = contrast_table(found, options.level, about, len(frame))
    return Outcome(
        tables=(tested,),
        charts=(chart(tested, "intervals", x="item", y="reward", lower="reward_lower", upper="reward_upper"),),
    )


def _one_by_one(y: Matrix, levels: Sequence[Levels]) -> Iterator[Contrast]:
    for own in levels:
        used = complete(y, own.columns)
        yield from contrasts(y[used], [own.rows(used)])
