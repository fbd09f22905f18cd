"""The community satisfaction index: per element, per unit or service, with its interval and the risk of another class.

Index, rounding and classes follow PermenPANRB 14/2017; the interval and the chance of each class are `index_interval`'s.
"B, 87.90, 95 % 86.10-89.50; A with a chance of 31 %" says how much of the class is luck of the draw. Missing answers: an
element's mean is over those who answered it.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.answers import Answers, read_answers
from analysis.methods.design.about import About, by_design
from analysis.methods.design.index import elements_table, index_table
from analysis.methods.design.index import groups_table as designed_groups
from analysis.methods.groups.split import group_labels
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.skm.elements import element_columns
from analysis.methods.skm.index_by_group import Subset, groups_table, index_of, weights_table
from analysis.methods.skm.satisfaction_index import element_answers, element_weight, has_skm_scale, skm_items
from analysis.methods.skm.spec import SkmOptions
from analysis.methods.skm.tables import lowest_first, skm_section
from analysis.methods.skm.transcription import profile_table, transcription_table
from analysis.methods.table_builder import INTERVAL, chart
from analysis.table import Chart, Table
from analysis.tally.counting import tally_answers
from analysis.tally.tally_plan import league_plan
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(frame: pd.DataFrame, instrument: Instrument, options: SkmOptions, progress: Progress = UNWATCHED) -> Outcome:
    """The index of all responses, then of each group of the chosen variables, its elements, weights and transcription sheet."""
    answers = read_answers(frame, instrument)
    whole = tally_answers(answers, plan=league_plan(instrument))
    variables = tuple(name for name in parts(options, "by", instrument) if name in frame.columns)
    section = lowest_first(skm_section(index_of(whole, options), element_columns(answers)))
    grouped = []
    for place, variable in enumerate(variables, start=1):
        grouped.append(groups_table(_subsets(answers, frame[variable]), answers.n, options, variable))
        progress(place / len(variables))
    tables: list[Table] = [*section.tables, weights_table(whole), *grouped]
    if options.transcription:
        tables += [transcription_table(answers), profile_table(frame, instrument)]
    charts: list[Chart] = [
        *section.charts,
        *(chart(table, "intervals", x="group", y="ikm_rounded", **INTERVAL) for table in grouped if table.rows),
    ]
    plain = Outcome(tables=tuple(table for table in tables if table.rows or table.notes), charts=tuple(charts))
    if not has_skm_scale(instrument):
        return plain
    return by_design(frame, options, lambda about: _designed(frame, answers, variables, options, about)).then(plain)


def _designed(
    frame: pd.DataFrame, answers: Answers, variables: tuple[str, ...], options: SkmOptions, about: About
) -> Outcome:
    """Index, elements and groups under the chosen design."""
    elements, names = element_answers(answers), [item.id for item in skm_items(answers.instrument)]
    weight = float(element_weight(options.weight, len(names)))
    grouped = [
        designed_groups(
            elements, group_labels(frame[variable]), about, variable=variable, smallest=options.smallest, weight=weight
        )
        for variable in variables
    ]
    tables = (index_table(elements, about, weight), elements_table(elements, names, about), *grouped)
    return Outcome(
        tables=tables,
        charts=tuple(
            chart(table, "intervals", x="group", y="ikm", lower="lower_bound", upper="upper_bound")
            for table in grouped
            if table.rows
        ),
    )


def _subsets(answers: Answers, groups: "pd.Series[Any]") -> Iterator[Subset]:
    labels, position = group_labels(groups)
    plan = league_plan(answers.instrument)
    for place, label in enumerate(labels):
        yield Subset(name=label, tally=tally_answers(answers.rows(position == place), plan=plan))
