"""Boyd Cohen's indicators in the lab: how they score, whether citizens know, use and like the services, and what goes with what.

    score      mean of each indicator with its 95 % t interval, alpha beside
    funnel     of those asked: share aware, share that uses, share satisfied, Wilson intervals, exact test against the step's own
               benchmark where one is given
    indicators what only the office can count, each value beside its goal; no test joins it to the answers
    relation   correlation of each indicator with each dimension of the other questionnaires, Fisher's interval, Holm's correction

Missing answers: each row takes the responses complete on its own columns. R: `t.test`, `psych::alpha`,
`prop.test(correct = FALSE)`, `binom.test`, `cor.test`.
"""

from collections.abc import Sequence

import pandas as pd

from analysis.answers import read_answers
from analysis.methods.cohen.funnel import funnel_chart, funnel_table
from analysis.methods.cohen.indicators import SheetRow, goals_table, indicators_table
from analysis.methods.cohen.relation import relation_chart, relation_table
from analysis.methods.cohen.scores import scores_table
from analysis.methods.cohen.spec import CohenOptions
from analysis.methods.outcome import Outcome
from analysis.methods.scores.tables import means_chart
from analysis.methods.table_builder import note
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress

FAMILY = "cohen"


def run(
    frame: pd.DataFrame,
    instrument: Instrument,
    options: CohenOptions,
    progress: Progress = UNWATCHED,
    *,
    indicator_sheet: Sequence[SheetRow] = (),
) -> Outcome:
    """Scores, funnel and relations of the family `cohen` (or the one that the options name), then the office's own counts."""
    family = options.family or FAMILY
    if family not in instrument.families:
        return Outcome(notes=(note("needs_cohen", "cohen"),))
    answers = read_answers(frame, instrument)
    scores, funnel = scores_table(answers, family), funnel_table(frame, instrument, options)
    relation = relation_table(answers, family)
    sheet = indicators_table(indicator_sheet), goals_table(indicator_sheet)
    drawn = [(scores, means_chart), (funnel, funnel_chart), (relation, relation_chart)]
    return Outcome(
        tables=tuple(table for table in (scores, funnel, relation, *sheet) if table.rows),
        charts=tuple(chart(table) for table, chart in drawn if table.rows),
        notes=() if funnel.rows else (note("no_funnel_questions", "cohen"),),
    )
