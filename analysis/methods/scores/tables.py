"""Means as a table, and the picture of what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.answers import GAP
from analysis.methods.scores.means import Score
from analysis.methods.table_builder import INTERVAL, alike, chart, count, each_row, number, part, results
from analysis.table import Chart, Sample, Table

COLUMNS = (
    part("dimension", "scale"),
    part("battery", "battery"),
    count("n"),
    *alike(number, "mean", "sd", "lower", "upper"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSection:
    """Means of every dimension and of the whole, battery by battery."""

    means: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.means,)

    @property
    def charts(self) -> tuple[Chart, ...]:
        return (means_chart(answered(self.means)),)


def score_section(scores: Sequence[Score], everyone: Sample) -> ScoreSection:
    """The means' table; `everyone` says how many responses were given and are whole."""
    notes = [note for score in scores for note in score.notes]
    sample = each_row(everyone, (score.n for score in scores))
    return ScoreSection(means=results("scores", scores, COLUMNS, method="mean_t_interval", sample=sample, notes=notes))


def answered(means: Table) -> Table:
    """The means of what was answered: a gap, around zero, has its own picture."""
    battery = COLUMNS.index(COLUMNS[1])
    return replace(means, rows=tuple(row for row in means.rows if row[battery] != GAP))


def means_chart(means: Table) -> Chart:
    """Each mean with its interval."""
    return chart(means, "intervals", x="dimension", y="mean", group="battery", **INTERVAL)
