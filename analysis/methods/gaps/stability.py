"""How sure an item's quadrant is: the share of bootstrap resamples in which it falls into each."""

import numpy as np

from analysis.answers import Answers
from analysis.formulas.resampling import resampled_means
from analysis.methods.build import code, count, number, part, share, table
from analysis.methods.gaps.spec import GapsOptions
from analysis.methods.outcome import Progress
from analysis.priorities import PERFORMANCE, priorities
from analysis.scoring import Matrix
from analysis.table import Cell, Chart, Table
from instruments.model import Item

QUADRANTS = ("A", "B", "C", "D")

COLUMNS = (
    part("item", "item"),
    part("dimension", "dimension"),
    count("n"),
    number("importance"),
    number("performance"),
    code("quadrant"),
    *(share(f"share_{letter.lower()}", 0) for letter in QUADRANTS),
    share("stability", 0),
)


def stability_table(answers: Answers, options: GapsOptions, progress: Progress | None) -> Table | None:
    """A row an item of the importance–performance analysis; None where the instrument has none.

    In every resample the item means are taken anew, and the lines cross at their means; `stability` is the share of the
    resamples that agree with the quadrant printed.
    """
    found = priorities(answers)
    if found is None:
        return None
    items = [answers.instrument.item(row.item) for row in found.ipa if row.quadrant is not None]
    shares = _shares(answers, items, found.importance_battery, options, progress)
    rows: list[tuple[Cell, ...]] = []
    for row in found.ipa:
        own: tuple[Cell, ...] = (None,) * 5
        if row.quadrant is not None:
            known = shares[row.item]
            own = (*known, known[QUADRANTS.index(row.quadrant)])
        rows.append((row.item, row.dimension, row.n, row.importance, row.performance, row.quadrant, *own))
    params: dict[str, Cell] = {
        "importance_battery": found.importance_battery,
        "cross_importance": found.cross_importance,
        "cross_performance": found.cross_performance,
        "resamples": options.resamples,
        "seed": options.seed,
    }
    return table("lab_ipa", COLUMNS, rows, started=answers.n, method="ipa_bootstrap", notes=found.notes, params=params)


def stability_chart(stability: Table) -> Chart:
    """The items in their quadrants."""
    roles = {"x": "performance", "y": "importance", "label": "item", "group": "quadrant"}
    return Chart(id="lab_ipa", kind="quadrants", table=stability, roles=roles)


def _shares(
    answers: Answers, items: list[Item], battery: str, options: GapsOptions, progress: Progress | None
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
    answers: Answers, items: list[Item], battery: str, options: GapsOptions, progress: Progress | None
) -> tuple[Matrix, Matrix]:
    """Importance and performance of each item in each resample, shape (resamples, items); NaN for an item nobody answered."""
    importance, performance = answers.of(items, battery), answers.of(items, PERFORMANCE)
    present = ~np.isnan(importance) & ~np.isnan(performance)
    somebody = present.any(axis=1)
    importance, performance, present = importance[somebody], performance[somebody], present[somebody]
    columns = np.hstack(
        [np.where(present, importance, 0), np.where(present, performance, 0), present.astype(np.float64)]
    )
    means = resampled_means(columns, options.resamples, options.seed, progress)
    k = len(items)
    known = means[:, 2 * k :]
    nothing = np.full(known.shape, np.nan)
    return (
        np.divide(means[:, :k], known, out=nothing.copy(), where=known > 0),
        np.divide(means[:, k : 2 * k], known, out=nothing, where=known > 0),
    )
