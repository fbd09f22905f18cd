"""Data quality in the lab: which answer sheets may not say what the citizen thinks. Nothing is dropped: a sign is no proof.

    straight_line   a block of six or more items answered all alike
    identical       every perception answered as its expectation
    extreme         answers at an end of their scale (scales of five steps or more), from the share that the options give
    unanswered      items without an answer, above the share that the options give
    too_fast        fewer seconds a word than a share of the median, or (before ten timed interviews) than anybody reads

The same rules as those that the counter calls at once after an interview (`servqual_desk.interviewing.quality_rules`).
"""

import pandas as pd

from analysis.methods.outcome import Outcome
from analysis.methods.quality.sheet_measures import measure_sheets
from analysis.methods.quality.spec import QualityOptions
from analysis.methods.quality.tables import counts_table, enumerators_table, responses_table, signs_table
from analysis.methods.table_builder import INTERVAL, chart
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: QualityOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """How often each sign occurs, how many a response shows, which responses, and whose they are."""
    signs = measure_sheets(frame, instrument, options)
    overview, enumerators = signs_table(signs), enumerators_table(frame, signs)
    tables = (overview, counts_table(signs), enumerators, responses_table(frame, signs))
    charts = (
        chart(overview, "bars", x="sign", y="marked"),
        *((chart(enumerators, "intervals", x="enumerator", y="share", **INTERVAL),) if enumerators.rows else ()),
    )
    return Outcome(tables=tuple(table for table in tables if table.rows), charts=charts)
