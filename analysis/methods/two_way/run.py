"""Two groupings at once in the lab: does a difference between counters remain when education is held constant?

Analysis of variance of every score by two groupings and their interaction, with sums of squares of type III (as SPSS) or II;
numbers may be held constant (analysis of covariance). Each cell's mean beside its adjusted one; equality of spread by Brown and
Forsythe, of slopes by the covariates' interactions with the groupings. Where a cell is empty the interaction is left out.

Missing answers: each score over the responses that have it, both groupings and all covariates. R: `car::Anova`, `emmeans`.
"""

import pandas as pd

from analysis.answers import read_answers
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import candidates, outcomes, parts
from analysis.methods.respondent_scores import question_columns, scale_columns
from analysis.methods.table_builder import note
from analysis.methods.two_way.crossed import crossed_scores
from analysis.methods.two_way.spec import TwoWayOptions
from analysis.methods.two_way.tables import cells_chart, cells_table, checks_table, effects_table
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(frame: pd.DataFrame, instrument: Instrument, options: TwoWayOptions, progress: Progress = UNWATCHED) -> Outcome:
    """The effects of both groupings on every score; a note where one of them is not in the data."""
    (first,) = parts(options, "by", instrument)
    second = options.second or next((n for n in candidates("grouping", instrument) if n != first), "")
    for name in (first, second):
        if name not in frame.columns:
            return Outcome(notes=(note("grouping_absent", "two_way", variable=name),))
    if first == second:
        return Outcome(notes=(note("same_grouping_twice", "two_way"),))
    measures, families = (parts(options, name, instrument) for name in ("measures", "families"))
    held = parts(options, "covariates", instrument)
    asked = [name for name in outcomes(instrument) if name not in held]
    columns = [*scale_columns(read_answers(frame, instrument), measures, families), *question_columns(frame, asked)]
    progress(0.5)
    found = list(crossed_scores(frame, columns, (first, second), held, options.smallest))
    about = {"variable": first, "other": second}
    cells = cells_table(found, options.smallest, about, len(frame))
    effects = effects_table(found, held, options.squares, about, len(frame))
    beside = (cells, checks_table(found, about, len(frame)))
    tables = (effects, *(table for table in beside if table.rows))
    return Outcome(tables=tables, charts=(cells_chart(cells),) if cells.rows else ())
