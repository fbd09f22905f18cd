"""Sources and findings in the lab: triangulation, and how far the coders of the sources agree.

    matrix      finding × kind of source: in how many sources of each kind a code was given, to the source, to a passage of it or
                by a code beneath it; how many kinds hold it
    interviews  finding × category of informants: in how many of their interviews
    agreement   Cohen's kappa of each pair of coders, Krippendorff's alpha of all, as of the comments: did a coder give the code
                to the source, whole or in a passage?

Counts of what was read: nothing is inferred from them about citizens. A filter of responses does not touch them. R:
`psych::cohen.kappa`.
"""

import pandas as pd

from analysis.methods.comments.agreement import agreement_table
from analysis.methods.comments.all_coders import all_coders_table
from analysis.methods.comments.coding import Coding
from analysis.methods.outcome import Outcome
from analysis.methods.sources.matrix import interviews_table, matrix_chart, matrix_table
from analysis.methods.sources.spec import SourcesOptions
from analysis.methods.table_builder import note
from analysis.sources.matrix import findings
from analysis.sources.reading import SourceReading
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame,
    instrument: Instrument,
    options: SourcesOptions,
    progress: Progress = UNWATCHED,
    *,
    source_reading: SourceReading | None = None,
) -> Outcome:
    """The matrix, the interviews and the agreement; a note says what there is nothing of."""
    reading = source_reading or SourceReading()
    found = findings(reading.sources, reading.passages, reading.codebook)
    if not found:
        return Outcome(notes=(note("no_source_coded", "sources"),))
    kept = [one for one in found if one.n >= options.least]
    matrix, interviews = matrix_table(reading, kept), interviews_table(reading, kept)
    tables = [matrix, *([interviews] if interviews.rows else [])]
    coding = _coding(reading)
    if len(coding.coders) < 2:
        return Outcome(tables=tuple(tables), charts=(matrix_chart(matrix),), notes=(note("one_coder", "sources"),))
    agreement = agreement_table(coding), all_coders_table(coding)
    return Outcome(tables=(*tables, *agreement), charts=(matrix_chart(matrix),))


def _coding(reading: SourceReading) -> Coding:
    """A row a source, coder and code; an empty code where a coder read the source and none fits."""
    present = {one.id for one in reading.sources}
    given = {
        (str(one.source), one.coder, "" if one.code is None else reading.path_of(one.code))
        for one in reading.passages
        if one.source in present
    }
    rows = pd.DataFrame(sorted(given), columns=["uuid", "coder", "code"], dtype=object)
    return Coding(given=rows, started=len(present), of="sources")
