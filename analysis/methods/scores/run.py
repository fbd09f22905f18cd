"""Scores: the mean of each dimension and of the whole with its interval, battery by battery. R: `t.test(x)$conf.int`.

Under a chosen design the means by it stand before (`design.about.by_design`).
"""

import pandas as pd

from analysis.answers import read_answers
from analysis.methods.design.about import About, by_design
from analysis.methods.design.means import means_chart, means_table
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.respondent_scores import scale_columns
from analysis.methods.scores.means import scores
from analysis.methods.scores.spec import ScoresOptions
from analysis.methods.scores.tables import score_section
from analysis.tally.counting import tally
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(frame: pd.DataFrame, instrument: Instrument, options: ScoresOptions, progress: Progress = UNWATCHED) -> Outcome:
    """A row a dimension in each chosen battery."""
    counted = tally(frame, instrument)
    measures = parts(options, "measures", instrument)
    section = score_section([row for row in scores(counted) if row.battery in measures], counted.everyone())
    plain = Outcome(tables=section.tables, charts=section.charts)

    def designed(about: About) -> Outcome:
        means = means_table([*scale_columns(read_answers(frame, instrument), measures, instrument.families)], about)
        return Outcome(tables=(means,), charts=(means_chart(means),))

    return by_design(frame, options, designed).then(plain)
