"""Which waves the responses belong to, in order, and what happened in them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.item_matrices import Mask
from analysis.methods.groups.split import group_labels
from analysis.methods.table_builder import note
from analysis.table import Note
from servqual_desk.words.wave_order import WAVE, Span, in_order_of_time

STARTED = "sqd_started_at"


def ordered_waves(frame: pd.DataFrame) -> tuple[str, ...]:
    """The waves of the responses, as `wave_order` puts them."""
    waves, places = group_labels(frame[WAVE])
    begins = {code: str(about.get("starts_on") or "") for code, about in _known(frame).items()}
    return in_order_of_time({wave: wave_span(frame, places == at) for at, wave in enumerate(waves)}, begins)


def rows_of_wave(frame: pd.DataFrame, code: str) -> Mask:
    """Which responses belong to a wave, shape (n,)."""
    waves, places = group_labels(frame[WAVE])
    return np.asarray(places == (waves.index(code) if code in waves else len(waves)))


def wave_span(frame: pd.DataFrame, rows: "pd.Series[bool] | Mask") -> Span | None:
    """The first and the last start of these responses, in ISO; None where one of them has none."""
    if STARTED not in frame.columns:
        return None
    started = frame.loc[rows, STARTED]
    return None if started.isna().any() else (str(started.min()), str(started.max()))


def wave_titles(frame: pd.DataFrame) -> dict[str, str]:
    """What the survey calls its waves, where the frame tells (`Project.frame()` does)."""
    return {code: str(about["title"]) for code, about in _known(frame).items() if about.get("title")}


def wave_days(frame: pd.DataFrame) -> dict[str, str]:
    """The day (ISO) on which each wave begins: as the survey has planned it, else that of its first interview."""
    known = _known(frame)
    days = {}
    for wave in ordered_waves(frame):
        span = wave_span(frame, rows_of_wave(frame, wave))
        day = str(known.get(wave, {}).get("starts_on") or (span[0][:10] if span else ""))
        if day:
            days[wave] = day
    return days


def _known(frame: pd.DataFrame) -> Mapping[str, Mapping[str, Any]]:
    known: Mapping[str, Mapping[str, Any]] = frame.attrs.get("waves", {})
    return known


def read_events(lines: Sequence[str], waves: Sequence[str]) -> tuple[dict[str, str], list[Note]]:
    """Wave → what happened, from lines "wave: what happened"; a note for a line whose wave the data lack."""
    events: dict[str, str] = {}
    notes = []
    for line in filter(str.strip, lines):
        wave = max((wave for wave in waves if line.strip().startswith(f"{wave}:")), key=len, default=None)
        if wave is None:
            notes.append(note("event_without_wave", "trend/events", line=line.strip()))
            continue
        what = line.strip().removeprefix(f"{wave}:").strip()
        events[wave] = f"{events[wave]}; {what}" if wave in events else what
    return events, notes
