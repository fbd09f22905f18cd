"""From a frame of answers to scored matrices: the one place where reversed items are turned and missing answers become NaN."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from instruments.columns import item_column
from instruments.model import Instrument, Item

Matrix = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


def numeric(frame: pd.DataFrame, column: str) -> Matrix:
    """A column as float64, shape (n,); NaN where it is missing, is a non-answer, or the frame has no such column."""
    if column not in frame.columns:
        return np.full(len(frame), np.nan)
    return pd.to_numeric(frame[column], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)


def scored(frame: pd.DataFrame, instrument: Instrument, items: Sequence[Item], battery_id: str) -> Matrix:
    """Answers of `items` in one battery, shape (n, k), reversed items as min + max − x, NaN where missing."""
    battery = instrument.battery(battery_id)
    matrix = np.empty((len(frame), len(items)), dtype=np.float64)
    for j, item in enumerate(items):
        answers = numeric(frame, item_column(item, battery))
        if item.reverse:
            scale = instrument.scale_of(item, battery_id)
            answers = scale.min + scale.max - answers
        matrix[:, j] = answers
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
