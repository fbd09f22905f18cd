"""Trend in the lab: does a score rise or fall from wave to wave, and did a plan change anything?

Scores are those of the groups (`analysis.methods.groups`): every dimension, family and outcome. Waves stand in order of time
where they do not overlap, else by name. Before/after compares two waves of different people: Welch's t test of the means,
Cohen's d with its noncentral interval, Mann–Whitney's test of the ranks, Holm's correction.

Missing answers: a response counts where it has a wave and the whole score. A score of a wave with fewer than `smallest` responses
is left out and not shown. R: `t.test`, `effectsize::cohens_d`, `wilcox.test(exact = FALSE, correct = FALSE)`.
"""

from collections.abc import Sequence

import pandas as pd

from analysis.answers import read_answers
from analysis.methods.groups.split import split_scores
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.table_builder import INTERVAL, chart, note
from analysis.methods.trend.change import change_table
from analysis.methods.trend.means import trend_tables
from analysis.methods.trend.spec import TrendOptions
from analysis.methods.trend.waves import ordered_waves, read_events
from analysis.table import Note
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress
from servqual_desk.words.wave_order import WAVE


def run(frame: pd.DataFrame, instrument: Instrument, options: TrendOptions, progress: Progress = UNWATCHED) -> Outcome:
    """Means by wave, and the change between two waves (the last two, where none are named)."""
    if WAVE not in frame.columns:
        return Outcome(notes=(note("grouping_absent", "trend", variable=WAVE),))
    waves = ordered_waves(frame)
    measures, families = (parts(options, name, instrument) for name in ("measures", "families"))
    split = split_scores(frame, read_answers(frame, instrument), WAVE, measures, families, options.smallest)
    events, notes = read_events(options.events, waves)
    notes += _missing(frame, waves)
    if split.suppressed:
        notes.append(note("groups_suppressed", "trend", suppressed=split.suppressed, smallest=options.smallest))
    tables = [t for t in trend_tables(split.scores, waves, events, split.started) if t.rows]
    charts = [chart(trend, "lines", x="wave", y="mean", group="scale", mark="event", **INTERVAL) for trend in tables]
    shown = [wave for wave in waves if any(wave in score.names for score in split.scores)]
    compared = _compared(options, shown)
    if isinstance(compared, Note):
        return Outcome(tables=tuple(tables), charts=tuple(charts), notes=(*notes, compared))
    change = change_table(split.scores, *compared, split.started)
    if not change.rows:
        notes.append(note("no_score_in_both_waves", "trend"))
        return Outcome(tables=tuple(tables), charts=tuple(charts), notes=tuple(notes))
    return Outcome(
        tables=(*tables, change),
        charts=(*charts, chart(change, "intervals", x="scale", y="difference", group="battery", **INTERVAL)),
        notes=tuple(notes),
    )


def _missing(frame: pd.DataFrame, waves: Sequence[str]) -> list[Note]:
    without = len(frame) - int(frame[WAVE].astype("str").isin(waves).sum())
    return [note("responses_without_wave", "trend", n=without)] if without else []


def _compared(options: TrendOptions, shown: Sequence[str]) -> tuple[str, str] | Note:
    """The two waves to compare, or why there are none."""
    if len(shown) < 2:
        return note("one_wave", "trend")
    named = options.before or shown[-2], options.after or shown[-1]
    unknown = [wave for wave in named if wave not in shown]
    if unknown:
        return note("wave_not_shown", "trend", wave=unknown[0])
    return note("same_wave", "trend", wave=named[0]) if named[0] == named[1] else named
