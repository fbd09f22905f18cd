"""Each element with its interval and what its mean would be as an index."""

from fractions import Fraction

from analysis.answers import Answers
from analysis.formulas.moments import RowScores, t_interval
from analysis.methods.build import code, count, number, part, table
from analysis.methods.skm.element_answers import element_answers
from analysis.skm import classify, half_up, skm_index, skm_items
from analysis.table import Cell, Table

COLUMNS = (
    part("element", "item"),
    count("n"),
    number("nrr", 3),
    number("lower", 3),
    number("upper", 3),
    number("converted"),
    code("class"),
)


def elements_table(answers: Answers) -> Table:
    """NRR over those who answered, its 95 % t interval, 25·NRR rounded half up and its class; lowest first."""
    index = skm_index(answers)
    rows: list[tuple[Cell, ...]] = []
    for item, column in zip(skm_items(answers.instrument), element_answers(answers).T, strict=True):
        score = RowScores(totals=column[column == column], divisor=1)
        printed = half_up(25 * Fraction(float(score.totals.sum())) / score.n, 2) if score.n else None
        ends = (None, None) if printed is None else (float(printed), classify(printed))
        rows.append(
            (item.id, score.n, score.mean if score.n else None, *t_interval(score.mean, score.sd, score.n), *ends)
        )
    rows.sort(key=lambda row: float("inf") if row[2] is None else float(row[2]))
    notes = [n for n in index.notes if n.where != "skm"] if index else []
    return table("lab_skm_elements", COLUMNS, rows, started=answers.n, method="element_means", notes=notes)
