"""Groups in the lab: do citizens who differ in something also answer differently?

By any profile question of one choice, or by unit, service, wave, mode, language or enumerator. For every dimension, family
and outcome: mean and interval of each group; tests of the means (Student and Welch, or analysis of variance and Welch's) and of
the ranks (Mann–Whitney or Kruskal–Wallis) with effect sizes; pairs of groups (Tukey or Games–Howell, Dunn), Holm's correction.

Missing answers: a response counts where it has the group and the whole score. Groups of fewer than `smallest` responses are
left out of everything and not shown. Where wished, measurement invariance stands first: whether means may be compared.

R: `t.test`, `oneway.test`, `wilcox.test(exact = FALSE, correct = FALSE)`, `kruskal.test`,
`car::leveneTest`, `TukeyHSD`, `rstatix::games_howell_test`, `rstatix::dunn_test`, package effectsize.
"""

import pandas as pd

from analysis.answers import read_answers
from analysis.methods.groups.effects import effects_table
from analysis.methods.groups.hypotheses import tests_table
from analysis.methods.groups.means import means_charts, means_table
from analysis.methods.groups.pairs import pairs_table
from analysis.methods.groups.spec import GroupsOptions
from analysis.methods.groups.split import split_scores
from analysis.methods.invariance.spec import METHOD, InvarianceOptions
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.table_builder import note
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(frame: pd.DataFrame, instrument: Instrument, options: GroupsOptions, progress: Progress = UNWATCHED) -> Outcome:
    """Compare every score between the groups of one variable; where there is one group only, a note says so."""
    (by,) = parts(options, "by", instrument) or ("",)
    if by not in frame.columns:
        return Outcome(notes=(note("grouping_absent", "groups", variable=by),))
    answers = read_answers(frame, instrument)
    measures, families = (parts(options, name, instrument) for name in ("measures", "families"))
    split = split_scores(frame, answers, by, measures, families, options.smallest)
    notes = []
    if split.suppressed:
        notes.append(note("groups_suppressed", "groups", suppressed=split.suppressed, smallest=options.smallest))
    if not any(score.samples for score in split.scores):
        return Outcome(notes=(*notes, note("no_groups", "groups", variable=by)))
    if not any(len(score.samples) > 1 for score in split.scores):
        notes.append(note("one_group", "groups", variable=by))
    means = means_table(split)
    compared = [tests_table(split), effects_table(split), pairs_table(split, options.posthoc)]
    tables = (means, *(table for table in compared if table.rows))
    found = Outcome(tables=tables, charts=means_charts(means), notes=tuple(notes))
    return _measured_alike(frame, instrument, options, progress).then(found) if options.invariance else found


def _measured_alike(frame: pd.DataFrame, instrument: Instrument, options: GroupsOptions, progress: Progress) -> Outcome:
    """Whether the groups understand the items of the first chosen battery and family alike."""
    measures, families = (parts(options, name, instrument) for name in ("measures", "families"))
    measure = "perception" if "perception" in measures else measures[0]
    asked = InvarianceOptions(by=options.by, measure=measure, family=families[0])
    return METHOD.run(frame, instrument, asked, progress)
