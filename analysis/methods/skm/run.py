"""The community satisfaction index in the lab: per element, per unit or service, with its interval and the risk of another class.

Index, rounding and classes are the core's (`analysis.skm`, PermenPANRB 14/2017). The interval (percentiles) and the shares of
the classes come from a seeded bootstrap over responses: "B, 87.90, 95 % 86.10-89.50; A in 31 % of resamples" says how much of
the class is luck of the draw. Missing answers: an element's mean is over those who answered it, in each resample too.
"""

from collections.abc import Iterator

import pandas as pd

from analysis.answers import read_answers
from analysis.methods.groups.split import group_labels
from analysis.methods.outcome import Outcome, Progress, portion
from analysis.methods.pickers import parts
from analysis.methods.skm.elements import elements_table
from analysis.methods.skm.index import Subset, index_chart, index_table, weights_table
from analysis.methods.skm.spec import SkmOptions
from analysis.methods.skm.transcription import profile_table, transcription_table
from analysis.table import Chart, Table
from instruments.model import Instrument


def run(frame: pd.DataFrame, instrument: Instrument, options: SkmOptions, progress: Progress | None = None) -> Outcome:
    """The index of all responses, then of each group of the chosen variables, its elements, weights and transcription sheet."""
    whole = read_answers(frame, instrument)
    variables = tuple(name for name in parts(options, "by", instrument) if name in frame.columns)
    everyone = index_table([Subset(name="", answers=whole)], whole.n, options, portion(progress, 0, len(variables) + 1))
    grouped = [
        index_table(
            _subsets(frame, instrument, variable), whole.n, options,
            portion(progress, position + 1, len(variables) + 1), variable=variable,
        )
        for position, variable in enumerate(variables)
    ]  # fmt: skip
    tables: list[Table] = [everyone, weights_table(whole), elements_table(whole), *grouped]
    if options.transcription:
        tables += [transcription_table(whole), profile_table(frame, instrument)]
    elements = Chart(id="skm_elements", kind="bars", table=tables[2], roles={"x": "element", "y": "nrr"})
    charts = (elements, *(index_chart(table) for table in grouped if table.rows))
    return Outcome(tables=tuple(table for table in tables if table.rows or table.notes), charts=charts)


def _subsets(frame: pd.DataFrame, instrument: Instrument, variable: str) -> Iterator[Subset]:
    labels, position = group_labels(frame[variable])
    for place, label in enumerate(labels):
        yield Subset(name=label, answers=read_answers(frame[position == place], instrument))
