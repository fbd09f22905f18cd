"""Scores: the mean of each dimension and of the whole with its interval, battery by battery. R: `t.test(x)$conf.int`."""

import pandas as pd

from analysis.answers import read_answers
from analysis.methods.outcome import Outcome, Progress
from analysis.methods.pickers import parts
from analysis.methods.scores.means import scores
from analysis.methods.scores.spec import ScoresOptions
from analysis.methods.scores.tables import score_section
from instruments.model import Instrument


def run(
    frame: pd.DataFrame, instrument: Instrument, options: ScoresOptions, progress: Progress | None = None
) -> Outcome:
    """A row a dimension in each chosen battery."""
    answers = read_answers(frame, instrument)
    measures = parts(options, "measures", instrument)
    section = score_section([row for row in scores(answers) if row.battery in measures], answers.everyone())
    return Outcome(tables=section.tables, charts=section.charts)
