"""What the lab adds to gaps: the bootstrap's interval, the effect size's own, the share of top expectations."""

import math
from collections.abc import Sequence

import numpy as np

from analysis.answers import PAIR, Answers
from analysis.formulas.effects import standardised_mean_interval
from analysis.formulas.resampling import mean_interval
from analysis.item_matrices import Matrix
from analysis.methods.gaps.gap_analysis import Gap, GapAnalysis, both_sides
from analysis.methods.gaps.spec import GapsOptions
from analysis.methods.gaps.tables import GapFurther
from analysis.methods.table_builder import Further, number, share
from analysis.table import Cell
from instruments.model import Item
from instruments.progress import Progress

BOOTSTRAP = (number("boot_lower"), number("boot_upper"))
EFFECT = (number("dz_lower"), number("dz_upper"), share("top_share", 0))
STEPS = 3


def further_columns(answers: Answers, found: GapAnalysis, options: GapsOptions, progress: Progress) -> GapFurther:
    """The lab's columns beside each of the three tables."""
    instrument = answers.instrument
    dimensions = [(row, instrument.items_of(row.dimension, *PAIR)) for row in found.dimensions]
    items = [(row, (instrument.item(row.item),)) for row in found.items]
    return GapFurther(
        dimensions=_further(answers, dimensions, options, progress.part(0, STEPS)),
        items=_further(answers, items, options, progress.part(1, STEPS)),
        overall=_further_overall(found, options, progress.part(2, STEPS)),
    )


def _further(
    answers: Answers, gaps: Sequence[tuple[Gap, Sequence[Item]]], options: GapsOptions, progress: Progress
) -> Further:
    rows = [
        _cells(answers, gap, items, options, progress.part(position, len(gaps)))
        for position, (gap, items) in enumerate(gaps)
    ]
    return Further(columns=(*(BOOTSTRAP if options.bootstrap else ()), *EFFECT), rows=rows)


def _cells(
    answers: Answers, gap: Gap, items: Sequence[Item], options: GapsOptions, progress: Progress
) -> tuple[Cell, ...]:
    expectation, perception = both_sides(answers, items)
    differences = (perception - expectation).sum(axis=1) / len(items)
    top = np.array([answers.instrument.scale_of(item, PAIR[0]).max for item in items])
    highest = float((expectation == top).all(axis=1).mean()) if len(expectation) else None
    dz = math.nan if gap.cohen_dz is None else gap.cohen_dz
    drawn = _drawn(differences, options, progress) if options.bootstrap else ()
    return (*drawn, *standardised_mean_interval(dz, gap.n), highest)


def _further_overall(found: GapAnalysis, options: GapsOptions, progress: Progress) -> Further:
    if not options.bootstrap:
        return Further()
    means = found.overall.means
    rows = [_drawn(m.scores.scores, options, progress.part(place, len(means))) for place, m in enumerate(means)]
    return Further(columns=BOOTSTRAP, rows=rows)


def _drawn(scores: Matrix, options: GapsOptions, progress: Progress) -> tuple[float, float]:
    """The percentile interval of a mean; undefined for one respondent."""
    if len(scores) < 2:
        return (math.nan, math.nan)
    return mean_interval(scores, options.resamples, options.seed, progress)
