"""Every wave's index and overall gap with their intervals, and the change since the wave before.

The change is in the IKM where there is one in both waves, else in the overall unweighted gap: Welch's t of what each
respondent contributes, different people in each wave. A respondent's contribution to the IKM is the IKM plus
`index_contributions`, whose mean is the IKM. Without spread in either wave the change is there and its interval and p are
not. R: `t.test(after, before)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from analysis.answers import GAP, PAIR, Answers, dimension_sets, family_with, read_answers
from analysis.formulas.comparisons import welch_interval, welch_t
from analysis.jsonable import HIDDEN, defined
from analysis.methods.gaps.overall_gap import OverallMean, overall_gap
from analysis.methods.skm.satisfaction_index import SkmIndex, skm_index
from analysis.methods.skm.spec import WeightName
from analysis.methods.trend.waves import WAVE, ordered_waves, wave_titles
from analysis.scoring import Matrix
from analysis.table import Note
from instruments.model import Instrument

NOBODY = np.empty(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveResult:
    """One wave; `change` is against the wave before it, None for the first."""

    wave: str
    title: str
    n: int
    ikm: float | None
    ikm_lower: float | None
    ikm_upper: float | None
    gap: float | None
    gap_lower: float | None
    gap_upper: float | None
    change: float | None = None
    change_lower: float | None = None
    change_upper: float | None = None
    change_p: float | None = None
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wave:
    code: str
    title: str
    n: int
    index: SkmIndex | None
    gap: OverallMean | None


def wave_results(
    frame: pd.DataFrame, instrument: Instrument, weight: WeightName = "1/9"
) -> tuple[WaveResult, ...] | None:
    """The waves in order of time; None for fewer than two. A response without a wave counts in none."""
    if WAVE not in frame.columns:
        return None
    codes = ordered_waves(frame)
    if len(codes) < 2:
        return None
    titles = wave_titles(frame)
    waves = [_read(frame, instrument, weight, code, titles) for code in codes]
    before = [None, *waves[:-1]]
    return tuple(_result(wave, earlier) for wave, earlier in zip(waves, before, strict=True))


def of_wave(frame: pd.DataFrame, code: str) -> pd.DataFrame:
    """The responses of one wave."""
    return frame[frame[WAVE].astype("str") == code].reset_index(drop=True)


def _read(
    frame: pd.DataFrame, instrument: Instrument, weight: WeightName, code: str, titles: Mapping[str, str]
) -> _Wave:
    answers = read_answers(of_wave(frame, code), instrument)
    return _Wave(
        code=code,
        title=titles.get(code, code),
        n=answers.n,
        index=skm_index(answers, weight),
        gap=_overall_gap(answers),
    )


def _overall_gap(answers: Answers) -> OverallMean | None:
    family = family_with(answers.instrument, *PAIR)
    if family is None:
        return None
    found = overall_gap(answers, dimension_sets(answers.instrument, family, GAP), None)
    return next(mean for mean in found.means if mean.measure == "unweighted")


def _result(wave: _Wave, before: _Wave | None) -> WaveResult:
    interval = wave.index.interval if wave.index else None
    own = WaveResult(
        wave=wave.code,
        title=wave.title,
        n=wave.n,
        ikm=wave.index.ikm if wave.index else None,
        ikm_lower=interval.lower if interval else None,
        ikm_upper=interval.upper if interval else None,
        gap=wave.gap.mean if wave.gap else None,
        gap_lower=wave.gap.lower if wave.gap else None,
        gap_upper=wave.gap.upper if wave.gap else None,
    )
    return own if before is None else _with_change(own, wave, before)


def _with_change(own: WaveResult, wave: _Wave, before: _Wave) -> WaveResult:
    where = f"waves/{wave.code}"
    after, earlier = _measured(wave, before)
    if not len(after) or not len(earlier):
        return replace(own, notes=(Note(code="no_answers", where=where),))
    change = float(after.mean() - earlier.mean())
    if min(len(after), len(earlier)) < 2:
        few = Note(code="too_few_responses", where=where, params={"n": min(len(after), len(earlier)), "needed": 2})
        return replace(own, change=change, notes=(few,))
    interval = welch_interval((after, earlier))
    return replace(
        own,
        change=change,
        change_lower=interval.lower,
        change_upper=interval.upper,
        change_p=defined(welch_t((after, earlier)).p),
        notes=() if interval.lower is not None else (Note(code="no_variance", where=where),),
    )


def _measured(wave: _Wave, before: _Wave) -> tuple[Matrix, Matrix]:
    """What each respondent contributes in this wave and the one before: to the IKM where both have it, else to the gap."""
    indexes = _contributions(wave), _contributions(before)
    if len(indexes[0]) and len(indexes[1]):
        return indexes
    return (wave.gap.scores if wave.gap else NOBODY), (before.gap.scores if before.gap else NOBODY)


def _contributions(wave: _Wave) -> Matrix:
    index = wave.index
    if index is None or index.ikm is None or index.contributions is None:
        return NOBODY
    added: Matrix = index.ikm + index.contributions
    return added
