"""The sheet to be typed into the national portal: per element counts, sums and means; and who answered."""

from fractions import Fraction

import numpy as np
import pandas as pd

from analysis.answers import Answers
from analysis.methods.groups.split import group_labels
from analysis.methods.pickers import choice_questions
from analysis.methods.skm.satisfaction_index import element_answers, skm_items
from analysis.methods.table_builder import alike, count, number, part, share, table
from analysis.table import Cell, Sample, Table
from instruments.model import Instrument

ANSWERS = (1, 2, 3, 4)

COLUMNS = (
    part("element", "item"),
    count("n"),
    *(count(f"answered_{answer}") for answer in ANSWERS),
    count("total"),
    *alike(number, "nrr", "nrr_weighted", decimals=3),
)


def transcription_table(answers: Answers) -> Table:
    """How often each answer was given, the sum, the mean and the mean over the number of elements, in the regulation's terms."""
    items = skm_items(answers.instrument)
    rows: list[tuple[Cell, ...]] = []
    for item, column in zip(items, element_answers(answers).T, strict=True):
        given = column[~np.isnan(column)]
        counts = [int((given == answer).sum()) for answer in ANSWERS]
        total = int(given.sum())
        nrr = Fraction(total, len(given)) if len(given) else None
        means = (None, None) if nrr is None else (float(nrr), float(nrr / len(items)))
        rows.append((item.id, len(given), *counts, total, *means))
    return table("lab_skm_transcription", COLUMNS, rows, started=answers.n, method="skm_transcription")


def profile_table(frame: pd.DataFrame, instrument: Instrument) -> Table:
    """How many respondents gave each answer to each profile question of one choice."""
    rows: list[tuple[Cell, ...]] = []
    for variable in choice_questions(instrument):
        if variable not in frame.columns:
            continue
        labels, position = group_labels(frame[variable])
        known = position[position >= 0]
        counts = np.bincount(known, minlength=len(labels))
        rows += [(variable, label, int(n), n / len(known)) for label, n in zip(labels, counts, strict=True)]
    columns = (part("variable", "variable"), part("value", "value"), count("n"), share("share"))
    sample = Sample(started=len(frame), complete=len(frame), used=len(frame), rule="available")
    return table("lab_skm_profile", columns, rows, sample=sample, method="frequencies")
