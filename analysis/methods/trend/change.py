"""Before and after: how much a score changed from one wave to another, and whether by more than chance."""

from collections.abc import Iterator, Sequence
from typing import Any

from analysis.formulas.comparisons import Moments, cohen_d, cohen_d_interval, welch_interval, welch_t
from analysis.formulas.multiple_tests import holm
from analysis.formulas.ranks import mann_whitney, ranked
from analysis.item_matrices import Matrix
from analysis.methods.groups.split import ScoreByGroup
from analysis.methods.table_builder import alike, count, note, number, p_value, part, table
from analysis.table import Table

COLUMNS = (
    part("scale", "term"),
    part("battery", "battery"),
    *alike(count, "n", "n_before", "n_after"),
    *alike(number, "before", "after", "difference", "lower", "upper", "t"),
    number("df", 1),
    *alike(p_value, "p", "p_holm"),
    *alike(number, "cohen_d", "d_lower", "d_upper"),
    number("mann_whitney_u", 1),
    p_value("mann_whitney_p"),
)
P, P_HOLM = (next(j for j, column in enumerate(COLUMNS) if column.id == name) for name in ("p", "p_holm"))


def change_table(scores: Sequence[ScoreByGroup], before: str, after: str, started: int) -> Table:
    """A row a score that both waves have: after minus before with Welch's interval and t, d, Mann–Whitney; Holm over the rows."""
    rows = list(_rows(scores, before, after))
    for row, p in zip(rows, holm([row[P] if row[P] == row[P] else None for row in rows]), strict=True):
        row[P_HOLM] = p
    return table(
        "lab_change",
        COLUMNS,
        rows,
        started=started,
        method="before_after",
        notes=[note("no_variance", f"trend/{row[0]}/{row[1]}".rstrip("/")) for row in rows if row[P] != row[P]],
        params={"before": before, "after": after},
    )


def _rows(scores: Sequence[ScoreByGroup], before: str, after: str) -> Iterator[list[Any]]:
    for score in scores:
        samples = dict(zip(score.names, score.samples, strict=True))
        if before in samples and after in samples:
            yield [score.scale, score.measure, *_change(samples[before], samples[after])]


def _change(before: Matrix, after: Matrix) -> list[Any]:
    """R: t.test(after, before), effectsize::cohens_d, wilcox.test(after, before, exact = FALSE, correct = FALSE)."""
    samples = after, before
    moments, ranks = Moments.of(samples), ranked(samples)
    means = float(moments.mean[1]), float(moments.mean[0])
    welch, u = welch_t(samples), mann_whitney(ranks)
    return [
        len(before) + len(after),
        len(before),
        len(after),
        *means,
        means[1] - means[0],
        *welch_interval(samples),
        welch.statistic,
        welch.df2,
        welch.p,
        None,
        cohen_d(moments),
        *cohen_d_interval(samples),
        u.statistic,
        u.p,
    ]
