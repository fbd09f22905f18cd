"""Scores: the mean of each dimension and of the whole with its interval, battery by battery. R: `t.test(x)$conf.int`."""

import pandas as pd

from analysis.methods.outcome import Outcome, Progress
from analysis.methods.pickers import parts
from analysis.methods.scores.means import scores
from analysis.methods.scores.spec import ScoresOptions
from analysis.methods.scores.tables import score_section
from analysis.tally.counting import tally
from instruments.model import Instrument


def run(
    frame: pd.DataFrame, instrument: Instrument, options: ScoresOptions, progress: Progress | None = None
) -> Outcome:
    """A row a dimension in each chosen battery."""
    counted = tally(frame, instrument)
    measures = parts(options, "measures", instrument)
    section = score_section([row for row in scores(counted) if row.battery in measures], counted.everyone())
    return Outcome(tables=section.tables, charts=section.charts)
