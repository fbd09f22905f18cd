"""Whether the groups differ: tests of means, of ranks, and of spread."""

from collections.abc import Iterator
from typing import Any

from analysis.formulas.comparisons import Moments, Test, anova, brown_forsythe, student_t, welch_anova, welch_t
from analysis.formulas.multiple_tests import holm
from analysis.formulas.ranks import kruskal_wallis, mann_whitney, ranked
from analysis.methods.groups.split import ScoreByGroup, Split
from analysis.methods.table_builder import alike, code, count, note, number, p_value, part, table
from analysis.table import Note, Table

COLUMNS = (
    part("scale", "term"),
    part("battery", "battery"),
    code("test"),
    *alike(count, "n", "groups"),
    number("statistic"),
    number("df1", 0),
    number("df2", 1),
    *alike(p_value, "p", "p_holm"),
)


def tests_table(split: Split) -> Table:
    """Four tests a score; Holm's correction runs over the scores, test by test."""
    rows: list[list[Any]] = []
    notes: list[Note] = []
    for score in split.scores:
        if len(score.samples) < 2:
            continue
        n = sum(len(sample) for sample in score.samples)
        where = f"groups/{score.scale}/{score.measure}".rstrip("/")
        constant = [
            name for name, sample in zip(score.names, score.samples, strict=True) if sample.min() == sample.max()
        ]
        for name, test in _tests(score):
            df = (test.df1, test.df2)
            rows.append([score.scale, score.measure, name, n, len(score.samples), test.statistic, *df, test.p])
            if test.p != test.p and len(constant) < len(score.samples):
                groups = ", ".join(constant)
                notes.append(note("group_without_spread", f"{where}/{name}", test=name, groups=groups))
        if len(constant) == len(score.samples):
            notes.append(note("no_variance", where))
    params = {"variable": split.by}
    return table(
        "lab_group_tests",
        COLUMNS,
        _with_holm(rows),
        started=split.started,
        method="group_tests",
        notes=notes,
        params=params,
    )


def _tests(score: ScoreByGroup) -> Iterator[tuple[str, Test]]:
    moments, ranks = Moments.of(score.samples), ranked(score.samples)
    if len(score.samples) == 2:
        yield "student_t", student_t(score.samples)._replace(df1=float("nan"))
        yield "welch_t", welch_t(score.samples)._replace(df1=float("nan"))
        yield "mann_whitney", mann_whitney(ranks)
    else:
        yield "anova", anova(moments)
        yield "welch_anova", welch_anova(moments)
        yield "kruskal_wallis", kruskal_wallis(ranks)
    yield "brown_forsythe", brown_forsythe(score.samples)


def _with_holm(rows: list[list[Any]]) -> list[list[Any]]:
    """Each row with its p corrected over the rows of the same test (the sets differ where scores have two or more groups)."""
    adjusted: dict[int, float | None] = {}
    for name in {row[2] for row in rows}:
        places = [place for place, row in enumerate(rows) if row[2] == name]
        p_values = [rows[place][-1] if rows[place][-1] == rows[place][-1] else None for place in places]
        adjusted |= dict(zip(places, holm(p_values), strict=True))
    return [[*row, adjusted[place]] for place, row in enumerate(rows)]
