"""The mean of each group with its interval."""

import numpy as np

from analysis.formulas.moments import t_interval
from analysis.item_matrices import Matrix
from analysis.methods.groups.split import Split
from analysis.methods.table_builder import alike, count, number, part, rows_where, table
from analysis.table import Chart, Table

COLUMNS = (
    part("scale", "term"),
    part("battery", "battery"),
    part("group", "value"),
    count("n"),
    *alike(number, "mean", "sd", "lower", "upper", "median"),
)


def means_table(split: Split) -> Table:
    """A row a score and group: mean, spread, 95 % t interval, median."""
    rows = []
    for score in split.scores:
        for name, sample in zip(score.names, score.samples, strict=True):
            rows.append((score.scale, score.measure, name, *mean_cells(sample), float(np.median(sample))))
    params = {"variable": split.by}
    return table("lab_group_means", COLUMNS, rows, started=split.started, method="mean_t_interval", params=params)


def mean_cells(sample: Matrix) -> tuple[int, float, float, float | None, float | None]:
    """n, mean, standard deviation and the ends of the 95 % t interval of two or more values; no interval without spread."""
    mean, sd = float(sample.mean()), float(sample.std(ddof=1)) if sample.min() < sample.max() else 0.0
    return (len(sample), mean, sd, *t_interval(mean, sd, len(sample)))


def means_charts(means: Table) -> tuple[Chart, ...]:
    """The groups' means with their intervals, score by score: a chart a battery, and one for the outcomes."""
    roles = {"x": "scale", "y": "mean", "group": "group", "lower": "lower", "upper": "upper"}
    batteries = dict.fromkeys(row[1] for row in means.rows)
    return tuple(
        Chart(id="lab_group_means", kind="intervals", table=rows_where(means, "battery", battery), roles=roles)
        for battery in batteries
    )
