"""Gap 1 wave by wave: the staff who were asked in a wave against the citizens of the same wave, known by its code."""

from collections.abc import Iterator

import pandas as pd

from analysis.methods.knowledge_gap.everyone import TESTED, tested
from analysis.methods.knowledge_gap.sides import Compared, OtherSurvey, compared_scales
from analysis.methods.table_builder import INTERVAL, chart, part, table
from analysis.methods.trend.waves import ordered_waves
from analysis.table import Chart, Table
from instruments.model import Instrument
from servqual_desk.words.wave_order import WAVE

COLUMNS = (part("wave", "value"), part("dimension", "dimension"), *TESTED)


def staff_of_the_wave(frame: pd.DataFrame, other: OtherSurvey, smallest: int) -> OtherSurvey | None:
    """The staff of the one wave that the citizens are of; None where there is no such wave, or it would tell of few others."""
    if WAVE not in frame.columns or WAVE not in other.frame.columns:
        return None
    waves = frame[WAVE].dropna().unique()
    same = other.frame[WAVE] == waves[0] if len(waves) == 1 and frame[WAVE].notna().all() else None
    if same is None or not same.any() or 0 < int((~same).sum()) < smallest:
        return None
    return OtherSurvey(frame=other.frame[same].reset_index(drop=True), instrument=other.instrument)


def shared_waves(frame: pd.DataFrame, other: OtherSurvey) -> tuple[str, ...]:
    """The waves that both surveys have, in their order; none where it is but one."""
    if WAVE not in frame.columns or WAVE not in other.frame.columns:
        return ()
    theirs = set(other.frame[WAVE].dropna().astype("str"))
    shared = tuple(wave for wave in ordered_waves(frame) if wave in theirs)
    return shared if len(shared) > 1 else ()


def hides_a_wave(frame: pd.DataFrame, other: OtherSurvey, smallest: int) -> bool:
    """Whether somebody's wave has too few people on a side, or is none: the others beside the whole would tell of them."""
    sides = frame[WAVE], other.frame[WAVE]
    return any((side.value_counts(dropna=False) < smallest).any() for side in sides)


def waves_table(frame: pd.DataFrame, instrument: Instrument, other: OtherSurvey, smallest: int) -> Table:
    """A row a dimension and wave; Holm's correction over all of them."""
    found = list(_compared(frame, instrument, other, smallest))
    cells = tested([one for _wave, one in found])
    rows = [(wave, one.dimension, *row) for (wave, one), row in zip(found, cells, strict=True)]
    return table(
        "lab_knowledge_gap_waves",
        COLUMNS,
        rows,
        started=len(frame),
        method="knowledge_gap_welch",
        params={"variable": WAVE},
    )


def waves_chart(waves: Table) -> Chart:
    """A line a dimension over the waves, its interval at each."""
    return chart(waves, "lines", x="wave", y="gap_1", group="dimension", **INTERVAL)


def _compared(
    frame: pd.DataFrame, instrument: Instrument, other: OtherSurvey, smallest: int
) -> Iterator[tuple[str, Compared]]:
    for wave in shared_waves(frame, other):
        citizens, staff = (side[side[WAVE] == wave].reset_index(drop=True) for side in (frame, other.frame))
        for one in compared_scales(citizens, instrument, OtherSurvey(frame=staff, instrument=other.instrument)):
            if not one.item and min(len(one.staff.known), len(one.citizens.known)) >= smallest:
                yield wave, one
