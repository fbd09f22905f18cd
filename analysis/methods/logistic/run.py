"""Logistic regression in the lab: with what does a yes go rather than a no?

A yes-or-no question (complained or not, would come again or not) on the dimensions of one questionnaire; profile questions (a 0/1
column for each category but the first) and questions answered by a number may be held constant. Odds ratios with Wald's interval,
and what each predictor adds to the chance of a yes, in percentage points. Where the predictors part yes from no wholly there is
no solution, and a note says so.

Missing answers: rows complete on the outcome, all predictors and all controls. R: `glm(family = binomial)`.
"""

import numpy as np
import pandas as pd

from analysis.formulas.binary_logit import binary_logit
from analysis.formulas.least_squares import Design
from analysis.item_matrices import Matrix
from analysis.methods.logistic.spec import LogisticOptions
from analysis.methods.logistic.tables import effects_table, model_table, terms_table
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.regression.data import ModelData, choice_places, dimension_scores, joined
from analysis.methods.table_builder import INTERVAL, chart, note
from analysis.table import Note
from analysis.thresholds import RESPONSES_PER_PREDICTOR
from instruments.model import Instrument, Question
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: LogisticOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """One model, or the note that says why there is none."""
    (outcome,), profile, numbers = (parts(options, name, instrument) for name in ("outcome", "profile", "numbers"))
    scores = dimension_scores(frame, instrument, options.predictors)
    if isinstance(scores, Note):
        return Outcome(notes=(scores,))
    said = yes_or_no(frame, next(q for q in instrument.questions if q.id == outcome))
    controls = tuple(name for name in profile if name != outcome)
    data = joined(frame, instrument, outcome, options.predictors, controls, scores, y=said, numbers=numbers)
    progress(0.5)
    reason = _why_none(data)
    if reason is not None:
        return Outcome(notes=(*data.notes, reason))
    model = binary_logit(data.y, data.X)
    if model is None:
        return Outcome(notes=(*data.notes, note("logistic_separated", "logistic")))
    effects = effects_table(model, data)
    tables = (model_table(model, data, _cautions(data)), terms_table(model, data), effects)
    return Outcome(tables=tables, charts=(chart(effects, "intervals", x="term", y="effect_on_yes", **INTERVAL),))


def yes_or_no(frame: pd.DataFrame, question: Question) -> Matrix:
    """1 for yes, 0 for the only other choice or else for `no`, NaN for any other answer and for none, shape (n,)."""
    places = choice_places(frame, question)
    ids = [choice.id for choice in question.choices]
    others = [name for name in ids if name != "yes"]
    no = others[0] if len(others) == 1 else "no"
    values = np.array([1.0 if name == "yes" else 0.0 if name == no else np.nan for name in ids])
    known = ~np.isnan(places)
    said = np.full(len(frame), np.nan)
    said[known] = values[places[known].astype(int)]
    return said


def _why_none(data: ModelData) -> Note | None:
    n, predictors = data.X.shape
    if n < predictors + 2:
        return note("too_few_responses", "logistic", n=n, needed=predictors + 2)
    if data.y.min() == data.y.max():
        return note("constant_outcome", "logistic")
    dependent = Design.of(data.X, has_constant=True).dependent
    if dependent:
        terms = ", ".join(data.names[place - 1] for place in dependent if place)
        return note("collinear_predictors", "logistic", terms=terms)
    return None


def _cautions(data: ModelData) -> list[Note]:
    """The rarer answer counts: below ten of it a predictor the coefficients lean away from 0 (Peduzzi et al. 1996)."""
    rarer = int(min(data.y.sum(), len(data.y) - data.y.sum()))
    needed = RESPONSES_PER_PREDICTOR * data.X.shape[1]
    few = [note("few_of_the_rarer_answer", "logistic", n=rarer, needed=needed)] if rarer < needed else []
    return [*data.notes, *few]
