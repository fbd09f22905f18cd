"""The index with its interval and the risk of each class, for everyone or group by group; and what other weights would print."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, get_args

import numpy as np

from analysis.answers import Answers
from analysis.formulas.resampling import percentile_interval, resampled_means
from analysis.methods.build import Further, code, count, note, number, part, share, table
from analysis.methods.outcome import Progress
from analysis.methods.skm.element_answers import element_answers
from analysis.methods.skm.satisfaction_index import SkmIndex, element_weight, skm_index
from analysis.methods.skm.spec import SkmOptions
from analysis.methods.skm.tables import INDEX
from analysis.options import WeightName
from analysis.scoring import Matrix
from analysis.table import Chart, Table
from analysis.thresholds import SKM_CLASSES

CLASS_SHARES = ("share_a", "share_b", "share_c", "share_d")
RISK = (number("lower"), number("upper"), *(share(name, 0) for name in CLASS_SHARES))
GROUPS = (part("group", "value"), *INDEX, *RISK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subset:
    """Responses that get an index of their own; `name` is the group's value."""

    name: str
    answers: Answers


def risk_columns(answers: Answers, index: SkmIndex, options: SkmOptions, progress: Progress | None) -> Further:
    """The index' interval and the risk of each class, as one row."""
    return Further(columns=RISK, rows=[_resampled(answers, index, options, progress)])


def groups_table(
    subsets: Iterable[Subset], started: int, options: SkmOptions, progress: Progress | None, variable: str
) -> Table:
    """A row a group of at least `smallest` responses."""
    rows: list[tuple[Any, ...]] = []
    suppressed = 0
    for subset in subsets:
        index = index_of(subset.answers, options)
        n = index.sample.used
        if n < options.smallest:
            suppressed += 1
            continue
        own = (subset.name, n, index.ikm_rounded, index.class_, index.weight)
        rows.append((*own, *_resampled(subset.answers, index, options, progress)))
    notes = [note("groups_suppressed", "skm", suppressed=suppressed, smallest=options.smallest)] if suppressed else []
    return table(
        "lab_skm_groups",
        GROUPS,
        rows,
        started=started,
        method="skm_bootstrap",
        notes=notes,
        params={"variable": variable, "weight": options.weight, "resamples": options.resamples, "seed": options.seed},
    )


def index_chart(groups: Table) -> Chart:
    """Each group's index with its interval."""
    roles = {"x": "group", "y": "ikm_rounded", "lower": "lower", "upper": "upper"}
    return Chart(id="lab_skm_groups", kind="intervals", table=groups, roles=roles)


def weights_table(answers: Answers) -> Table:
    """The same answers by exact and by rounded weights: what public tools would have printed."""
    names: tuple[WeightName, ...] = get_args(WeightName)
    rows = []
    for name in names:
        index = skm_index(answers, name)
        if index is not None:
            maximum = float(100 * len(index.elements) * element_weight(name, len(index.elements)))
            rows.append((name, index.sample.used, index.ikm_rounded, index.class_, maximum))
    columns = (code("weight"), count("n"), number("ikm_rounded"), code("class"), number("maximum"))
    return table("lab_skm_weights", columns, rows, started=answers.n, method="skm_weights")


def index_of(answers: Answers, options: SkmOptions) -> SkmIndex:
    weight: WeightName = next(name for name in get_args(WeightName) if name == options.weight)
    index = skm_index(answers, weight)
    if index is None:
        raise ValueError("an instrument without the family skm has no index")
    return index


def _resampled(answers: Answers, index: SkmIndex, options: SkmOptions, progress: Progress | None) -> tuple[float, ...]:
    """The 95 % percentile interval, and the share of the resamples in class A, B, C, D; NaN where there is no index."""
    if index.ikm is None or answers.n < 2:
        return (np.nan,) * len(RISK)
    X = element_answers(answers)
    X = X[~np.isnan(X).all(axis=1)]
    k = X.shape[1]
    present = ~np.isnan(X)
    columns = np.hstack([np.where(present, X, 0.0), present.astype(np.float64)])
    means = resampled_means(columns, options.resamples, options.seed, progress)
    nrr = np.divide(means[:, :k], means[:, k:], out=np.full((len(means), k), np.nan), where=means[:, k:] > 0)
    values = 25 * float(element_weight(index.weight, k)) * nrr.sum(axis=1)
    defined = values[np.isfinite(values)]
    return (*percentile_interval(defined), *class_shares(defined))


def class_shares(values: Matrix) -> tuple[float, ...]:
    """Shares of the indexes that are printed (rounded half up to two decimals) in class A, B, C, D."""
    if not len(values):
        return (np.nan,) * 4
    # 1e-9 is below any step of an index of whole answers, and above the rounding of float64.
    printed = np.floor(values * 100 + 0.5 + 1e-9)
    lowest = [float(Fraction(start) * 100) for start, _ in SKM_CLASSES[:-1]]
    place = np.searchsorted(-np.array(lowest), -printed, side="left")
    return tuple(float(share_) for share_ in np.bincount(place, minlength=4) / len(values))
