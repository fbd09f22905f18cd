"""Internal consistency of scales: alpha, its interval, item statistics, omega.

With k items, item variances s_j² and variance of the total s_t² (all with n − 1):

    alpha = k/(k − 1) · (1 − Σ s_j² / s_t²)

Cronbach (1951), Psychometrika 16, 297-334. The interval is Feldt's (1965; Feldt, Woodruff & Salih 1987, Applied Psychological
Measurement 11, 93-103): 1 − (1 − alpha)·F with n − 1 and (n − 1)(k − 1) degrees of freedom. Standardised alpha is the same
formula on the correlation matrix. Missing answers: each scale takes the responses complete on its own items.
R: psych::alpha(X, check.keys = FALSE), psych::alpha.ci(alpha, n.obs = n, n.var = k).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from analysis.answers import GAP, PAIR, ItemSet, item_sets
from analysis.formulas.alpha import cronbach_alpha, feldt_interval
from analysis.formulas.moments import correlations, ratio
from analysis.formulas.omega_total import Omega, omega_total
from analysis.item_matrices import Matrix
from analysis.jsonable import HIDDEN, defined
from analysis.table import Note
from analysis.tally.moments import Moments
from analysis.tally.tally import Tally
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReliability:
    """An item within its scale; `item_total_r` with the item in the total, `item_rest_r` without it."""

    item: str
    mean: float | None
    sd: float | None
    item_total_r: float | None
    item_rest_r: float | None
    alpha_if_deleted: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """One scale in one battery, over the `n` responses complete on its `k` items.

    None: `alpha_if_deleted` of two items, correlations of a constant item, everything that needs two responses.
    """

    scale: str
    battery: str
    n: int
    k: int
    alpha: float | None
    alpha_lower: float | None
    alpha_upper: float | None
    alpha_standardised: float | None
    omega_total: float | None
    items: tuple[ItemReliability, ...]
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)


def reliability(tally: Tally, *, has_omega: bool = True) -> tuple[Reliability, ...]:
    """Every scale of at least two items, in every battery and for the gap.

    Args:
        has_omega: without it none is looked for, which takes most of the time, nor is said why there is none.
    """
    return tuple(_row(tally, scale, has_omega) for scale in item_sets(tally.instrument) if len(scale.items) > 1)


def one_item_scales(instrument: Instrument) -> Iterator[Note]:
    """Dimensions that have no row because one item alone has no consistency."""
    for dimension in instrument.dimensions:
        if len(instrument.items_of(dimension.id)) == 1:
            yield Note(code="one_item_scale", where=f"reliability/{dimension.id}", params={"scale": dimension.id})


def scale_moments(tally: Tally, scale: ItemSet) -> Moments:
    """Of the scale's items, over the responses complete on them; a gap's are those of P − E."""
    if scale.battery != GAP:
        return tally.block(scale.items, scale.battery)
    same = np.eye(len(scale.items), dtype=np.int64)
    return tally.block(scale.items, *PAIR).mapped(np.hstack([-same, same]))


def _row(tally: Tally, scale: ItemSet, has_omega: bool) -> Reliability:
    moments = scale_moments(tally, scale)
    n, k, products = moments.n, moments.k, moments.scatter
    alpha = cronbach_alpha(products)
    interval = feldt_interval(alpha, n, k)
    correlated = correlations(products)
    omega = omega_total(correlated, np.diag(products), overall=scale.is_overall) if has_omega else Omega(None)
    items = _item_rows(scale, moments, products)
    where = f"reliability/{scale.id}/{scale.battery}"
    notes = [*_notes(where, n, alpha, items)]
    if n > 1 and omega.reason:
        notes.append(Note(code=omega.reason, where=where))
    return Reliability(
        scale=scale.id,
        battery=scale.battery,
        n=n,
        k=k,
        alpha=defined(alpha),
        alpha_lower=interval.lower,
        alpha_upper=interval.upper,
        alpha_standardised=defined(cronbach_alpha(correlated)),
        omega_total=omega.value,
        items=items,
        notes=tuple(notes),
    )


def _item_rows(scale: ItemSet, moments: Moments, products: Matrix) -> tuple[ItemReliability, ...]:
    """Item statistics, all from the cross-products: with r_j the row sums, v_j the diagonal, T the total.

    item–total r = r_j/√(v_j·T); item–rest r = (r_j − v_j)/√(v_j·(T − 2·r_j + v_j)).
    """
    n, k = moments.n, moments.k
    with_total, own, total = products.sum(axis=1), np.diag(products), products.sum()
    rest = total - 2 * with_total + own
    item_total = ratio(with_total, np.sqrt(own * total))
    item_rest = ratio(with_total - own, np.sqrt(own * np.maximum(rest, 0)))
    spread = np.sqrt(own / (n * (n - 1))) if n > 1 else np.full(k, np.nan)
    means = moments.means
    deleted = _alphas_if_deleted(own, rest)
    return tuple(
        ItemReliability(
            item=item.id,
            mean=defined(means[j]),
            sd=defined(spread[j]),
            item_total_r=defined(item_total[j]),
            item_rest_r=defined(item_rest[j]),
            alpha_if_deleted=defined(deleted[j]),
        )
        for j, item in enumerate(scale.items)
    )


def _alphas_if_deleted(own: Matrix, rest: Matrix) -> Matrix:
    """Alpha of the other k − 1 items, for each item; NaN for two items."""
    k = len(own)
    if k < 3:
        return np.full(k, np.nan)
    return (k - 1) / (k - 2) * (1 - ratio(own.sum() - own, rest))


def _notes(where: str, n: int, alpha: float, items: tuple[ItemReliability, ...]) -> Iterator[Note]:
    if n < 2:
        yield Note(code="too_few_responses", where=where, params={"n": n, "needed": 2})
        return
    if math.isnan(alpha):
        yield Note(code="no_variance", where=where)
    elif alpha < 0:
        yield Note(code="negative_alpha", where=where, params={"alpha": alpha})
    for row in items:
        if row.sd == 0:
            yield Note(code="constant_item", where=f"{where}/{row.item}", params={"item": row.item})
        elif row.item_rest_r is not None and row.item_rest_r < 0:
            yield Note(
                code="negative_item_rest", where=f"{where}/{row.item}", params={"item": row.item, "r": row.item_rest_r}
            )
