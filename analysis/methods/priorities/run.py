"""Priorities: what to mend and to keep, importance against performance, satisfaction index, possible gain; and how sure a
place is.

The stability of the quadrants (a seeded bootstrap) is an option. Missing answers: each item takes the responses that
answered both of its questions, in each resample too.
"""

import pandas as pd

from analysis.answers import read_answers
from analysis.methods.outcome import Outcome
from analysis.methods.priorities.priorities import priorities
from analysis.methods.priorities.quadrant_stability import stability_columns
from analysis.methods.priorities.spec import PrioritiesOptions
from analysis.methods.priorities.tables import priority_section
from analysis.table import Note
from analysis.tally.counting import tally_answers
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: PrioritiesOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """What to mend and keep; then one family's quadrants, index and gains, where importance or expectation is asked."""
    answers = read_answers(frame, instrument)
    found = priorities(tally_answers(answers), options.acceptable)
    if found is None:
        return Outcome(notes=(Note(code="needs_experience", where="priorities"),))
    if found.matrix is None or not options.stability:
        section = priority_section(found)
    else:
        drawn = {"resamples": options.resamples, "seed": options.seed}
        section = priority_section(
            found, stability_columns(answers, found.matrix, options, progress), drawn, "ipa_bootstrap"
        )
    return Outcome(tables=section.tables, charts=section.charts)
