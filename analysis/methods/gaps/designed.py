"""Gaps under the sample's design: dimensions, items, and the whole, plain and weighted by each respondent's own points."""

import numpy as np

from analysis.answers import GAP, PAIR, Answers, ItemSet, dimension_sets, family_with
from analysis.item_matrices import Matrix
from analysis.methods.design.about import About
from analysis.methods.design.means import gaps_table
from analysis.methods.gaps.overall_gap import Points, points_of_dimensions
from analysis.methods.outcome import Outcome
from analysis.methods.table_builder import chart


def designed_gaps(answers: Answers, points: Points | None, about: About) -> Outcome:
    """The three tables; each gap over the responses that have all of its answers."""
    instrument = answers.instrument
    sets = [one for family in instrument.families for one in dimension_sets(instrument, family, GAP)]
    dimensions = [(one.id, _of(answers, one)) for one in sets]
    items = [(item.id, answers.of([item], GAP)[:, 0]) for one in sets for item in one.items]
    family = family_with(instrument, *PAIR)
    whole = dimension_sets(instrument, family, GAP) if family else ()
    tables = (
        gaps_table("lab_design_gap_dimensions", dimensions, about),
        gaps_table("lab_design_gap_items", items, about),
        gaps_table("lab_design_gap_overall", _overall(answers, whole, points), about),
    )
    drawn = chart(tables[0], "intervals", x="dimension", y="gap", lower="lower_bound", upper="upper_bound")
    return Outcome(tables=tables, charts=(drawn,))


def _of(answers: Answers, dimension: ItemSet) -> Matrix:
    return np.asarray(answers.of(dimension.items, GAP).sum(axis=1) / len(dimension.items))


def _overall(answers: Answers, sets: tuple[ItemSet, ...], points: Points | None) -> list[tuple[str, Matrix]]:
    """The mean of the dimensions' gaps, and their sum weighted by the points that each respondent gave them."""
    matrix = np.column_stack([_of(answers, one) for one in sets])
    gaps: list[tuple[str, Matrix]] = [("unweighted", matrix.mean(axis=1))]
    given = None if points is None else points_of_dimensions(points, sets)
    if points is not None and given is not None:
        gaps.append(("weighted", (matrix * given / points.total).sum(axis=1)))
    return gaps
