"""What each answer sheet shows by itself: how much of it is straight, identical, extreme, missing, and how fast it was filled in.

The rules are the counter's (`servqual_desk.interviewing.quality_rules`), called with a column of answers at a time.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.item_matrices import Mask, Matrix, numeric
from analysis.methods.quality.spec import QualityOptions
from instruments.columns import variables
from instruments.model import Instrument
from servqual_desk.interviewing import quality_rules as rules
from servqual_desk.interviewing.quality_rules import SIGNS, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMeasures:
    """By sign: a value for each response, shape (n,), NaN where it cannot be judged, and which responses are marked.

    Values: share of blocks that are straight, of pairs with P = E, of answers at an end, of items without an answer; seconds.
    """

    values: Mapping[str, Matrix]
    marked: Mapping[str, Mask]

    @property
    def count(self) -> Matrix:
        """How many signs each response shows, shape (n,)."""
        return np.asarray(np.sum(list(self.marked.values()), axis=0))


def measure_sheets(frame: pd.DataFrame, instrument: Instrument, options: QualityOptions) -> SheetMeasures:
    """Every sign of every response, with the limits that the options give."""
    answers = {column: numeric(frame, column) for column in rules.item_scales(instrument)}
    seconds = _seconds(frame)
    measures = (
        rules.straight_line(instrument, answers),
        rules.identical(instrument, answers),
        rules.extreme(instrument, answers, at_least=options.extreme),
        rules.unanswered(instrument, answers, more_than=options.missing),
        _too_fast(frame, instrument, seconds, options.fast),
    )
    values = [_value(measure, len(frame)) for measure in measures]
    values[SIGNS.index("too_fast")] = np.where(np.isnan(values[-1]), np.nan, seconds)
    marked = [_each(measure.marked, len(frame)).astype(bool) for measure in measures]
    return SheetMeasures(values=dict(zip(SIGNS, values, strict=True)), marked=dict(zip(SIGNS, marked, strict=True)))


def _too_fast(frame: pd.DataFrame, instrument: Instrument, seconds: Matrix, share: float) -> Measure:
    """By seconds a word, against the median of the frame's interviews on screen."""
    words = rules.words_to_read(instrument)
    read = _each(rules.words_read(words, _given(frame, instrument)), len(frame))
    pace = rules.pace(seconds, read)
    return rules.too_fast(seconds, read, rules.fastest_pace(list(pace.value[pace.judged]), share=share))


def _given(frame: pd.DataFrame, instrument: Instrument) -> dict[str, Mask]:
    """Column → who answered it, a mask of shape (n,); a non-answer is no answer."""
    nobody = np.zeros(len(frame), dtype=bool)
    return {
        variable.name: ~np.isnan(numeric(frame, variable.name))
        if variable.is_numeric
        else frame[variable.name].notna().to_numpy()
        if variable.name in frame.columns
        else nobody
        for variable in variables(instrument)
    }


def _value(measure: Measure, n: int) -> Matrix:
    return np.where(_each(measure.judged, n), _each(measure.value, n), np.nan)


def _each(cells: rules.Cells, n: int) -> Matrix:
    """One number for each response, also where the questionnaire gives all the same."""
    return np.broadcast_to(np.asarray(cells, dtype=np.float64), n)


def _seconds(frame: pd.DataFrame) -> Matrix:
    """By the monotonic clock, else from start to finish; NaN where unknown or entered from paper (its pace is that of typing)."""
    seconds = numeric(frame, "sqd_seconds")
    seconds = np.where(np.isnan(seconds), _from_start_to_finish(frame), seconds)
    return np.where(frame["sqd_mode"] == "paper", np.nan, seconds) if "sqd_mode" in frame.columns else seconds


def _from_start_to_finish(frame: pd.DataFrame) -> Matrix:
    if not {"sqd_started_at", "sqd_finished_at"} <= set(frame.columns):
        return np.full(len(frame), np.nan)
    started, finished = (
        pd.to_datetime(frame[column], format="ISO8601", utc=True, errors="coerce")
        for column in ("sqd_started_at", "sqd_finished_at")
    )
    return np.asarray((finished - started).dt.total_seconds(), dtype=np.float64)
