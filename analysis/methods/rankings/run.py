"""Choices put in order in the lab: which are put first, how sure that is, and whether people agree at all.

    ranking    the mean place of each choice (1 the most important), t interval; how often each stood first, Wilson's interval
    agreement  Friedman's test of equal mean places; Kendall's W, 0 no common order, 1 the same order for all

Missing answers: who left a ranking out is not counted in it; a ranking is whole or not there. R: `t.test`, `prop.test(correct =
FALSE)`, `friedman.test`; W = 12 S / (n² (k³ − k)) (Kendall and Babington Smith 1939).
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.disclosure.ranges import FEW, SHOWN
from analysis.disclosure.suppression import hidden, lines_of
from analysis.formulas.moments import t_interval
from analysis.formulas.proportions import wilson_interval
from analysis.formulas.repeated_measures import friedman
from analysis.item_matrices import Matrix
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.rankings.spec import RankingsOptions
from analysis.methods.table_builder import (
    INTERVAL,
    alike,
    chart,
    count,
    note,
    number,
    p_value,
    part,
    rows_where,
    share,
    table,
)
from analysis.table import Cell, Chart, Hidden, Table
from instruments.model import Instrument, Question
from instruments.progress import UNWATCHED, Progress

RANKING = (
    part("variable", "variable"),
    part("answer", "value"),
    count("n"),
    *alike(number, "mean_place", "sd", "lower", "upper"),
    count("first"),
    *alike(share, "share", "share_lower", "share_upper"),
)
AGREEMENT = (
    part("variable", "variable"),
    *alike(count, "n", "choices"),
    number("chi2"),
    count("df"),
    p_value("p"),
    number("kendall_w"),
)


def run(
    frame: pd.DataFrame, instrument: Instrument, options: RankingsOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """A row a choice in the order of its mean place, a chart a question, and a row a question about the agreement."""
    asked = [instrument.question(name) for name in parts(options, "questions", instrument)]
    given = [(question, places(frame, question)) for question in asked]
    shown = [(question, found) for question, found in given if len(found) >= options.smallest]
    ranking = table(
        "lab_ranking",
        RANKING,
        [row for q, found in shown for row in _rows(q, found, options)],
        started=len(frame),
        method="ranking",
    )
    agreement = table(
        "lab_ranking_agreement",
        AGREEMENT,
        [_agreement(q, found) for q, found in shown],
        started=len(frame),
        method="ranking_agreement",
    )
    return Outcome(
        tables=(ranking, agreement) if shown else (),
        charts=tuple(_chart(rows_where(ranking, "variable", question.id)) for question, _found in shown),
        notes=tuple(
            note("ranking_of_few", "rankings", variable=question.id, smallest=options.smallest)
            for question, found in given
            if len(found) < options.smallest
        ),
    )


def places(frame: pd.DataFrame, question: Question) -> Matrix:
    """Each ranking's places from 1, shape (n, k): a column a choice, in the questionnaire's order; who gave none is left out."""
    ids = [choice.id for choice in question.choices]
    cells = frame[question.id].dropna() if question.id in frame.columns else ()
    rows = [[order.index(one) + 1 for one in ids] for cell in cells if (order := str(cell).split(";")) and cell]
    return np.array(rows, dtype=np.float64).reshape(-1, len(ids))


def _rows(question: Question, found: Matrix, options: RankingsOptions) -> Iterator[tuple[Cell, ...]]:
    firsts = (found == 1).sum(axis=0)
    states = hidden(firsts, lines_of(firsts.shape), options.smallest)  # who put each first adds up to all who answered
    for at in np.argsort(found.sum(axis=0), kind="stable"):
        mean, sd = float(found[:, at].mean()), float(found[:, at].std(ddof=1))
        told = (int(firsts[at]), firsts[at] / len(found), *wilson_interval(int(firsts[at]), len(found)))
        withheld = (Hidden(below=options.smallest if states[at] == FEW else None), *(Hidden() for _cell in told[1:]))
        interval = t_interval(mean, sd, len(found))
        yield (
            question.id,
            question.choices[at].id,
            len(found),
            mean,
            sd,
            *interval,
            *(told if states[at] == SHOWN else withheld),
        )


def _agreement(question: Question, found: Matrix) -> tuple[Cell, ...]:
    tested = friedman(found)
    numbers = (tested.q, round(tested.df), tested.p, tested.w) if tested else (None,) * 4
    return question.id, len(found), found.shape[1], *numbers


def _chart(ranking: Table) -> Chart:
    """The mean places with their intervals, the most important at the top."""
    return chart(ranking, "intervals", x="answer", y="mean_place", **INTERVAL)
