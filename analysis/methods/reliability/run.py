"""Reliability: alpha with three intervals, split halves, ordinal alpha, and coefficients from factor models.

Beside alpha, Feldt's interval, standardised alpha and omega total (`scales`) stand

    Duhachek–Iacobucci interval   α ± z·ASE, no equal correlations assumed
    bootstrap interval            percentiles of alpha over resampled responses (option, seeded)
    mean inter-item r             mean of the k(k−1)/2 correlations, with the smallest and the largest
    split half                    Spearman–Brown (Horst's form for halves of unlike length), Guttman's λ₄ of the split
    ordinal alpha                 alpha of the polychoric correlations
    composite reliability, AVE    from the confirmatory model of the instrument's own dimensions
    omega hierarchical            Schmid–Leiman, for families of three or more dimensions
    gap reliability               alpha of P − E, and r_D of the difference score

Missing answers: each row takes the responses complete on its own items. R: `psych::alpha`, `psych::splitHalf`,
`psych::omega`, `lavaan::cfa`, `psych::polychoric(correct = 0)`.
"""

import pandas as pd

from analysis.answers import GAP, item_sets, read_answers
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.reliability.alpha_intervals import alpha_columns
from analysis.methods.reliability.factor_based import composite_table, hierarchical_tables
from analysis.methods.reliability.gap_scores import gap_table
from analysis.methods.reliability.internal_consistency import reliability
from analysis.methods.reliability.ordinal import ordinal_table
from analysis.methods.reliability.spec import ReliabilityOptions
from analysis.methods.reliability.split_half import split_table
from analysis.methods.reliability.tables import reliability_section
from analysis.tally.counting import tally_answers
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: ReliabilityOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """Every scale of at least two items in the chosen batteries."""
    answers = read_answers(frame, instrument)
    measures = parts(options, "measures", instrument)
    sets = tuple(s for s in item_sets(instrument) if s.battery in measures and len(s.items) > 1)
    known = {(row.scale, row.battery): row for row in reliability(tally_answers(answers))}
    scales = [known[scale.id, scale.battery] for scale in sets]
    section = reliability_section(
        scales,
        answers.everyone(),
        threshold=options.threshold,
        further=alpha_columns(answers, sets, scales, options, progress),
        method="lab_alpha_bootstrap" if options.bootstrap else "reliability",
    )
    tables = [*section.tables, split_table(answers, sets, options.split)]
    if options.ordinal:
        tables.append(ordinal_table(answers, sets))
    if options.factor_based:
        tables.append(composite_table(answers, measures))
    if options.hierarchical:
        tables += hierarchical_tables(answers, measures)
    if GAP in measures:
        tables.append(gap_table(answers))
    return Outcome(tables=tuple(t for t in tables if t.rows or t.notes), charts=section.charts)
