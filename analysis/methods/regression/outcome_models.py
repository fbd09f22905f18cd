"""Which regressions a survey gives: every outcome on the dimensions of one family, as perceived and as gaps.

A predictor is a respondent's mean of the dimension's items. Missing answers: rows complete on the outcome and all predictors.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.answers import GAP, PAIR, SKM, Answers, ItemSet, dimension_sets, family_with
from analysis.methods.regression.linear_model import Regression, regress
from analysis.options import Options
from analysis.scoring import complete, numeric
from analysis.table import Note
from instruments.model import Instrument, Question


def regressions(answers: Answers, frame: pd.DataFrame, options: Options) -> tuple[Regression, ...] | None:
    """Every numeric outcome on every predictor set; None where the instrument has no such outcome or no predictors."""
    instrument = answers.instrument
    family, outcomes = predictor_family(instrument), _outcomes(instrument)
    if family is None or not outcomes:
        return None
    predictor_sets = ("perception", GAP) if options.predictors is None else (options.predictors,)
    return tuple(
        _model(answers, frame, outcome, dimensions)
        for outcome in outcomes
        for battery in predictor_sets
        if (dimensions := dimension_sets(instrument, family, battery))
    )


def predictor_family(instrument: Instrument) -> str | None:
    """The family asked both as expectation and as perception, else the first with perceptions that is not SKM."""
    both = family_with(instrument, *PAIR)
    if both is not None:
        return both
    return next((f for f in instrument.families if f != SKM and dimension_sets(instrument, f, "perception")), None)


def missing_models(instrument: Instrument, options: Options) -> Iterator[Note]:
    """Why an instrument with an outcome has no regression, or not the one that was asked for."""
    if not _outcomes(instrument):
        return
    family = predictor_family(instrument)
    if family is None:
        yield Note(code="no_predictors", where="regression")
    elif options.predictors == GAP and not dimension_sets(instrument, family, GAP):
        yield Note(code="no_gap_predictors", where="regression")


def _outcomes(instrument: Instrument) -> tuple[Question, ...]:
    return tuple(q for q in instrument.questions_with("outcome") if q.traits.is_numeric)


def _model(answers: Answers, frame: pd.DataFrame, outcome: Question, dimensions: tuple[ItemSet, ...]) -> Regression:
    y = numeric(frame, outcome.id)
    X = np.column_stack([answers.of(d.items, d.battery).sum(axis=1) / len(d.items) for d in dimensions])
    ok = complete(y, X)
    names = [dimension.id for dimension in dimensions]
    return regress(y[ok], X[ok], names, outcome=outcome.id, predictors=dimensions[0].battery)
