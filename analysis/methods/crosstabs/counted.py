"""Counting: how many of each group gave each answer."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.disclosure.crossed import group_states
from analysis.disclosure.ranges import SHOWN
from analysis.formulas.contingency import Counts
from analysis.methods.groups.split import group_labels
from analysis.scoring import Mask
from instruments.model import Question

SEPARATOR = ";"  # between the several choices of one cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Answers by groups: `counts` has shape (answers, groups), `base` counts those of each group who answered, shape (groups,).

    With `several` choices one person counts in several answers. Groups that are not `shown`, shape (groups,), are too small, or
    hidden beside one that is; they stand here because their cells must not follow from the others.
    """

    several: bool
    answers: tuple[str, ...]
    groups: tuple[str, ...]
    counts: Counts
    base: Counts
    shown: Mask

    @property
    def suppressed(self) -> int:
        """How many groups are not shown."""
        return int((~self.shown).sum())


def counted(frame: pd.DataFrame, question: Question, by: str, smallest: int) -> Counted:
    """Count the answers of those who answered the question and have a group; which groups are large enough to be shown."""
    labels, place = group_labels(frame[by])
    cells = frame[question.id].astype("str").where(frame[question.id].notna(), "")
    known = (place >= 0) & (cells != "").to_numpy()
    chosen, place = cells[known], place[known]
    base = np.bincount(place, minlength=len(labels))
    marks = _marks(chosen, question)
    counts = np.array([np.bincount(place[mark], minlength=len(labels)) for mark in marks.values()])
    kept = base > 0
    return Counted(
        several=question.traits.several,
        answers=tuple(marks),
        groups=tuple(label for label, large in zip(labels, kept, strict=True) if large),
        counts=counts.reshape(len(marks), len(labels))[:, kept],
        base=base[kept],
        shown=group_states(base[kept], smallest) == SHOWN,
    )


def _marks(cells: pd.Series, question: Question) -> dict[str, Mask]:
    """Who gave each answer, in the questionnaire's order."""
    if not question.traits.several:
        return {choice.id: (cells == choice.id).to_numpy(dtype=bool) for choice in question.choices}
    fenced = SEPARATOR + cells + SEPARATOR
    return {
        choice.id: fenced.str.contains(f"{SEPARATOR}{choice.id}{SEPARATOR}", regex=False).to_numpy(dtype=bool)
        for choice in question.choices
    }
