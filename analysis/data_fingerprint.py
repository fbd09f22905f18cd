"""What data an analysis stands on: how many responses, how many without a hole, and a fingerprint of them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analysis.item_matrices import numeric
from analysis.jsonable import HIDDEN
from analysis.table import Note
from analysis.tally.tally import Tally
from analysis.unanswered import unanswered
from instruments.columns import Variable, variables
from instruments.model import Instrument

FIELD_END = b"\x1f"
MISSING = b"\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSummary:
    """`n_complete`: responses with every item of every battery answered; weights and questions may be blank."""

    n_responses: int
    n_complete: int
    fingerprint: str
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)


def summarise(frame: pd.DataFrame, whole: Tally) -> DataSummary:
    return DataSummary(
        n_responses=whole.n,
        n_complete=whole.complete,
        fingerprint=fingerprint(frame, whole.instrument),
        notes=tuple(_notes(frame, whole.instrument)),
    )


def fingerprint(frame: pd.DataFrame, instrument: Instrument) -> str:
    """SHA-256 (hex) of the answers to the instrument: same answers in the same order of rows, same fingerprint.

    It does not depend on the order of the frame's columns, on other columns, on pandas' types or version, or on the machine:
    numbers are hashed as little-endian float64, everything else as UTF-8 text, a missing answer as one fixed value.
    """
    digest = hashlib.sha256(str(len(frame)).encode())
    for variable in sorted(variables(instrument), key=lambda v: v.name):
        digest.update(FIELD_END + variable.name.encode() + FIELD_END)
        digest.update(_column_bytes(frame, variable))
    return digest.hexdigest()


def _column_bytes(frame: pd.DataFrame, variable: Variable) -> bytes:
    if variable.is_numeric:
        values = numeric(frame, variable.name) + 0.0  # no −0
        values[np.isnan(values)] = np.nan  # one NaN of all
        return values.astype("<f8", copy=False).tobytes()
    if variable.name not in frame.columns:
        return MISSING * len(frame)
    if isinstance(frame[variable.name].dtype, pd.CategoricalDtype):
        return _categories_bytes(frame[variable.name].cat)
    cells = frame[variable.name].astype(object)
    present = cells.notna() & (cells != "")
    written = [MISSING] * len(cells)  # of most people, who wrote no comment
    known = np.flatnonzero(present)
    for place, cell in zip(known.tolist(), cells.to_numpy()[known], strict=True):
        written[place] = str(cell).encode() + FIELD_END
    return b"".join(written)


def _categories_bytes(cells: Any) -> bytes:  # the column's `.cat`
    """The same bytes, each category written once; its code −1, missing, is the last of them."""
    written = [str(name).encode() + FIELD_END if name != "" else MISSING for name in cells.categories] + [MISSING]
    return b"".join(map(written.__getitem__, cells.codes.tolist()))


def _notes(frame: pd.DataFrame, instrument: Instrument) -> Iterator[Note]:
    if not len(frame):
        yield Note(code="no_responses", where="data")
    absent = [v.name for v in variables(instrument) if v.name not in frame.columns]
    if absent:
        yield Note(code="columns_absent", where="data", params={"columns": ", ".join(absent)})
    yield from unanswered(frame, instrument)
