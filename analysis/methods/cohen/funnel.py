"""Awareness, use, satisfaction: how many remain at each step."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.formulas.proportions import binomial_p, wilson_interval
from analysis.item_matrices import Mask
from analysis.methods.cohen.spec import CohenOptions
from analysis.methods.funnels.chains import dependants
from analysis.methods.funnels.passing import answers
from analysis.methods.funnels.steps import against
from analysis.methods.pickers import scale_questions, yes_no_questions
from analysis.methods.table_builder import INTERVAL, alike, chart, code, count, p_value, part, share, table
from analysis.table import Cell, Chart, Sample, Table
from instruments.model import Instrument

COLUMNS = (
    code("stage"),
    part("question", "variable"),
    *alike(count, "n", "count"),
    *alike(share, "share", "lower", "upper", "share_of_all"),
    p_value("p"),
    code("verdict"),
)


class Stage(NamedTuple):
    """A step of the funnel and the question that asks for it."""

    code: str
    question: str


def funnel_table(frame: pd.DataFrame, instrument: Instrument, options: CohenOptions) -> Table:
    """A row a stage: of those who passed the stage before and answered, how many pass. `share_of_all`: of the first stage's n."""
    rows: list[tuple[Cell, ...]] = []
    inside: Mask = np.ones(len(frame), dtype=bool)
    everyone = 0
    for stage in stages(instrument, options):
        answered, passed = answers(frame, instrument, stage.question)
        asked = inside & answered
        n, through = int(asked.sum()), int((asked & passed).sum())
        everyone = everyone or n
        shares = (through / n if n else None, *wilson_interval(through, n), through / everyone if everyone else None)
        compared = _compared(through, n, _benchmark(stage, options))
        rows.append((stage.code, stage.question, n, through, *shares, *compared))
        inside = asked & passed
    return table(
        "lab_cohen_funnel",
        COLUMNS,
        rows,
        method="funnel",
        sample=Sample(started=len(frame), complete=everyone, used=everyone, rule="per_row"),
    )


def funnel_chart(funnel: Table) -> Chart:
    """The shares with their intervals, stage by stage."""
    return chart(funnel, "intervals", x="stage", y="share", **INTERVAL)


def stages(instrument: Instrument, options: CohenOptions) -> tuple[Stage, ...]:
    """The questions named by the options, else found by what they depend on: used if aware, satisfied if used."""
    yes_no = yes_no_questions(instrument)
    aware = options.awareness or next((q for q in yes_no if dependants(instrument, q, yes_no)), "")
    used = options.use or next(iter(dependants(instrument, aware, yes_no)), "")
    after = used or aware
    satisfied = options.satisfaction or next(iter(dependants(instrument, after, scale_questions(instrument))), "")
    named = (Stage("awareness", aware), Stage("use", used), Stage("satisfaction", satisfied))
    return tuple(stage for stage in named if any(q.id == stage.question for q in instrument.questions))


def _benchmark(stage: Stage, options: CohenOptions) -> float:
    return float(getattr(options, f"{stage.code}_benchmark"))


def _compared(through: int, n: int, benchmark: float) -> tuple[float | None, str | None]:
    """The exact p and the verdict; none where the step has no benchmark."""
    if not benchmark:
        return None, None
    p = binomial_p(through, n, benchmark)
    return p, against(through, n, p, benchmark)
