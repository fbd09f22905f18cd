"""The mean of each score in each wave, with its interval and the events that fell into it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analysis.methods.groups.means import mean_cells
from analysis.methods.groups.split import ScoreByGroup
from analysis.methods.table_builder import alike, count, note, number, part, table
from analysis.table import Table

COLUMNS = (part("wave", "text"), count("n"), *alike(number, "mean", "sd", "lower", "upper"), part("event", "text"))
SD = 1 + [column.id for column in COLUMNS].index("sd")


def trend_tables(
    scores: Sequence[ScoreByGroup], waves: Sequence[str], events: Mapping[str, str], started: int
) -> Iterator[Table]:
    """One table a battery (the outcomes' has none): a row a score and wave, waves in their order."""
    for measure in dict.fromkeys(score.measure for score in scores):
        rows = [row for score in scores if score.measure == measure for row in _rows(score, waves, events)]
        table_id, params = ("lab_trend", {"battery": measure}) if measure else ("lab_trend_outcomes", {})
        scale = part("scale", "scale" if measure else "variable")
        notes = [note("no_variance", f"trend/{row[0]}/{row[1]}") for row in rows if row[SD] == 0]
        yield table(
            table_id, (scale, *COLUMNS), rows, started=started, method="mean_t_interval", notes=notes, params=params
        )


def _rows(score: ScoreByGroup, waves: Sequence[str], events: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    samples = dict(zip(score.names, score.samples, strict=True))
    for wave in waves:
        if wave in samples:
            yield (score.scale, wave, *mean_cells(samples[wave]), events.get(wave))
