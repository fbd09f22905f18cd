"""Awareness, use, satisfaction: how many remain at each step."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.formulas.proportions import binomial_p, wilson_interval
from analysis.methods.cohen.spec import CohenOptions
from analysis.methods.pickers import scale_questions, yes_no_questions
from analysis.methods.table_builder import code, count, p_value, part, share, table
from analysis.scoring import Mask, numeric
from analysis.table import Cell, Chart, Sample, Table
from analysis.thresholds import LEVEL
from instruments.condition import names
from instruments.model import Instrument

YES = "yes"

COLUMNS = (
    code("stage"),
    part("question", "variable"),
    count("n"),
    count("count"),
    share("share"),
    share("lower"),
    share("upper"),
    share("share_of_all"),
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
        answered, passed = _answers(frame, instrument, stage.question)
        asked = inside & answered
        n, through = int(asked.sum()), int((asked & passed).sum())
        everyone = everyone or n
        p = binomial_p(through, n, options.benchmark)
        shares = (through / n if n else None, *wilson_interval(through, n), through / everyone if everyone else None)
        rows.append((stage.code, stage.question, n, through, *shares, p, _against(through, n, p, options.benchmark)))
        inside = asked & passed
    return table(
        "lab_cohen_funnel",
        COLUMNS,
        rows,
        method="funnel",
        params={"benchmark": options.benchmark},
        sample=Sample(started=len(frame), complete=everyone, used=everyone, rule="per_row"),
    )


def funnel_chart(funnel: Table) -> Chart:
    """The shares with their intervals, stage by stage."""
    roles = {"x": "stage", "y": "share", "lower": "lower", "upper": "upper"}
    return Chart(id="lab_cohen_funnel", kind="intervals", table=funnel, roles=roles)


def stages(instrument: Instrument, options: CohenOptions) -> tuple[Stage, ...]:
    """The questions named by the options, else found by what they depend on: used if aware, satisfied if used."""
    yes_no = yes_no_questions(instrument)
    aware = options.awareness or next((q for q in yes_no if _dependants(instrument, q, yes_no)), "")
    used = options.use or next(iter(_dependants(instrument, aware, yes_no)), "")
    after = used or aware
    satisfied = options.satisfaction or next(iter(_dependants(instrument, after, scale_questions(instrument))), "")
    named = (Stage("awareness", aware), Stage("use", used), Stage("satisfaction", satisfied))
    return tuple(stage for stage in named if any(q.id == stage.question for q in instrument.questions))


def _dependants(instrument: Instrument, question: str, among: tuple[str, ...]) -> tuple[str, ...]:
    """The questions that are asked depending on another's answer."""
    conditions = {q.id: q.show_if for q in instrument.questions if q.show_if}
    return tuple(q for q in among if question and q in conditions and question in names(conditions[q]))


def _answers(frame: pd.DataFrame, instrument: Instrument, question_id: str) -> tuple[Mask, Mask]:
    """Who answered, and who said yes, or on a scale more than its middle; shape (n,) each."""
    question = instrument.question(question_id)
    if question.scale is not None:
        values = numeric(frame, question_id)
        return ~np.isnan(values), values > (question.scale.min + question.scale.max) / 2
    if question_id not in frame.columns:
        return (np.zeros(len(frame), dtype=bool),) * 2
    cells = frame[question_id].astype(object)
    answered = (cells.notna() & (cells != "")).to_numpy(dtype=bool)
    return answered, answered & (cells == YES).to_numpy(dtype=bool)


def _against(through: int, n: int, p: float, benchmark: float) -> str | None:
    if n == 0:
        return None
    if p >= LEVEL:
        return "not_different"
    return "above_benchmark" if through / n > benchmark else "below_benchmark"
