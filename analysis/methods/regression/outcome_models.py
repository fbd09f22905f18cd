"""Which regressions a survey gives: every outcome on the dimensions of one family, as perceived and as gaps.

A predictor is a respondent's mean of the dimension's items. Missing answers: rows complete on the outcome and all predictors.
"""

from collections.abc import Iterator

import pandas as pd

from analysis.answers import GAP, dimension_sets
from analysis.methods.regression.data import model_data, predictor_family
from analysis.methods.regression.linear_model import Regression, regress
from analysis.table import Note
from instruments.model import Instrument, Question


def regressions(frame: pd.DataFrame, instrument: Instrument, only: str | None) -> tuple[Regression, ...] | None:
    """Every numeric outcome on every predictor set; None where the instrument has no such outcome or no predictors.

    `only` keeps one of the two predictor sets.
    """
    family, outcomes = predictor_family(instrument), _outcomes(instrument)
    if family is None or not outcomes:
        return None
    predictor_sets = ("perception", GAP) if only is None else (only,)
    models = (_model(frame, instrument, outcome.id, battery) for outcome in outcomes for battery in predictor_sets)
    return tuple(model for model in models if model is not None)


def _model(frame: pd.DataFrame, instrument: Instrument, outcome: str, battery: str) -> Regression | None:
    """One at a time, so that its columns are gone before those of the next are made."""
    data = model_data(frame, instrument, outcome, battery, ())
    if isinstance(data, Note):
        return None
    return regress(data.y, data.X, data.names, outcome=outcome, predictors=data.predictors)


def missing_models(instrument: Instrument, only: str | None) -> Iterator[Note]:
    """Why an instrument with an outcome has no regression, or not the one that was asked for."""
    if not _outcomes(instrument):
        return
    family = predictor_family(instrument)
    if family is None:
        yield Note(code="no_predictors", where="regression")
    elif only == GAP and not dimension_sets(instrument, family, GAP):
        yield Note(code="no_gap_predictors", where="regression")


def _outcomes(instrument: Instrument) -> tuple[Question, ...]:
    return tuple(q for q in instrument.questions_with("outcome") if q.traits.is_numeric)
