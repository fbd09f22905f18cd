"""Every wave's index and overall gap with their intervals, and the change since the wave before.

The change is in the IKM where there is one in both waves, else in the overall unweighted gap: Welch's t, different people in
each wave, with the standard errors that their intervals have. Without spread in either wave the change is there and its
interval and p are not. R: `t.test(after, before)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from analysis.formulas.welch import Estimate, difference
from analysis.jsonable import HIDDEN
from analysis.methods.skm.satisfaction_index import skm_index
from analysis.methods.skm.spec import WeightName
from analysis.methods.trend.waves import ordered_waves, rows_of_wave, wave_titles
from analysis.table import Note
from analysis.tally.counting import tally
from analysis.tally.tally import Tally
from analysis.tally.tally_plan import league_plan
from analysis.units.estimates import gap_estimate, index_estimate
from instruments.model import Instrument
from servqual_desk.words.wave_order import WAVE


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
    index: Estimate
    gap: Estimate


def wave_results(
    frame: pd.DataFrame, instrument: Instrument, weight: WeightName = "1/9"
) -> tuple[WaveResult, ...] | None:
    """The waves in order of time; None for fewer than two. A response without a wave counts in none."""
    if WAVE not in frame.columns:
        return None
    codes = ordered_waves(frame)
    if len(codes) < 2:
        return None
    return wave_series(
        {code: tally(of_wave(frame, code), instrument, league_plan) for code in codes}, wave_titles(frame), weight
    )


def wave_series(waves: Mapping[str, Tally], titles: Mapping[str, str], weight: WeightName) -> tuple[WaveResult, ...]:
    """Each wave beside the one before, from their tallies by code, in order of time."""
    read = [_read(code, titles.get(code, code), wave, weight) for code, wave in waves.items()]
    before = [None, *read[:-1]]
    return tuple(_result(wave, earlier) for wave, earlier in zip(read, before, strict=True))


def of_wave(frame: pd.DataFrame, code: str) -> pd.DataFrame:
    """The responses of one wave."""
    return frame[rows_of_wave(frame, code)].reset_index(drop=True)


def _read(code: str, title: str, wave: Tally, weight: WeightName) -> _Wave:
    index = index_estimate(skm_index(wave, weight))
    return _Wave(code=code, title=title, n=wave.n, index=index, gap=gap_estimate(wave))


def _result(wave: _Wave, before: _Wave | None) -> WaveResult:
    own = WaveResult(
        wave=wave.code,
        title=wave.title,
        n=wave.n,
        ikm=wave.index.mean,
        ikm_lower=wave.index.lower,
        ikm_upper=wave.index.upper,
        gap=wave.gap.mean,
        gap_lower=wave.gap.lower,
        gap_upper=wave.gap.upper,
    )
    return own if before is None else _with_change(own, wave, before)


def _with_change(own: WaveResult, wave: _Wave, before: _Wave) -> WaveResult:
    where = f"waves/{wave.code}"
    after, earlier = _measured(wave, before)
    change = difference(after, earlier)
    if change is None:
        return replace(own, notes=(Note(code="no_answers", where=where),))
    fewest = 1 + min(after.df or 0, earlier.df or 0)
    if fewest < 2:
        few = Note(code="too_few_responses", where=where, params={"n": fewest, "needed": 2})
        return replace(own, change=change.value, notes=(few,))
    return replace(
        own,
        change=change.value,
        change_lower=change.lower,
        change_upper=change.upper,
        change_p=change.p,
        notes=() if change.lower is not None else (Note(code="no_variance", where=where),),
    )


def _measured(wave: _Wave, before: _Wave) -> tuple[Estimate, Estimate]:
    """What is compared with the wave before: the IKM where both have it, else the gap."""
    if wave.index.mean is not None and before.index.mean is not None:
        return wave.index, before.index
    return wave.gap, before.gap
