"""Events and stages behind a trend: where their days lie between the days of the waves."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import pandas as pd

from analysis.methods.outcome import Outcome
from analysis.methods.trend.waves import wave_days
from analysis.table import Backdrop, Chart
from servqual_desk.follow_up.timeline import Happening
from servqual_desk.words.wave_order import WAVE

ROOM = 0.5  # of the way to the next wave, that the axis shows before the first wave and after the last


def with_happenings(outcome: Outcome, frame: pd.DataFrame, happenings: Sequence[Happening]) -> Outcome:
    """The outcome with its lines over waves drawn before what happened; as it is where a wave's day is not known."""
    if not happenings or WAVE not in frame.columns:
        return outcome
    days = wave_days(frame)
    return replace(outcome, charts=tuple(_with_spans(chart, days, happenings) for chart in outcome.charts))


def _with_spans(chart: Chart, days: Mapping[str, str], happenings: Sequence[Happening]) -> Chart:
    if chart.kind != "lines" or chart.roles["x"] != "wave":
        return chart
    column = next(place for place, one in enumerate(chart.table.columns) if one.id == "wave")
    waves = list(dict.fromkeys(str(row[column]) for row in chart.table.rows))
    known = [days[wave] for wave in waves if wave in days]
    if len(known) < max(2, len(waves)):
        return chart
    return replace(chart, spans=spans(happenings, known))


def spans(happenings: Sequence[Happening], days: Sequence[str]) -> tuple[Backdrop, ...]:
    """Where each happening lies on an axis of waves that begin on these ISO days, at least two, in order of time.

    Between two waves a place follows the days; beyond the first and the last wave the axis goes on as between the two
    nearest. What lies wholly outside the axis is left out, a stage that goes beyond it is cut.
    """
    ordinals = [dt.date.fromisoformat(day).toordinal() for day in days]
    if any(later <= earlier for earlier, later in pairwise(ordinals)):
        return ()
    first, last = -ROOM, len(days) - 1 + ROOM
    found = []
    for one in happenings:
        start = _place(one.starts_on, ordinals)
        end = None if one.ends_on is None else _place(one.ends_on, ordinals)
        if start <= last and (start if end is None else end) >= first:
            cut = None if end is None else min(end, last)
            found.append(Backdrop(name=one.title, start=max(start, first), end=cut))
    return tuple(found)


def _place(day: str, ordinals: Sequence[int]) -> float:
    at = dt.date.fromisoformat(day).toordinal()
    after = next((place for place, one in enumerate(ordinals) if one > at), len(ordinals) - 1)
    left = max(0, after - 1)
    width = ordinals[left + 1] - ordinals[left]
    return left + (at - ordinals[left]) / width
