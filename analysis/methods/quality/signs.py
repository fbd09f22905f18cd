"""What each answer sheet shows by itself: how much of it is straight, identical, extreme, missing, and how fast it was filled in.

The answers are taken as given (a reversed item is not turned): a line on the form is a line whatever the items mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.answers import PAIR
from analysis.methods.quality.spec import QualityOptions
from analysis.scoring import Mask, Matrix, numeric
from instruments.columns import item_column
from instruments.model import Instrument
from instruments.question_order import sections

SIGNS = ("straight_line", "identical", "extreme", "unanswered", "too_fast")

LINE_FROM = 6  # fewer answers than this can all be alike for good reason
STEPS_FROM = 5  # on a scale of fewer steps most answers lie at an end
MEDIAN_FROM = 10  # a median of fewer interviews says too little


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """By sign: a value for each response, shape (n,), NaN where it cannot be judged, and which responses are marked.

    Values: share of blocks that are straight, of pairs with P = E, of answers at an end, of items without an answer; seconds.
    """

    values: Mapping[str, Matrix]
    marked: Mapping[str, Mask]

    @property
    def count(self) -> Matrix:
        """How many signs each response shows, shape (n,)."""
        return np.asarray(np.sum(list(self.marked.values()), axis=0))


def read_signs(frame: pd.DataFrame, instrument: Instrument, options: QualityOptions) -> Signs:
    """Every sign of every response, with the limits that the options give."""
    straight, identical = _straight(frame, instrument), _identical(frame, instrument)
    extreme, unanswered, seconds = _extreme(frame, instrument), _unanswered(frame, instrument), _seconds(frame)
    timed = seconds[~np.isnan(seconds)]
    if len(timed) < MEDIAN_FROM:
        seconds = np.full(len(frame), np.nan)
    pace = options.fast * float(np.median(timed)) if len(timed) else np.nan
    values = (straight, identical, extreme, unanswered, seconds)
    marked = (straight > 0, identical == 1, extreme >= options.extreme, unanswered > options.missing, seconds < pace)
    return Signs(values=dict(zip(SIGNS, values, strict=True)), marked=dict(zip(SIGNS, marked, strict=True)))


def _straight(frame: pd.DataFrame, instrument: Instrument) -> Matrix:
    """Of the blocks (items asked together) with enough answers, the share in which all are the same."""
    judged, straight = np.zeros(len(frame)), np.zeros(len(frame))
    for section in sections(instrument):
        if section.kind == "items" and len(section.prompts) >= LINE_FROM:
            block = _answers(frame, [prompt.column for prompt in section.prompts])
            enough = (~np.isnan(block)).sum(axis=1) >= LINE_FROM
            judged += enough
            straight += enough & (np.fmax.reduce(block, axis=1) == np.fmin.reduce(block, axis=1))
    return _share(straight, judged, judged > 0)


def _identical(frame: pd.DataFrame, instrument: Instrument) -> Matrix:
    """The share of items whose perception is answered as their expectation."""
    if not set(PAIR) <= {battery.id for battery in instrument.batteries}:
        return np.full(len(frame), np.nan)
    items = [item for item in instrument.items if set(PAIR) <= set(item.batteries)]
    E, P = (_answers(frame, [item_column(item, instrument.battery(b)) for item in items]) for b in PAIR)
    given = (~np.isnan(E) & ~np.isnan(P)).sum(axis=1)
    return _share((E == P).sum(axis=1), given, given >= LINE_FROM)


def _extreme(frame: pd.DataFrame, instrument: Instrument) -> Matrix:
    """The share of answers at either end of their scale, on scales of five steps or more."""
    given, at_end = np.zeros(len(frame)), np.zeros(len(frame))
    for battery in instrument.batteries:
        for item in instrument.items:
            scale = instrument.scale_of(item, battery.id) if battery.id in item.batteries else None
            if scale is not None and len(scale.values) >= STEPS_FROM:
                answers = numeric(frame, item_column(item, battery))
                given += ~np.isnan(answers)
                at_end += (answers == scale.min) | (answers == scale.max)
    return _share(at_end, given, given >= LINE_FROM)


def _unanswered(frame: pd.DataFrame, instrument: Instrument) -> Matrix:
    """The share of items, in all batteries together, without a number."""
    columns = [item_column(i, b) for b in instrument.batteries for i in instrument.items if b.id in i.batteries]
    missing = sum((np.isnan(numeric(frame, column)) for column in columns), np.zeros(len(frame)))
    return _share(missing, np.full(len(frame), len(columns)), np.full(len(frame), bool(columns)))


def _seconds(frame: pd.DataFrame) -> Matrix:
    """From start to finish; NaN where unknown, not positive, or entered from paper (its pace is that of typing)."""
    unknown = np.full(len(frame), np.nan)
    if not {"sqd_started_at", "sqd_finished_at"} <= set(frame.columns):
        return unknown
    started, finished = (
        pd.to_datetime(frame[column], format="ISO8601", utc=True, errors="coerce")
        for column in ("sqd_started_at", "sqd_finished_at")
    )
    seconds = (finished - started).dt.total_seconds().to_numpy(dtype=np.float64, na_value=np.nan)
    if "sqd_mode" in frame.columns:
        seconds = np.where(frame["sqd_mode"] == "paper", np.nan, seconds)
    return np.asarray(np.where(seconds > 0, seconds, np.nan))


def _answers(frame: pd.DataFrame, columns: list[str]) -> Matrix:
    return np.column_stack([numeric(frame, column) for column in columns])


def _share(part: Matrix, whole: Matrix, judged: Mask) -> Matrix:
    return np.asarray(np.divide(part, whole, out=np.full(len(part), np.nan), where=judged))
