"""The answers to the nine elements."""

import numpy as np

from analysis.answers import Answers
from analysis.methods.skm.satisfaction_index import skm_items
from analysis.scoring import Matrix


def element_answers(answers: Answers) -> Matrix:
    """Answers 1-4 by element in the questionnaire's order, shape (n, elements), NaN where missing."""
    columns = []
    for item in skm_items(answers.instrument):
        battery = "perception" if "perception" in item.batteries else item.batteries[-1]
        columns.append(answers.of([item], battery)[:, 0])
    return np.column_stack(columns)
