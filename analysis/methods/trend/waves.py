"""In which order the waves stand, and what happened in them."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis.methods.table_builder import note
from analysis.table import Note

WAVE = "sqd_wave"
STARTED = "sqd_started_at"


def ordered_waves(frame: pd.DataFrame) -> tuple[str, ...]:
    """The waves in order of time: by the day on which the survey says that each begins; else by when their interviews started,
    where no two overlap; else by name, numbers in it by their size (`wave 2` before `wave 10`).
    """
    named = frame[WAVE].notna() & (frame[WAVE].astype("str") != "")
    waves = frame.loc[named, WAVE].astype("str")
    names = sorted(waves.unique(), key=_by_number)
    begins = {code: str(about.get("starts_on") or "") for code, about in _known(frame).items()}
    if all(begins.get(name) for name in names):
        return tuple(sorted(names, key=begins.__getitem__))
    if STARTED not in frame.columns or frame.loc[named, STARTED].isna().any():
        return tuple(names)
    started = (
        frame.loc[named, STARTED].astype("str").groupby(waves)
    )  # ISO: in order of time as they are in order of letters
    first, last = started.min(), started.max()
    by_time = sorted(names, key=lambda name: str(first[name]))
    apart = all(last[a] <= first[b] for a, b in pairwise(by_time))
    return tuple(by_time if apart else names)


def wave_titles(frame: pd.DataFrame) -> dict[str, str]:
    """What the survey calls its waves, where the frame tells (`Project.frame()` does)."""
    return {code: str(about["title"]) for code, about in _known(frame).items() if about.get("title")}


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


def _by_number(name: str) -> list[tuple[int, int, str]]:
    parts = re.split(r"(\d+)", name)
    return [(1, int(part), "") if part.isdigit() else (0, 0, part.casefold()) for part in parts if part]
