"""What the lab adds to an element: its interval, and what its mean would be as an index."""

from fractions import Fraction

from analysis.answers import Answers
from analysis.formulas.moments import t_interval
from analysis.formulas.rounding import half_up
from analysis.item_matrices import Matrix
from analysis.methods.skm.satisfaction_index import classify, element_answers
from analysis.methods.table_builder import Further, code, number
from analysis.table import Cell
from analysis.tally.distribution import Distribution
from analysis.thresholds import BASE_VALUE

COLUMNS = (number("lower", 3), number("upper", 3), number("converted"), code("class"))


def element_columns(answers: Answers) -> Further:
    """A row an element: its 95 % t interval over those who answered, 25·NRR rounded half up, and the class of that."""
    return Further(columns=COLUMNS, rows=[_cells(column) for column in element_answers(answers).T])


def _cells(column: Matrix) -> tuple[Cell, ...]:
    score = Distribution.of(column[column == column])
    if not score.n:
        return (None,) * len(COLUMNS)
    printed = half_up(BASE_VALUE * Fraction(score.total, score.n), 2)
    return (*t_interval(score.mean, score.sd, score.n), float(printed), classify(printed))
