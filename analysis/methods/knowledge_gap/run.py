"""Gap 1 of SERVQUAL: what staff think citizens expect against what citizens expect, beside gap 5.

    gap 1 = M(staff's expectation of citizens' expectation) − M(citizens' expectation); below 0: staff underestimate
    everyone  Welch's t of staff against citizens
    by wave   the same, wave by wave, where both surveys have several by the same codes; of one wave, with the staff of that wave
    by unit   Student's t over the units' differences of means, each unit's staff against its own citizens

From SERVQUAL (Parasuraman, Zeithaml & Berry 1985; Zeithaml, Berry & Parasuraman 1988), not from the papers on smart
governance. Missing answers: a response counts for a scale where it answers all of its shared statements. R: `t.test(staff,
citizens)`, `t.test(staff_means, citizen_means, paired = TRUE)`, `p.adjust(p, "holm")`.
"""

import pandas as pd

from analysis.methods.knowledge_gap.by_unit import hides_a_unit, paired_table, units_table
from analysis.methods.knowledge_gap.by_wave import (
    hides_a_wave,
    shared_waves,
    staff_of_the_wave,
    waves_chart,
    waves_table,
)
from analysis.methods.knowledge_gap.everyone import dimensions_table, items_table
from analysis.methods.knowledge_gap.sides import Compared, OtherSurvey, compared_scales
from analysis.methods.knowledge_gap.spec import KnowledgeGapOptions
from analysis.methods.outcome import Outcome
from analysis.methods.table_builder import INTERVAL, chart, note
from analysis.table import Note, Table
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame,
    instrument: Instrument,
    options: KnowledgeGapOptions,
    progress: Progress = UNWATCHED,
    *,
    other_survey: OtherSurvey | None = None,
) -> Outcome:
    """Dimensions, statements, and what is paired by unit; a note says why there is nothing to compare."""
    if other_survey is None:
        return Outcome(notes=(_no_staff(options),))
    if other_survey.instrument.edition != "staff":
        return Outcome(notes=(note("not_of_staff", "knowledge_gap"),))
    of_wave = staff_of_the_wave(frame, other_survey, options.smallest)
    staff = of_wave or other_survey
    scales = list(compared_scales(frame, instrument, staff))
    if not scales:
        return Outcome(notes=(note("no_shared_statements", "knowledge_gap"),))
    enough = [one for one in scales if min(len(one.staff.known), len(one.citizens.known)) >= options.smallest]
    if not enough:
        return Outcome(notes=(note("staff_of_few", "knowledge_gap", smallest=options.smallest),))
    dimensions, items = [one for one in enough if not one.item], [one for one in enough if one.item]
    whole = dimensions_table(dimensions, len(frame))
    by_unit, notes = _by_unit(dimensions, whole, options.smallest)
    by_wave, said = _by_wave(frame, instrument, staff, options.smallest)
    tables = [whole, items_table(items, len(frame)), *by_wave, *by_unit]
    return Outcome(
        tables=tuple(one for one in tables if one.rows),
        charts=(chart(whole, "bars", x="dimension", y="gap_1", **INTERVAL), *map(waves_chart, by_wave)),
        notes=(*notes, *said, *([note("staff_of_the_wave", "knowledge_gap")] if of_wave else [])),
    )


def _by_wave(
    frame: pd.DataFrame, instrument: Instrument, staff: OtherSurvey, smallest: int
) -> tuple[tuple[Table, ...], tuple[Note, ...]]:
    """The waves that both have, side by side, only where none of them is of few."""
    if not shared_waves(frame, staff):
        return (), ()
    if hides_a_wave(frame, staff, smallest):
        return (), (note("waves_of_few", "knowledge_gap", smallest=smallest),)
    return (waves_table(frame, instrument, staff, smallest),), ()


def _by_unit(found: list[Compared], whole: Table, smallest: int) -> tuple[tuple[Table, ...], tuple[Note, ...]]:
    """What is paired by unit; the units themselves only where none of them is of few."""
    paired = paired_table(found, smallest, whole.sample)
    if not paired.rows:
        return (), (note("no_paired_units", "knowledge_gap", smallest=smallest),)
    if any(hides_a_unit(one, smallest) for one in found):
        return (paired,), (note("units_of_few", "knowledge_gap", smallest=smallest),)
    return (paired, units_table(found, smallest, whole.sample.started)), ()


def _no_staff(options: KnowledgeGapOptions) -> Note:
    if not options.staff:
        return note("staff_not_chosen", "knowledge_gap")
    return note("staff_not_there", "knowledge_gap", file=options.staff)
