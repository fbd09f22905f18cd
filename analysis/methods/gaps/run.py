"""Gaps: what citizens expect against what they find, by dimension, by item, on the whole; and the zone of tolerance.

Bootstrap intervals beside Student's, the effect size's own interval and the share of top expectations are options. Missing
answers: each row takes the responses complete on its own items and batteries. R: `t.test(P, E, paired = TRUE)`, package boot.
"""

from functools import partial

import pandas as pd

from analysis.answers import read_answers
from analysis.methods.design.about import by_design
from analysis.methods.gaps.designed import designed_gaps
from analysis.methods.gaps.differences import further_columns
from analysis.methods.gaps.gap_analysis import gap_analysis
from analysis.methods.gaps.overall_gap import read_points
from analysis.methods.gaps.spec import GapsOptions
from analysis.methods.gaps.tables import gap_section
from analysis.methods.gaps.zone import zone_tables
from analysis.methods.outcome import Outcome
from analysis.methods.table_builder import chart
from analysis.table import Chart, Table
from analysis.tally.counting import tally_answers
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(frame: pd.DataFrame, instrument: Instrument, options: GapsOptions, progress: Progress = UNWATCHED) -> Outcome:
    """Whatever the instrument's batteries allow: gaps, zone of tolerance."""
    answers = read_answers(frame, instrument)
    tables: list[Table] = []
    charts: list[Chart] = []
    points = read_points(frame, instrument)
    found = gap_analysis(tally_answers(answers, points), ceiling=options.ceiling)
    if found is not None:
        method = "gap_bootstrap" if options.bootstrap else "paired_t_wilcoxon_holm"
        section = gap_section(found, further_columns(answers, found, options, progress), method)
        tables += section.tables
        charts += section.charts
    zones = zone_tables(answers)
    tables += zones
    charts += [
        chart(zone, "intervals", x=zone.columns[0].id, y="perception", lower="minimum", upper="desired")
        for zone in zones
    ]
    plain = Outcome(tables=tuple(table for table in tables if table.rows), charts=tuple(charts))
    if found is None:
        return plain
    return by_design(frame, options, partial(designed_gaps, answers, points)).then(plain)
