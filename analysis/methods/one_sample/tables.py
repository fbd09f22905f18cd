"""The tables of means against a target: the t test, and equivalence of means and of changes."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from analysis.formulas.effects import standardised_mean_interval
from analysis.formulas.equivalence import Equivalence, change_equivalence, mean_equivalence
from analysis.formulas.moments import t_p
from analysis.formulas.multiple_tests import holm
from analysis.item_matrices import Matrix
from analysis.methods.groups.means import mean_cells
from analysis.methods.one_sample.spec import OneSampleOptions
from analysis.methods.respondent_scores import ScoreColumn
from analysis.methods.table_builder import T_TEST, alike, code, count, note, number, p_value, part, table
from analysis.table import Note, Table

SCORE = (part("scale", "term"), part("battery", "battery"))
EQUIVALENCE = (
    *alike(number, "difference", "equivalence_lower", "equivalence_upper", "t_above"),
    p_value("p_above"),
    number("t_below"),
    *alike(p_value, "p_below", "p_equivalence", "p_holm"),
    code("verdict"),
)
TARGET = (
    *SCORE,
    count("n"),
    *alike(number, "mean", "sd", "target", "difference"),
    *T_TEST,
    *alike(number, "cohen_d", "d_lower", "d_upper"),
)


class Aimed(NamedTuple):
    """A score, what it is held against, and the complete values, shape (n,)."""

    column: ScoreColumn
    target: float
    values: Matrix


class Changed(NamedTuple):
    """A score's complete values in two waves."""

    column: ScoreColumn
    before: Matrix
    after: Matrix


def target_table(aimed: Sequence[Aimed], started: int) -> Table:
    """A row a score: its mean less the target with interval, t, d; p corrected over the rows."""
    rows = [_against(score) for score in aimed]
    at = [column.id for column in TARGET].index("p")
    adjusted = holm([row[at] if row[at] is not None and math.isfinite(row[at]) else None for row in rows])
    cells = [(*row[: at + 1], p, *row[at + 1 :]) for row, p in zip(rows, adjusted, strict=True)]
    notes = [note for score in aimed for note in _reasons(score.column, score.values)]
    return table("lab_one_sample", TARGET, cells, started=started, method="one_sample_t", notes=notes)


def _against(score: Aimed) -> list[Any]:
    n = len(score.values)
    head = [score.column.name, score.column.battery, n]
    if n < 2:
        mean = float(score.values.mean()) if n else None
        return [*head, mean, None, score.target, None if mean is None else mean - score.target, *(None,) * 8]
    _n, mean, sd, lower, upper = mean_cells(score.values)
    difference = mean - score.target
    if lower is None or upper is None:
        return [*head, mean, sd, score.target, difference, *(None,) * 8]
    d = difference / sd
    t = d * math.sqrt(n)
    ends = (lower - score.target, upper - score.target)
    return [*head, mean, sd, score.target, difference, *ends, t, n - 1, t_p(t, n - 1), d, *_d_interval(d, n)]


def _d_interval(d: float, n: int) -> tuple[float | None, float | None]:
    ends = standardised_mean_interval(d, n)
    return ends.lower, ends.upper


def equivalence_table(aimed: Sequence[Aimed], margin: float, level: float, started: int) -> Table:
    """Whether each mean lies within the margin about its target."""
    head = [(score.column.name, score.column.battery, len(score.values), score.target) for score in aimed]
    found = [mean_equivalence(score.values, score.target, margin) for score in aimed]
    means = [float(score.values.mean()) - score.target if len(score.values) else math.nan for score in aimed]
    return table(
        "lab_equivalence",
        (*SCORE, count("n"), number("target"), *EQUIVALENCE),
        [(*own, *rest) for own, rest in zip(head, _judged(means, found, level), strict=True)],
        started=started,
        method="tost",
        notes=[note for score in aimed for note in _reasons(score.column, score.values)],
        params={"margin": margin},
    )


def change_table(changed: Sequence[Changed], options: OneSampleOptions, started: int) -> Table:
    """Whether each score's change from one wave to another lies within the margin about 0."""
    head = [
        (own.column.name, own.column.battery, len(own.before) + len(own.after), len(own.before), len(own.after))
        for own in changed
    ]
    found = [change_equivalence(own.before, own.after, options.margin) for own in changed]
    means = [
        float(own.after.mean() - own.before.mean()) if len(own.before) and len(own.after) else math.nan
        for own in changed
    ]
    rows = _judged(means, found, options.level)
    return table(
        "lab_equivalence_change",
        (*SCORE, count("n"), count("n_before"), count("n_after"), *EQUIVALENCE),
        [(*own, *rest) for own, rest in zip(head, rows, strict=True)],
        started=started,
        method="tost_welch",
        notes=[n for own in changed for side in (own.before, own.after) for n in _reasons(own.column, side)],
        params={"margin": options.margin, "before": options.before, "after": options.after},
    )


def _judged(differences: Sequence[float], found: Sequence[Equivalence], level: float) -> list[tuple[Any, ...]]:
    """Difference, interval, tests, Holm's p and the verdict that follows from it."""
    adjusted = holm([f.p if math.isfinite(f.p) else None for f in found])
    verdicts = [None if p is None else "equivalent" if p < level else "equivalence_open" for p in adjusted]
    return [(d, *f, p, v) for d, f, p, v in zip(differences, found, adjusted, verdicts, strict=True)]


def _reasons(column: ScoreColumn, values: Matrix) -> list[Note]:
    """Why a row has no test."""
    where = f"one_sample/{column.where}"
    if len(values) < 2:
        return [note("too_few_responses", where, n=len(values), needed=2)]
    return [note("no_variance", where)] if values.min() == values.max() else []
