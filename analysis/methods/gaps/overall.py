"""The overall gap, plain and weighted, and SERVPERF beside it, each with its intervals."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.answers import GAP, Answers, dimension_sets
from analysis.formulas.moments import t_interval
from analysis.formulas.resampling import mean_interval
from analysis.methods.build import code, count, number, table
from analysis.methods.gaps.spec import GapsOptions
from analysis.methods.outcome import Progress
from analysis.overall_gap import overall_gap, read_points
from analysis.scoring import Matrix, complete
from analysis.table import Table

COLUMNS = (
    code("measure"),
    count("n"),
    number("mean"),
    number("lower"),
    number("upper"),
    number("boot_lower"),
    number("boot_upper"),
)


def overall_table(
    answers: Answers, frame: pd.DataFrame, family: str, options: GapsOptions, progress: Progress | None
) -> Table:
    """Rows `unweighted`, `weighted` (with each respondent's own points, where asked) and `servperf`."""
    rows = []
    for name, scores in _scores(answers, frame, family):
        mean, sd = float(scores.mean()), float(scores.std(ddof=1)) if len(scores) > 1 else np.nan
        drawn = (np.nan, np.nan)
        if options.bootstrap and len(scores) > 1:
            drawn = mean_interval(scores, options.resamples, options.seed, progress)
        rows.append((name, len(scores), mean, *t_interval(mean, sd, len(scores)), *drawn))
    core = overall_gap(answers, dimension_sets(answers.instrument, family, GAP), read_points(frame, answers.instrument))
    shown = [j for j, column in enumerate(COLUMNS) if options.bootstrap or not column.id.startswith("boot_")]
    return table(
        "lab_gap_overall",
        [COLUMNS[j] for j in shown],
        [[row[j] for j in shown] for row in rows],
        started=answers.n,
        method="overall_gap",
        notes=core.notes,
        params={"resamples": options.resamples, "seed": options.seed},
    )


def _scores(answers: Answers, frame: pd.DataFrame, family: str) -> Iterator[tuple[str, Matrix]]:
    """Each respondent's overall number, by the name of what it is; what nobody has is left out."""
    dimensions = dimension_sets(answers.instrument, family, GAP)
    gaps = np.column_stack([answers.of(d.items, GAP).sum(axis=1) / len(d.items) for d in dimensions])
    perceptions = np.column_stack([answers.of(d.items, "perception").sum(axis=1) / len(d.items) for d in dimensions])
    ok = complete(gaps)
    if not ok.any():
        return
    yield "unweighted", gaps[ok].mean(axis=1)
    points = read_points(frame, answers.instrument)
    if points is not None and set(points.dimensions) == {d.id for d in dimensions}:
        weighted = ok & complete(points.matrix)
        order = [points.dimensions.index(d.id) for d in dimensions]
        if weighted.any():
            yield "weighted", (points.matrix[weighted][:, order] / points.total * gaps[weighted]).sum(axis=1)
    yield "servperf", perceptions[ok].mean(axis=1)
