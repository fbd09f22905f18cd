"""Correlations in the lab: which scores and numbers go together?

Every pair of the chosen scales (a dimension's score, a questionnaire's whole, as expected, perceived or as gap) and of questions
answered by a number (satisfaction, age in years, minutes waited). Pearson's r, Spearman's rho or Kendall's tau-b; with controls
the partial coefficient. Holm's correction runs over all pairs of the table.

Two scores that are made of the same answers (a dimension and the whole that holds it, a gap and its perception) are no pair:
they go together by arithmetic. Missing answers: each pair over the responses complete on both and on all controls.
R: `cor.test`, `psych::partial.r`.
"""

from itertools import combinations

import numpy as np
import pandas as pd

from analysis.answers import read_answers
from analysis.formulas.association import association, partial_association
from analysis.item_matrices import Matrix, complete, numeric
from analysis.methods.correlations.spec import CorrelationsOptions
from analysis.methods.correlations.tables import Pair, charts, correlations_table
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.respondent_scores import ScoreColumn, question_columns, scale_columns
from analysis.methods.table_builder import note
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: CorrelationsOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """Every pair of columns; a pair without a number has a note that says why."""
    controls = parts(options, "controls", instrument)
    if controls and options.coefficient == "kendall":
        return Outcome(notes=(note("kendall_without_controls", "correlations"),))
    columns = _columns(frame, instrument, options, controls)
    pairs = [(a, b) for a, b in combinations(columns, 2) if not a.answers & b.answers]
    if not pairs:
        return Outcome(notes=(note("one_score", "correlations"),))
    held = np.column_stack([numeric(frame, name) for name in controls]) if controls else np.empty((len(frame), 0))
    found = []
    for position, (first, second) in enumerate(pairs):
        progress(position / len(pairs))
        found.append(_pair(first, second, held, options.coefficient))
    table = correlations_table(found, options.coefficient, controls, started=len(frame))
    return Outcome(tables=(table,), charts=charts(table))


def _columns(
    frame: pd.DataFrame, instrument: Instrument, options: CorrelationsOptions, controls: tuple[str, ...]
) -> list[ScoreColumn]:
    measures, families, numbers = (parts(options, name, instrument) for name in ("measures", "families", "numbers"))
    asked = tuple(name for name in numbers if name not in controls)
    scales = scale_columns(read_answers(frame, instrument), measures, families)
    return [*scales, *question_columns(frame, asked)]


def _pair(first: ScoreColumn, second: ScoreColumn, held: Matrix, coefficient: str) -> Pair:
    used = complete(first.values, second.values, held)
    x, y = first.values[used], second.values[used]
    found = partial_association(x, y, held[used], coefficient) if held.shape[1] else association(x, y, coefficient)
    constant = tuple(column for column, own in ((first, x), (second, y)) if len(own) and own.min() == own.max())
    return Pair(first=first, second=second, found=found, constant=constant)
