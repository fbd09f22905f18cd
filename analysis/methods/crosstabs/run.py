"""Cross-tables in the lab: who answered what, group by group.

Any question of one choice or several by any grouping: counts, shares of the group with Wilson intervals, standardised residuals;
whether answers and groups are independent (Pearson's χ², or Fisher's test where an expected count is small) and how strongly they
go together (Cramér's V). Of several choices each is tested by itself, Holm-corrected.

Missing answers: a response counts where it has the answer and the group. Groups that are too small, and what would tell them, are
left out; small cells, and those that would tell them, are hidden (`analysis.disclosure`). R: `chisq.test`, `fisher.test`,
`prop.test`, all uncorrected.
"""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from analysis.disclosure.ranges import BESIDE, FEW, States
from analysis.methods.crosstabs.counted import Counted, counted
from analysis.methods.crosstabs.spec import CrosstabsOptions
from analysis.methods.crosstabs.tables import cells_table, tested, tests_table
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import counted_questions, parts
from analysis.methods.table_builder import note
from analysis.table import Chart, Hidden, Note, Table
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: CrosstabsOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """Cross the question with the groups; what cannot be crossed, or is hidden, is said in a note."""
    (by,) = parts(options, "by", instrument) or ("",)
    asked = parts(options, "question", instrument) or tuple(q for q in counted_questions(instrument) if q != by)[:1]
    question = asked[0] if asked else by
    if question == by:
        return Outcome(notes=(note("crosstab_with_itself", "crosstabs"),))
    for variable in (question, by):
        if variable not in frame.columns:
            return Outcome(notes=(note("grouping_absent", "crosstabs", variable=variable),))
    found = counted(frame, instrument.question(question), by, options.smallest)
    return _outcome(found, options, {"question": question, "variable": by}, len(frame))


def _outcome(found: Counted, options: CrosstabsOptions, params: dict[str, str], started: int) -> Outcome:
    notes = []
    if found.suppressed:
        notes.append(note("groups_suppressed", "crosstabs", suppressed=found.suppressed, smallest=options.smallest))
    if not found.shown.any():
        return Outcome(notes=(*notes, note("no_groups", "crosstabs", variable=params["variable"])))
    if found.shown.sum() == 1:
        notes.append(note("one_group", "crosstabs", variable=params["variable"]))
    states = found.states
    said = tuple(_hidden_notes(found, states, options.smallest))
    cells = cells_table(found, states, options, said, params, started)
    tests = tests_table(found, states, options, params, started)
    tables = (cells, *((tests,) if tests.rows else ()))
    return Outcome(tables=tables, charts=_charts(cells), notes=tuple(notes))


def _hidden_notes(found: Counted, states: States, smallest: int) -> Iterator[Note]:
    own = states[:, found.shown]
    few, beside = int((own == FEW).sum()), int((own == BESIDE).sum())
    if few or beside:
        yield note("cells_hidden", "crosstabs", hidden=few, besides=beside, smallest=smallest)
    untested = (len(found.answers) if found.several else 1) - len(list(tested(found, states)))
    if untested:
        yield note("crosstab_untested", "crosstabs")


def _charts(cells: Table) -> tuple[Chart, ...]:
    """The shares that are shown, with their intervals."""
    at = [column.id for column in cells.columns].index("share")
    shown = replace(cells, rows=tuple(row for row in cells.rows if not isinstance(row[at], Hidden)))
    roles = {"x": "answer", "y": "share", "group": "group", "lower": "lower", "upper": "upper"}
    return (Chart(id="lab_crosstab", kind="intervals", table=shown, roles=roles),) if shown.rows else ()
