"""From a frame of answers to scored matrices: the one place where reversed items are turned and missing answers become NaN."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from instruments.columns import item_column
from instruments.model import Instrument, Item

Matrix = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Small = npt.NDArray[np.int8]
Column = (
    Matrix | Small
)  # answers in a byte each, `NO_ANSWER` where missing, or as float64 where a byte does not hold them

NO_ANSWER = -128
AT_ONCE = 16_000


def numeric(frame: pd.DataFrame, column: str) -> Matrix:
    """A column as float64, shape (n,); NaN where it is missing, is a non-answer, or the frame has no such column."""
    if column not in frame.columns:
        return np.full(len(frame), np.nan)
    return _numbers(frame[column])


def _numbers(cells: pd.Series) -> Matrix:
    if cells.dtype.kind not in "iuf":  # which are numbers already
        cells = pd.to_numeric(cells, errors="coerce")
    return cells.to_numpy(dtype=np.float64, na_value=np.nan)


def scored_column(frame: pd.DataFrame, instrument: Instrument, item: Item, battery_id: str) -> Column:
    """Answers to an item in one battery, shape (n,), a reversed item's as min + max − x."""
    name = item_column(item, instrument.battery(battery_id))
    if not item.reverse:
        return _small_column(frame, name)
    scale = instrument.scale_of(item, battery_id)
    return _narrow(scale.min + scale.max - wide(_small_column(frame, name)))


def _small_column(frame: pd.DataFrame, name: str) -> Column:
    if name not in frame.columns:
        return np.full(len(frame), NO_ANSWER, dtype=np.int8)
    cells = frame[name]
    if isinstance(cells.dtype, pd.Int8Dtype):
        return cells.to_numpy(dtype=np.int8, na_value=NO_ANSWER)
    return _narrow(_numbers(cells))


def _narrow(answers: Matrix) -> Column:
    known = ~np.isnan(answers)
    with np.errstate(invalid="ignore"):  # what does not fit is found by the comparison
        small = np.where(known, answers, NO_ANSWER).astype(np.int8)
    return small if ((small == answers) & (small != NO_ANSWER) | ~known).all() else answers


def wide(column: Column) -> Matrix:
    """A column as float64, NaN where missing."""
    if column.dtype != np.int8:
        return np.asarray(column, dtype=np.float64)
    return np.where(column == NO_ANSWER, np.nan, column)


def answered(column: Column) -> Mask:
    """Where a column has an answer, shape (n,)."""
    return np.asarray(column != NO_ANSWER if column.dtype == np.int8 else ~np.isnan(column))


def scored(frame: pd.DataFrame, instrument: Instrument, items: Sequence[Item], battery_id: str) -> Matrix:
    """Answers of `items` in one battery, shape (n, k), NaN where missing."""
    matrix = np.empty((len(frame), len(items)), order="F")
    for j, item in enumerate(items):
        matrix[:, j] = wide(scored_column(frame, instrument, item, battery_id))
    return matrix


def gaps(frame: pd.DataFrame, instrument: Instrument, items: Sequence[Item]) -> Matrix:
    """P − E per respondent and item, shape (n, k), whole numbers in float64; NaN where either is missing.

    Divide a row's *sum* by k (never subtract two means): equal sums must stay equal, or ties and zeros break in the last bit.
    """
    return scored(frame, instrument, items, "perception") - scored(frame, instrument, items, "expectation")


def complete(*matrices: Matrix) -> Mask:
    """Rows with no missing value in any of the matrices (or vectors) of the same length, shape (n,)."""
    mask = np.ones(len(matrices[0]), dtype=bool)
    for matrix in matrices:
        present = ~np.isnan(matrix)
        mask &= present if matrix.ndim == 1 else present.all(axis=1)
    return mask


def some_rows(n: int) -> Iterator[slice]:
    """All rows, some thousand at a time, for what would need as much memory again as the columns."""
    return (slice(start, start + AT_ONCE) for start in range(0, n, AT_ONCE))
