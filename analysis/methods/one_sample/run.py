"""Means against a target in the lab: does a score differ from what is asked of it, or is it so near that it does not matter?

For every dimension and questionnaire, as expected, perceived or as gap, and for questions answered by a number: Student's t
against the target with d and its interval, and equivalence by two one-sided tests (TOST) with the margin. A large p of the first
test never shows that a score has reached its target; only the second can. With two waves named, the same of the change (Welch).
Holm's correction runs over the rows of each table.

Missing answers: each row over the responses that have the whole score. R: `t.test(x, mu = …)`, `effectsize::cohens_d(x, mu = …)`.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.answers import GAP, read_answers
from analysis.item_matrices import Matrix
from analysis.methods.one_sample.spec import OneSampleOptions
from analysis.methods.one_sample.tables import Aimed, Changed, change_table, equivalence_table, target_table
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.respondent_scores import ScoreColumn, question_columns, scale_columns
from analysis.methods.table_builder import INTERVAL, chart, note
from analysis.table import Note, Table
from instruments.model import Instrument, Scale
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: OneSampleOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """Every chosen score against its target; one without a target is left out and named."""
    measures, families, numbers = (parts(options, name, instrument) for name in ("measures", "families", "numbers"))
    columns = [*scale_columns(read_answers(frame, instrument), measures, families), *question_columns(frame, numbers)]
    progress(0.5)
    notes, aimed = list[Note](), list[Aimed]()
    for column in columns:
        target = options.target if options.against == "one_target" else middle(column, instrument)
        if target is None:
            notes.append(note("no_middle", f"one_sample/{column.where}"))
        else:
            aimed.append(Aimed(column=column, target=target, values=column.values[~np.isnan(column.values)]))
    tested = target_table(aimed, len(frame))
    tables = [tested, equivalence_table(aimed, options.margin, options.level, len(frame))]
    tables += _changes(frame, columns, options)
    charts = (
        (chart(tested, "intervals", x="scale", y="difference", group="battery", **INTERVAL),) if tested.rows else ()
    )
    return Outcome(tables=tuple(table for table in tables if table.rows), charts=charts, notes=tuple(notes))


def middle(column: ScoreColumn, instrument: Instrument) -> float | None:
    """The middle of the scale that a column is answered on; 0 for a gap; None for a free number and for scales that differ."""
    if column.battery == GAP:
        return 0.0
    middles = {(scale.min + scale.max) / 2 for scale in _scales(column, instrument)}
    return middles.pop() if len(middles) == 1 else None


def _scales(column: ScoreColumn, instrument: Instrument) -> Iterator[Scale]:
    names = {name for name, _battery in column.answers}
    if column.battery:
        yield from (instrument.scale_of(item, column.battery) for item in instrument.items if item.id in names)
    else:
        yield from (q.scale for q in instrument.questions if q.id in names and q.scale is not None)


def _changes(frame: pd.DataFrame, columns: list[ScoreColumn], options: OneSampleOptions) -> list[Table]:
    """The change between two waves, where two are named and the data have them."""
    if not (options.before and options.after) or "sqd_wave" not in frame.columns:
        return []
    waves = frame["sqd_wave"].astype("str").to_numpy()
    changed = [
        Changed(column, _of(column, waves == options.before), _of(column, waves == options.after)) for column in columns
    ]
    return [change_table(changed, options, len(frame))]


def _of(column: ScoreColumn, rows: Matrix) -> Matrix:
    values = column.values[rows]
    return np.asarray(values[~np.isnan(values)])
