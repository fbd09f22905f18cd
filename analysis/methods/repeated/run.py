"""Dimensions side by side in the lab: do the same citizens score some dimensions higher than others?

For each questionnaire and battery over the responses complete on all its dimensions: analysis of variance for repeated measures
with Mauchly's test and Greenhouse and Geisser's correction, Friedman's test with Kendall's W, and every two dimensions by the
paired t test. Dimensions answered on unlike scales are not compared. R: `car::Anova`, `friedman.test`, `t.test(paired = TRUE)`.
"""

from collections.abc import Iterator
from functools import partial

import pandas as pd

from analysis.answers import GAP, PAIR, Answers, dimension_sets, read_answers
from analysis.methods.outcome import Outcome, find_in_each
from analysis.methods.pickers import parts
from analysis.methods.repeated.compared import Compared, compare
from analysis.methods.repeated.spec import RepeatedOptions
from analysis.methods.repeated.tables import effects_table, means_charts, means_table, pairs_table, tests_table
from analysis.methods.table_builder import note
from analysis.table import Note
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: RepeatedOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """Compare the dimensions of every chosen questionnaire in every chosen battery."""
    answers = read_answers(frame, instrument)
    measures, families = (parts(options, name, instrument) for name in ("measures", "families"))
    compared, notes = find_in_each(families, measures, partial(_compared, answers), progress)
    if not compared:
        return Outcome(notes=(*notes, note("no_dimensions_compared", "repeated")))
    means = means_table(compared, len(frame))
    tables = (means, *(make(compared, len(frame)) for make in (tests_table, effects_table, pairs_table)))
    return Outcome(tables=tables, charts=means_charts(means), notes=tuple(notes))


def _compared(answers: Answers, family: str, battery: str) -> Iterator[Compared | Note]:
    """Nothing for a family of one dimension; a note for unlike scales."""
    sets = dimension_sets(answers.instrument, family, battery)
    if len(sets) < 2:
        return
    sides = PAIR if battery == GAP else (battery,)
    scales = [answers.instrument.scale_of(item, side) for own in sets for item in own.items for side in sides]
    if len({(scale.min, scale.max) for scale in scales}) > 1:
        yield note("unlike_scales", f"repeated/{family}/{battery}")
    else:
        yield compare(answers, family, battery, sets)
