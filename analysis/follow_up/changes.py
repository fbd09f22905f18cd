"""Before and after an action: how much citizens' answers about its item or dimension changed since the wave it comes from.

The answers are perceptions (of an instrument without them, its only battery), reversed items turned; a dimension's score is
the mean of its items, of whoever answered them all. Different people answer in each wave: Welch's t test and interval of
after − before, Holm's correction over what is tested. R: `t.test(after, before)`, `p.adjust(p, "holm")`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd

from analysis.answers import Answers, read_answers
from analysis.formulas.comparisons import welch_interval, welch_t
from analysis.formulas.multiple_tests import holm
from analysis.item_matrices import Matrix
from analysis.jsonable import defined
from analysis.methods.trend.waves import ordered_waves
from analysis.thresholds import LEVEL
from instruments.model import Instrument, Item
from servqual_desk.words.wave_order import WAVE

# Better and worse hold after Holm's correction; chance: only before it; none: the interval holds zero.
ChangeVerdict = Literal["better", "worse", "chance", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What an action is about, and the wave that it comes from."""

    item: str | None
    dimension: str | None
    wave: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """After − before in mean answers; the interval, p and verdict are None where there is no spread to test against."""

    before_wave: str
    after_wave: str
    n_before: int
    n_after: int
    before: float
    after: float
    difference: float
    lower: float | None
    upper: float | None
    p: float | None
    p_holm: float | None = None
    verdict: ChangeVerdict | None = None


def subject_changes(
    frame: pd.DataFrame, instrument: Instrument, subjects: Sequence[Subject], smallest: int
) -> dict[Subject, Change]:
    """The change of each subject from its wave to the latest one.

    A subject is left out where its wave is the latest, or where fewer than `smallest` answered in either wave.
    """
    waves = ordered_waves(frame) if WAVE in frame.columns else ()
    known = [one for one in dict.fromkeys(subjects) if one.wave in waves[:-1]]
    if not known:
        return {}
    answers, wave_of = read_answers(frame, instrument), frame[WAVE].astype("str").to_numpy()
    found = {}
    for one in known:
        values = _values(answers, one)
        before, after = (values[(wave_of == wave) & ~np.isnan(values)] for wave in (one.wave, waves[-1]))
        if min(len(before), len(after)) >= max(smallest, 2):
            found[one] = _change(before, after, one.wave, waves[-1])
    corrected = holm([change.p for change in found.values()])
    return {
        one: replace(change, p_holm=p, verdict=_verdict(change, p))
        for (one, change), p in zip(found.items(), corrected, strict=True)
    }


def _values(answers: Answers, subject: Subject) -> Matrix:
    """A value a response, NaN where it has none."""
    items = [
        item for item in answers.instrument.items if subject.item == item.id or subject.dimension == item.dimension
    ]
    by_battery = _asked(items)
    if not by_battery:
        return np.full(answers.n, np.nan)
    battery, asked = by_battery
    values: Matrix = answers.of(asked, battery).mean(axis=1)
    return values


def _asked(items: Sequence[Item]) -> tuple[str, list[Item]] | None:
    for battery in ("perception", *(battery for item in items for battery in item.batteries)):
        asked = [item for item in items if battery in item.batteries]
        if asked:
            return battery, asked
    return None


def _change(before: Matrix, after: Matrix, before_wave: str, after_wave: str) -> Change:
    samples = after, before
    interval = welch_interval(samples)
    return Change(
        before_wave=before_wave,
        after_wave=after_wave,
        n_before=len(before),
        n_after=len(after),
        before=float(before.mean()),
        after=float(after.mean()),
        difference=float(after.mean() - before.mean()),
        lower=interval.lower,
        upper=interval.upper,
        p=defined(welch_t(samples).p),
    )


def _verdict(change: Change, p_holm: float | None) -> ChangeVerdict | None:
    if change.lower is None or change.upper is None or p_holm is None:
        return None
    if change.lower <= 0 <= change.upper:
        return "none"
    if p_holm >= LEVEL:
        return "chance"
    return "better" if change.difference > 0 else "worse"
