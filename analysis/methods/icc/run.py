"""Agreement in the lab: intraclass correlations of items, of both entries of a form, or of two interviews of the same people.

For every score all six forms of Shrout and Fleiss with test and interval. Which one is meant depends on what the raters are:
entries and waves are read by ICC2 (a level that has moved is disagreement) or ICC3 (it is not), items by ICC3k, which is alpha.
For two ratings also by how much they differ on average, and the error of measurement in points of the scale.

Missing answers: each score over the targets that have all its ratings. R: `psych::ICC(X, lmer = FALSE)`.
"""

from collections.abc import Iterable

import pandas as pd

from analysis.methods.icc.ratings import Ratings, ratings_of_entries, ratings_of_items, ratings_of_waves
from analysis.methods.icc.spec import IccOptions
from analysis.methods.icc.tables import differences_table, icc_table
from analysis.methods.outcome import Outcome
from analysis.methods.table_builder import INTERVAL, chart, note, rows_where
from analysis.table import Note
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame,
    instrument: Instrument,
    options: IccOptions,
    progress: Progress = UNWATCHED,
    second_entries: pd.DataFrame | None = None,
) -> Outcome:
    """The table of all forms; a note where there is nothing to compare."""
    found = _ratings(frame, instrument, options, second_entries)
    if isinstance(found, Note):
        return Outcome(notes=(found,))
    ratings = list(found)
    progress(0.5)
    forms = icc_table(ratings, len(frame))
    tables = [forms] if options.ratings == "of_items" else [forms, differences_table(ratings, len(frame))]
    settled = (note("settled_counts_as_agreed", "icc"),) if options.ratings == "of_entries" else ()
    return Outcome(
        tables=tuple(tables),
        charts=(
            chart(rows_where(forms, "icc_form", "icc2"), "intervals", x="scale", y="icc", group="battery", **INTERVAL),
        ),
        notes=settled,
    )


def _ratings(
    frame: pd.DataFrame, instrument: Instrument, options: IccOptions, second: pd.DataFrame | None
) -> Iterable[Ratings] | Note:
    match options.ratings:
        case "of_entries":
            return ratings_of_entries(frame, instrument, options, second)
        case "of_waves":
            return ratings_of_waves(frame, instrument, options)
    return ratings_of_items(frame, instrument, options)
