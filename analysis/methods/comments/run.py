"""Comments in the lab: what citizens write about, in their own words, and how far the coders of these words agree.

    words       counts without stop words (Indonesian and English together), -nya merged into its word, or by Snowball's stems
    codes       how many comments each code was given to, and in which dimension
    agreement   Cohen's kappa of each pair of coders with the interval of Fleiss, Cohen and Everitt (1969);
                Krippendorff's alpha of all coders with the bootstrap's interval over the comments

The coding is a table of its own (`uuid`, `coder`, `code`, where wanted `dimension`): several codes a comment, several coders; an
empty code says that a comment was read and got none. A comment is missing where it is blank. R: `psych::cohen.kappa`.
"""

import pandas as pd

from analysis.methods.comments.agreement import agreement_table
from analysis.methods.comments.all_coders import all_coders_table
from analysis.methods.comments.coding import codes_table, dimensions_table, read_coding
from analysis.methods.comments.spec import CommentsOptions
from analysis.methods.comments.words import comments_of, overview_table, words_table
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.table_builder import chart, note
from analysis.table import Chart, Note, Table
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame,
    instrument: Instrument,
    options: CommentsOptions,
    progress: Progress = UNWATCHED,
    coding: pd.DataFrame | None = None,
) -> Outcome:
    """Word counts of one question, and what its `coding` gives; without a coding a note says so."""
    (question,) = parts(options, "question", instrument) or ("",)
    comments = comments_of(frame, question)
    tables = [overview_table(comments, len(frame), question)] if comments else []
    charts = list[Chart]()
    notes = [] if comments else [note("no_comments", "comments")]
    if comments:
        words = words_table(comments, len(frame), options, question)
        tables.append(words)
        charts += [chart(words, "bars", x="word", y="n")] if words.rows else []
    coded, drawn, said = _coded(frame, instrument, coding)
    return Outcome(tables=(*tables, *coded), charts=(*charts, *drawn), notes=(*notes, *said))


def _coded(
    frame: pd.DataFrame, instrument: Instrument, coding: pd.DataFrame | None
) -> tuple[list[Table], list[Chart], list[Note]]:
    read = None if coding is None else read_coding(coding, frame)
    if read is None or not read.codes:
        return [], [], [note("nothing_coded", "comments")]
    codes, dimensions = codes_table(read), dimensions_table(read, instrument)
    tables, charts = [codes], [chart(codes, "bars", x="comment_code", y="n")]
    if dimensions.rows:
        tables.append(dimensions)
        charts.append(chart(dimensions, "heatmap", x="comment_code", y="dimension", value="share"))
    if len(read.coders) < 2:
        return tables, charts, [note("one_coder", "comments")]
    return [*tables, agreement_table(read), all_coders_table(read)], charts, []
