"""Counting: how many of each group gave each answer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.disclosure.groups import hidden_groups
from analysis.disclosure.patterns import Divided, divided, states_over
from analysis.disclosure.ranges import States
from analysis.formulas.contingency import Counts
from analysis.item_matrices import Mask
from analysis.methods.groups.split import group_labels
from instruments.model import Question

SEPARATOR = ";"  # between the several choices of one cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Answers by groups: `counts` has shape (answers, groups), `base` counts those of each group who answered, shape (groups,).

    With `several` choices one person counts in several answers. Groups that are not `shown`, shape (groups,), are too small, or
    hidden beside one that is; they stand here because their cells must not follow from the others. `states` says which cells are
    hidden, shape (answers, groups): all of a group that is not shown, and what hides wherever these two are counted (`patterns`).
    """

    several: bool
    answers: tuple[str, ...]
    groups: tuple[str, ...]
    counts: Counts
    base: Counts
    shown: Mask
    states: States

    @property
    def suppressed(self) -> int:
        """How many groups are not shown."""
        return int((~self.shown).sum())


def counted(frame: pd.DataFrame, question: Question, by: str, smallest: int) -> Counted:
    """Count the answers of those who answered the question and have a group; which groups are large enough to be shown."""
    labels, place = group_labels(frame[by])
    groups = Divided(name=by, places=place, size=len(labels))
    cells = frame[question.id].astype("str").where(frame[question.id].notna(), "")
    answered, marks = (cells != "").to_numpy(), _marks(cells, question)
    known = (place >= 0) & answered
    base = np.bincount(place[known], minlength=len(labels))
    counts = np.array([np.bincount(place[mark & known], minlength=len(labels)) for mark in marks.values()])
    kept = base > 0
    shown = _shown(frame, by, labels, answered, smallest)
    states = _states(question, groups, answered, list(marks.values()), smallest)
    return Counted(
        several=question.traits.several,
        answers=tuple(marks),
        groups=tuple(label for label, large in zip(labels, kept, strict=True) if large),
        counts=counts.reshape(len(marks), len(labels))[:, kept],
        base=base[kept],
        shown=shown[kept],
        states=states.reshape(len(marks), len(labels))[:, kept],
    )


def _shown(frame: pd.DataFrame, by: str, labels: Sequence[str], answered: Mask, smallest: int) -> Mask:
    """Which groups are shown, by how many of them answered and by how many they are."""
    without = {name for those in (frame, frame[answered]) for name in hidden_groups(those, by, smallest)}
    return np.array([label not in without for label in labels], dtype=bool)


def _states(question: Question, groups: Divided, answered: Mask, marks: Sequence[Mask], smallest: int) -> States:
    """Shape (answers, groups); of several choices each is looked at with those who did not choose it."""
    if not question.traits.several:
        return states_over([divided(question.id, marks), groups], smallest)
    pairs = [divided(f"{question.id}={at}", [answered & ~mark, mark]) for at, mark in enumerate(marks)]
    return np.array([states_over([pair, groups], smallest)[1] for pair in pairs], dtype=np.int8)


def _marks(cells: pd.Series, question: Question) -> dict[str, Mask]:
    """Who gave each answer, in the questionnaire's order."""
    if not question.traits.several:
        return {choice.id: (cells == choice.id).to_numpy(dtype=bool) for choice in question.choices}
    fenced = SEPARATOR + cells + SEPARATOR
    return {
        choice.id: fenced.str.contains(f"{SEPARATOR}{choice.id}{SEPARATOR}", regex=False).to_numpy(dtype=bool)
        for choice in question.choices
    }
