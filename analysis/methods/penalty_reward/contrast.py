"""Low and top answers to an item, and what the outcome is beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.item_matrices import Mask, Matrix, scored
from analysis.methods.regression.linear_model import Regression, Term, regress
from analysis.methods.table_builder import note
from analysis.table import Note
from instruments.model import Instrument, Item

FEWEST = 5  # answers of each kind: fewer give no coefficient worth a test


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Whether each response's answer to the item is low (first column) or top (second): 1, else 0; NaN where missing, (n, 2)."""

    item: Item
    columns: Matrix

    def rows(self, used: Mask) -> "Levels":
        return replace(self, columns=self.columns[used])


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """An item's counts and both coefficients; None where there are too few of a kind, or the model has no solution."""

    item: str
    n: int
    low: int
    top: int
    penalty: Term | None
    reward: Term | None
    notes: tuple[Note, ...] = ()


def level_columns(frame: pd.DataFrame, instrument: Instrument, item: Item, battery: str) -> Levels:
    """Low: below the middle of the item's scale; top: its best answer, scored."""
    scale = instrument.scale_of(item, battery)
    answers = scored(frame, instrument, [item], battery)[:, 0]
    columns = np.column_stack([answers < (scale.min + scale.max) / 2, answers == scale.max]).astype(np.float64)
    columns[np.isnan(answers)] = np.nan
    return Levels(item=item, columns=columns)


def contrasts(y: Matrix, levels: Sequence[Levels]) -> Iterator[Contrast]:
    """One regression of y, shape (n,), on the low and top answers to all given items; nothing may be missing."""
    told = [own for own in levels if not _too_few(own)]
    names = [f"{own.item.id}/{kind}" for own in told for kind in ("low", "top")]
    model = regress(y, np.hstack([own.columns for own in told]), names) if told else None
    terms = {term.term: term for term in model.terms} if model and model.sigma is not None else {}
    for own in levels:
        low, top = (int(count) for count in own.columns.sum(axis=0)) if len(own.columns) else (0, 0)
        yield Contrast(
            item=own.item.id,
            n=len(y),
            low=low,
            top=top,
            penalty=terms.get(f"{own.item.id}/low"),
            reward=terms.get(f"{own.item.id}/top"),
            notes=tuple(_why_none(own, low, top, model, bool(terms))),
        )


def _too_few(own: Levels) -> bool:
    low, top = own.columns.sum(axis=0) if len(own.columns) else (0, 0)
    return bool(min(low, top, len(own.columns) - low - top) < FEWEST)


def _why_none(own: Levels, low: int, top: int, model: Regression | None, solved: bool) -> Iterator[Note]:
    where = f"penalty_reward/{own.item.id}"
    if _too_few(own):
        between = len(own.columns) - low - top
        yield note("few_of_a_level", where, low=low, between=between, top=top, needed=FEWEST)
    elif model is not None and not solved:
        yield from (replace(reason, where=where) for reason in model.notes)
