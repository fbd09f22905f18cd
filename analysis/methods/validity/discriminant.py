"""Whether dimensions are told apart: Fornell–Larcker and HTMT for each pair."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from analysis.answers import Answers, overall_id
from analysis.formulas.htmt import heterotrait_monotrait
from analysis.methods.dimension_model import DimensionModel, average_variance_extracted, fit_dimensions
from analysis.methods.table_builder import alike, code, count, note, number, part, table
from analysis.table import Note, Table
from analysis.thresholds import LARGEST_HTMT

COLUMNS = (
    part("battery", "battery"),
    part("dimension", "dimension"),
    part("other_dimension", "dimension"),
    count("n"),
    *alike(number, "factor_r", "root_ave", "root_ave_other", decimals=3),
    code("fornell_larcker"),
    number("htmt", 3),
    code("htmt_verdict"),
)


def discriminant_table(answers: Answers, measures: Sequence[str]) -> Table:
    """A row a pair of dimensions of one family in one battery."""
    rows, notes = [], list[Note]()
    for measure in measures:
        for family in answers.instrument.families:
            model = fit_dimensions(answers, family, measure)
            if len(model.scales) < 2:
                continue
            rows += [_row(model, measure, f, g) for f, g in combinations(range(len(model.scales)), 2)]
            where = f"lab_discriminant/{overall_id(answers.instrument, family)}/{measure}"
            if model.reason:
                notes.append(note(model.reason, where))
            elif model.fit is not None and not model.fit.proper:
                notes.append(note("model_improper", where))
    params = {"largest_htmt": LARGEST_HTMT}
    return table(
        "lab_discriminant", COLUMNS, rows, started=answers.n, method="discriminant_validity", notes=notes, params=params
    )


def _row(model: DimensionModel, measure: str, f: int, g: int) -> tuple[str | int | float | None, ...]:
    roots = [np.sqrt(average_variance_extracted(model.loadings_of(position))) for position in (f, g)]
    r = np.nan if model.fit is None else float(model.fit.phi[f, g])
    own, other = (np.flatnonzero(np.asarray(model.factor) == position) for position in (f, g))
    htmt = heterotrait_monotrait(model.data.R, own, other)
    return (
        measure,
        model.scales[f].id,
        model.scales[g].id,
        model.n,
        r,
        *roots,
        _met(abs(r) < min(roots), r, *roots),
        htmt,
        _met(htmt < LARGEST_HTMT, htmt),
    )


def _met(holds: bool, *needed: float) -> str | None:
    """The verdict, undefined where a number that it needs is."""
    if not all(np.isfinite(needed)):
        return None
    return "met" if holds else "violated"
