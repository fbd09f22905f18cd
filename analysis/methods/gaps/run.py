"""Gaps in the lab: bootstrap intervals beside Student's, how many expectations pile up at the top, zone of tolerance, and how
sure an item's place among the priorities is.

Gaps, tests and priorities themselves are the core's (`analysis.gaps`, `analysis.priorities`). Missing answers: each row takes the
responses complete on its own items and batteries. R: `t.test(P, E, paired = TRUE)`, package boot.
"""

import pandas as pd

from analysis.answers import read_answers
from analysis.gaps import gap_analysis
from analysis.methods.gaps.differences import dimensions_table, gaps_chart, items_table
from analysis.methods.gaps.overall import overall_table
from analysis.methods.gaps.spec import GapsOptions
from analysis.methods.gaps.stability import stability_chart, stability_table
from analysis.methods.gaps.zone import zone_chart, zone_tables
from analysis.methods.outcome import Outcome, Progress, portion
from analysis.table import Chart, Table
from instruments.model import Instrument

STEPS = 4


def run(frame: pd.DataFrame, instrument: Instrument, options: GapsOptions, progress: Progress | None = None) -> Outcome:
    """Whatever the instrument's batteries allow: gaps, zone of tolerance, priorities."""
    answers = read_answers(frame, instrument)
    tables: list[Table] = []
    charts: list[Chart] = []
    found = gap_analysis(answers, frame)
    if found is not None:
        dimensions = dimensions_table(answers, found, options, portion(progress, 0, STEPS))
        items = items_table(answers, found, options, portion(progress, 1, STEPS))
        tables += [dimensions, items, overall_table(answers, frame, found.family, options, portion(progress, 2, STEPS))]
        charts.append(gaps_chart(dimensions))
    zones = zone_tables(answers)
    tables += zones
    charts += [zone_chart(zone) for zone in zones]
    stability = stability_table(answers, options, portion(progress, 3, STEPS))
    if stability is not None:
        tables.append(stability)
        charts.append(stability_chart(stability))
    return Outcome(tables=tuple(table for table in tables if table.rows), charts=tuple(charts))
