"""Priorities: importance against performance, satisfaction index, possible gain; and how sure an item's place is.

The stability of the quadrants (a seeded bootstrap) is an option. Missing answers: each item takes the responses that answered
both of its questions, in each resample too.
"""

import pandas as pd

from analysis.answers import read_answers
from analysis.methods.outcome import Outcome, Progress
from analysis.methods.priorities.importance_performance import priorities
from analysis.methods.priorities.spec import PrioritiesOptions
from analysis.methods.priorities.stability import stability_columns
from analysis.methods.priorities.tables import priority_section
from analysis.table import Note
from instruments.model import Instrument


def run(
    frame: pd.DataFrame, instrument: Instrument, options: PrioritiesOptions, progress: Progress | None = None
) -> Outcome:
    """The items of one family: their quadrants, the index, the gains."""
    answers = read_answers(frame, instrument)
    found = priorities(answers)
    if found is None:
        return Outcome(notes=(Note(code="needs_two_batteries", where="priorities"),))
    if not options.stability:
        section = priority_section(found)
    else:
        drawn = {"resamples": options.resamples, "seed": options.seed}
        section = priority_section(found, stability_columns(answers, found, options, progress), drawn, "ipa_bootstrap")
    return Outcome(tables=section.tables, charts=section.charts)
