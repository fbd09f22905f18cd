"""What a city adds up: the tally of everything, and a smaller one for each unit and wave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar

import numpy as np
import pandas as pd

from analysis.answers import read_answers
from analysis.methods.gaps.overall_gap import read_points
from analysis.methods.groups.split import group_labels
from analysis.methods.skm.spec import WeightName
from analysis.methods.trend.wave_series import WaveResult, wave_series
from analysis.methods.trend.waves import wave_span
from analysis.tally.counting import READ, tally_answers
from analysis.tally.tally import Tally
from analysis.tally.tally_plan import league_plan, whole_plan
from instruments.model import Instrument
from servqual_desk.words.wave_order import WAVE, Span, in_order_of_time

Place = tuple[str | None, str | None]  # unit and wave; None where a response names none
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class CityTally:
    """`groups` by unit and wave hold what units are compared by; `spans` when each wave's interviews began.

    `waves` is what the surveys say of their waves, by code. Parts add up, in any order.
    """

    whole: Tally
    groups: Mapping[Place, Tally]
    spans: Mapping[str, Span | None]
    waves: Mapping[str, Mapping[str, Any]]

    def __add__(self, other: Self) -> Self:
        return type(self)(
            whole=self.whole + other.whole,
            groups=_summed([*self.groups.items(), *other.groups.items()]),
            spans=_wider(self.spans, other.spans),
            waves=_united(self.waves, other.waves),
        )

    def units(self) -> dict[str, Tally]:
        """Each unit's tally, in the order of their names."""
        named = _summed((unit, own) for (unit, _wave), own in self.groups.items() if unit is not None)
        return dict(sorted(named.items()))

    def wave_results(self, weight: WeightName = "1/9") -> tuple[WaveResult, ...] | None:
        """The waves in order of time; None for fewer than two."""
        waves = _summed((wave, own) for (_unit, wave), own in self.groups.items() if wave is not None)
        return self._series(waves, weight)

    def waves_of(self, unit: str, *, smallest: int, weight: WeightName = "1/9") -> tuple[WaveResult, ...] | None:
        """One unit's waves of at least so many responses; None for fewer than two."""
        own = {wave: tally for (name, wave), tally in self.groups.items() if name == unit and wave is not None}
        return self._series({wave: tally for wave, tally in own.items() if tally.n >= smallest}, weight)

    def _series(self, waves: Mapping[str, Tally], weight: WeightName) -> tuple[WaveResult, ...] | None:
        if len(waves) < 2:
            return None
        begins = {code: str(about.get("starts_on") or "") for code, about in self.waves.items()}
        order = in_order_of_time({code: self.spans.get(code) for code in waves}, begins)
        titles = {code: str(about["title"]) for code, about in self.waves.items() if about.get("title")}
        return wave_series({code: waves[code] for code in order}, titles, weight)


def city_tally(frame: pd.DataFrame, instrument: Instrument, by: str) -> CityTally:
    """Count a frame as for `analyse`, its groups by the columns `by` and `sqd_wave`, in one pass."""
    units, unit_places = group_labels(frame[by])
    waves, wave_places = group_labels(frame[WAVE]) if WAVE in frame.columns else ([], np.full(len(frame), -1))
    plan, few = whole_plan(instrument), league_plan(instrument)
    counted: list[tuple[None, Tally]] = []
    groups: list[tuple[Place, Tally]] = []
    for start in range(0, max(len(frame), 1), READ):
        block = frame.iloc[start : start + READ]
        answers = read_answers(block, instrument)
        points = read_points(block, instrument) if plan.with_points else None
        counted.append((None, tally_answers(answers, points, plan)))
        places = np.column_stack([unit_places[start : start + READ], wave_places[start : start + READ]])
        for unit, wave in np.unique(places, axis=0):
            place = (units[unit] if unit >= 0 else None, waves[wave] if wave >= 0 else None)
            own = answers.rows((places == (unit, wave)).all(axis=1))
            groups.append((place, tally_answers(own, plan=few)))
    about: Mapping[str, Mapping[str, Any]] = frame.attrs.get("waves", {})
    return CityTally(
        whole=_summed(counted)[None],
        groups=_summed(groups),
        spans={wave: wave_span(frame, wave_places == place) for place, wave in enumerate(waves)},
        waves={code: about[code] for code in waves if code in about},
    )


def _summed(tallies: Iterable[tuple[T, Tally]]) -> dict[T, Tally]:
    found: dict[T, Tally] = {}
    for key, own in tallies:
        found[key] = found[key] + own if key in found else own
    return found


def _wider(mine: Mapping[str, Span | None], theirs: Mapping[str, Span | None]) -> dict[str, Span | None]:
    """The earliest and the latest start; None where a part does not know."""
    both = {**mine, **theirs}
    for code in mine.keys() & theirs.keys():
        one, other = mine[code], theirs[code]
        both[code] = None if one is None or other is None else (min(one[0], other[0]), max(one[1], other[1]))
    return both


def _united(
    mine: Mapping[str, Mapping[str, Any]], theirs: Mapping[str, Mapping[str, Any]]
) -> dict[str, Mapping[str, Any]]:
    """Of two things that are said of a wave, the first in the order of their words: the same whichever came first."""
    both = {**mine, **theirs}
    for code in mine.keys() & theirs.keys():
        both[code] = min(mine[code], theirs[code], key=lambda about: sorted((k, str(v)) for k, v in about.items()))
    return both
