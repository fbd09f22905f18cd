"""Differential item functioning: whether people of the same total in different groups answer an item differently.

Ordered logits of an item on (1) its dimension's total score, (2) also the group, (3) also their product: χ² of (2) over (1) is
uniform, of (3) over (2) non-uniform functioning; the verdict goes by (3) over (1) and by the growth of Nagelkerke's R² (Zumbo
1999). The total contains the item, as there: what is left of it is so unsure in short scales that groups which differ in level
would be taken for groups which differ in an item (of simulated items without a difference four in ten, against one in twelve).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import chi2

from analysis.answers import Answers, ItemSet
from analysis.formulas.multiple_tests import holm
from analysis.formulas.ordered_logit import OrderedLogit, ordered_logit
from analysis.item_matrices import Matrix
from analysis.methods.table_builder import code, count, note, number, p_value, part, table
from analysis.table import Note, Table
from analysis.thresholds import LARGE_DIF, LEAST_DIF, LEVEL

WHERE = "graded_response"
COLUMNS = (
    part("item", "item"),
    count("n"),
    p_value("p_holm"),
    number("nagelkerke_change", 3),
    code("verdict"),
    count("groups"),
    number("chi2"),
    count("df"),
    p_value("p"),
    number("chi2_uniform"),
    p_value("p_uniform"),
    number("chi2_non_uniform"),
    p_value("p_non_uniform"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Functioning:
    """An item in the groups that are large enough: χ² of the three steps, and Nagelkerke's R² of the last less the first.

    None where one of the models has no maximum.
    """

    item: str
    n: int
    groups: int
    uniform: float | None = None
    non_uniform: float | None = None
    change: float | None = None


def functioning_of(
    answers: Answers, scale: ItemSet, places: npt.NDArray[np.intp], smallest: int
) -> Iterator[Functioning]:
    """Each item of a dimension, over the responses complete on it in groups of at least `smallest` of them."""
    complete = answers.complete(scale.items, scale.battery) & (places >= 0)
    X, group = answers.of(scale.items, scale.battery)[complete], places[complete]
    large = np.flatnonzero(np.bincount(group, minlength=1) >= max(smallest, 1))
    kept = np.isin(group, large)
    X, group = X[kept], np.searchsorted(large, group[kept])
    total = X.sum(axis=1)
    for item, y in zip(scale.items, X.T, strict=True):
        own = Functioning(item=item.id, n=len(y), groups=len(large))
        yield _told(own, y, total, group) if len(large) > 1 and len(np.unique(y)) > 1 else own


def _told(about: Functioning, y: Matrix, total: Matrix, group: npt.NDArray[np.intp]) -> Functioning:
    """Responses of the same answer, total and group are counted, and stand for one another."""
    answers, totals = np.unique(y), np.unique(total)
    shape = len(answers), len(totals), about.groups
    cells = np.ravel_multi_index((np.searchsorted(answers, y), np.searchsorted(totals, total), group), shape)
    often = np.bincount(cells)
    place, at, g = np.unravel_index(np.flatnonzero(often), shape)
    own, of = totals[at][:, None], g[:, None] == np.arange(1, about.groups)
    designs = (own, np.hstack([own, of]), np.hstack([own, of, own * of]))
    fits = [ordered_logit(answers[place], X, often[often > 0].astype(np.float64)) for X in designs]
    known = [fit for fit in fits if fit is not None]
    if len(known) < len(fits):
        return about
    first, second, last = known
    return replace(
        about,
        uniform=2 * (second.log_likelihood - first.log_likelihood),
        non_uniform=2 * (last.log_likelihood - second.log_likelihood),
        change=_nagelkerke(last, len(y)) - _nagelkerke(first, len(y)),
    )


def _nagelkerke(fit: OrderedLogit, n: int) -> float:
    ratio = 2 * (fit.log_likelihood - fit.null_log_likelihood)
    return float(np.expm1(-ratio / n) / np.expm1(2 * fit.null_log_likelihood / n))


def functioning_table(found: Sequence[Functioning], about: Mapping[str, str], started: int) -> Table:
    """A row an item; Holm's correction runs over all items."""
    rows = [_row(own) for own in found]
    for row, p, own in zip(rows, holm([row.get("p") for row in rows]), found, strict=True):
        row |= {"p_holm": p, "verdict": None if p is None or own.change is None else _verdict(p, own.change)}
    cells = [tuple(row.get(column.id) for column in COLUMNS) for row in rows]
    notes = [note("functioning_unknown", f"{WHERE}/{own.item}") for own in found if own.change is None]
    return table(
        "lab_grades_functioning", COLUMNS, cells, started=started, method="functioning", notes=notes, params=about
    )


def _row(own: Functioning) -> dict[str, Any]:
    """The cells by their columns, but for what follows from all items together."""
    row: dict[str, Any] = {"item": own.item, "n": own.n, "groups": own.groups}
    if own.uniform is None or own.non_uniform is None:
        return row
    df = own.groups - 1
    both = own.uniform + own.non_uniform
    row |= {"chi2_uniform": own.uniform, "p_uniform": _p(own.uniform, df)}
    row |= {"chi2_non_uniform": own.non_uniform, "p_non_uniform": _p(own.non_uniform, df)}
    return row | {"chi2": both, "df": 2 * df, "p": _p(both, 2 * df), "nagelkerke_change": own.change}


def _p(statistic: float, df: int) -> float:
    return float(chi2.sf(statistic, df))


def _verdict(p: float, change: float) -> str:
    """Jodoin and Gierl (2001): negligible, moderate, large."""
    if p >= LEVEL:
        return "not_different"
    if change < LEAST_DIF:
        return "functioning_negligible"
    return "functioning_moderate" if change < LARGE_DIF else "functioning_large"


def said(compared: Table) -> Iterator[Note]:
    """How many items differ by more than little, in a sentence."""
    place = COLUMNS.index(code("verdict"))
    verdicts = [row[place] for row in compared.rows if row[place] is not None]
    differing = sum(verdict in ("functioning_moderate", "functioning_large") for verdict in verdicts)
    if differing:
        yield note("functioning_found", WHERE, count=differing, items=len(verdicts))
    elif verdicts:
        yield note("functioning_not_found", WHERE)
