"""Harman's single factor in the lab: do all items measure one and the same thing, as where people answer in one mood?

For each questionnaire and battery the share of the items' variance that the first unrotated principal component takes, and one
common factor by maximum likelihood; and the confirmatory model of a single factor against the questionnaire's own dimensions.
Harman's test alone neither shows nor rules out common-method bias (Podsakoff et al. 2003): the card says so.

Missing answers: responses complete on all items. R: `eigen(cor(X))`, `psych::fa(fm = "ml")`, `lavaan::cfa`.
"""

from collections.abc import Iterator
from functools import partial

import numpy as np
import pandas as pd

from analysis.answers import Answers, read_answers
from analysis.formulas.factor_model import fit_factor_model
from analysis.methods.dimension_model import fit_dimensions
from analysis.methods.outcome import Outcome, find_in_each
from analysis.methods.pickers import parts
from analysis.methods.single_factor.spec import SingleFactorOptions
from analysis.methods.single_factor.tables import Single, models_table, shares_table
from analysis.methods.table_builder import note
from analysis.table import Note
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: SingleFactorOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """A row a questionnaire and battery; a note where there is no factor to be had."""
    answers = read_answers(frame, instrument)
    measures, families = (parts(options, name, instrument) for name in ("measures", "families"))
    found, notes = find_in_each(families, measures, partial(_single, answers), progress)
    models = models_table(found, len(frame))
    tables = (shares_table(found, len(frame)), *((models,) if models.rows else ()))
    return Outcome(tables=tables if found else (), notes=tuple(notes))


def _single(answers: Answers, family: str, battery: str) -> Iterator[Single | Note]:
    """Nothing where fewer than three items are asked; a note where they give no factor."""
    model, where = fit_dimensions(answers, family, battery), f"single_factor/{family}/{battery}"
    k = len(model.data.items)
    if k < 3:
        return
    if model.data.reason:
        yield note(model.data.reason, where)
        return
    one = fit_factor_model(model.data.R, [0] * k)
    if not one.converged:
        yield note("model_not_converged", where)
        return
    eigenvalues = np.linalg.eigvalsh(model.data.R)[::-1]
    yield Single(
        family=family,
        battery=battery,
        n=model.n,
        k=k,
        eigenvalue=float(eigenvalues[0]),
        common=float((one.standardised**2).mean()),
        one=model.indexes(one),
        dimensions=model.indexes(model.fit) if model.fit is not None and len(model.scales) > 1 else None,
    )
