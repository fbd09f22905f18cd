"""The answers to the nine elements."""

import numpy as np

from analysis.answers import Answers
from analysis.methods.skm.satisfaction_index import element_battery, skm_items
from analysis.scoring import Matrix


def element_answers(answers: Answers) -> Matrix:
    """Answers 1-4 by element in the questionnaire's order, shape (n, elements), NaN where missing."""
    items = skm_items(answers.instrument)
    return np.column_stack([answers.of([item], element_battery(item))[:, 0] for item in items])
