"""How sure an item's quadrant is: the share of bootstrap resamples in which it falls into each."""

import numpy as np

from analysis.answers import Answers
from analysis.formulas.resampling import resampled_means
from analysis.item_matrices import Matrix
from analysis.methods.priorities.importance_performance import PERFORMANCE, ImportancePerformance
from analysis.methods.priorities.spec import PrioritiesOptions
from analysis.methods.table_builder import Further, share
from analysis.table import Cell
from instruments.model import Item
from instruments.progress import Progress

QUADRANTS = ("A", "B", "C", "D")

COLUMNS = (*(share(f"share_{letter.lower()}", 0) for letter in QUADRANTS), share("stability", 0))


def stability_columns(
    answers: Answers, found: ImportancePerformance, options: PrioritiesOptions, progress: Progress
) -> Further:
    """A row an item: shares of the resamples in each quadrant, and of those that agree with the quadrant printed.

    In every resample the item means are taken anew, and the lines cross at their means.
    """
    items = [answers.instrument.item(row.item) for row in found.ipa if row.quadrant is not None]
    shares = _shares(answers, items, found.importance_battery, options, progress)
    rows: list[tuple[Cell, ...]] = []
    for row in found.ipa:
        own: tuple[Cell, ...] = (None,) * len(COLUMNS)
        if row.quadrant is not None:
            known = shares[row.item]
            own = (*known, known[QUADRANTS.index(row.quadrant)])
        rows.append(own)
    return Further(columns=COLUMNS, rows=rows)


def _shares(
    answers: Answers, items: list[Item], battery: str, options: PrioritiesOptions, progress: Progress
) -> dict[str, tuple[float, ...]]:
    """For each item the shares of resamples in A, B, C, D."""
    if not items:
        return {}
    importance, performance = _resampled_item_means(answers, items, battery, options, progress)
    high = importance > np.nanmean(importance, axis=1, keepdims=True)
    good = performance > np.nanmean(performance, axis=1, keepdims=True)
    inside = (high & ~good, high & good, ~high & ~good, ~high & good)
    drawn = np.isfinite(importance)
    shares = [np.where(drawn, quadrant, False).sum(axis=0) / np.maximum(drawn.sum(axis=0), 1) for quadrant in inside]
    return {item.id: tuple(float(s[j]) for s in shares) for j, item in enumerate(items)}


def _resampled_item_means(
    answers: Answers, items: list[Item], battery: str, options: PrioritiesOptions, progress: Progress
) -> tuple[Matrix, Matrix]:
    """Importance and performance of each item in each resample, shape (resamples, items); NaN for an item nobody answered."""
    k = len(items)
    columns = np.empty((answers.n, 3 * k), dtype=np.float32)  # half the memory, and answers are small whole numbers
    for j, item in enumerate(items):
        present = answers.complete([item], battery, PERFORMANCE)
        for place, side in enumerate((battery, PERFORMANCE)):
            columns[:, place * k + j] = np.where(present, answers.of([item], side)[:, 0], 0)
        columns[:, 2 * k + j] = present
    somebody = columns[:, 2 * k :].any(axis=1)
    means = resampled_means(columns[somebody], options.resamples, options.seed, progress)
    known = means[:, 2 * k :]
    nothing = np.full(known.shape, np.nan)
    return (
        np.divide(means[:, :k], known, out=nothing.copy(), where=known > 0),
        np.divide(means[:, k : 2 * k], known, out=nothing, where=known > 0),
    )
