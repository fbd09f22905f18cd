"""Mediation in the lab: does quality reach trust or complaint through satisfaction, or directly?

Three regressions over the same responses (Baron and Kenny 1986): the mediator on quality (a), the outcome on quality and mediator
(c' and b), the outcome on quality alone (c = c' + a·b). The indirect effect a·b has the bootstrap's percentile interval
(Preacher and Hayes 2008); Sobel's z stands beside, since studies print it. A yes-or-no outcome is 1 or 0, so that its effects are
differences of the chance of a yes. Profile questions and questions answered by a number may be held constant in all three.

Missing answers: rows complete on quality, mediator, outcome and all that is held constant. R: `lm` thrice; `lavaan::sem` with
`ab := a * b` gives the same coefficients.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.answers import overall_id
from analysis.methods.logistic.run import yes_or_no
from analysis.methods.mediation.paths import Paths, fit_paths
from analysis.methods.mediation.spec import MediationOptions, chain
from analysis.methods.mediation.tables import effects_table, models_table, paths_table
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts, yes_no_questions
from analysis.methods.regression.data import Scores, dimension_scores, joined, predictor_family
from analysis.methods.table_builder import chart, note
from analysis.table import Note
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: MediationOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """The effects, the paths and the models; or the note that says why there are none."""
    asked = chain(instrument, options)
    if asked is None:
        return Outcome(notes=(note("same_question_twice", "mediation"),))
    paths = _paths(frame, instrument, options, *asked)
    if isinstance(paths, Note):
        return Outcome(notes=(paths,))
    reason = paths.why_none()
    if reason is not None:
        return Outcome(notes=(*paths.data.notes, reason))
    fitted = fit_paths(paths)
    effects = effects_table(fitted, options, progress)
    return Outcome(
        tables=(effects, paths_table(fitted), models_table(fitted)),
        charts=(chart(effects, "intervals", x="term", y="indirect", lower="indirect_lower", upper="indirect_upper"),),
        notes=paths.data.notes,
    )


def _paths(
    frame: pd.DataFrame, instrument: Instrument, options: MediationOptions, mediator: str, outcome: str
) -> Paths | Note:
    """The rows of all three regressions."""
    scores = _quality(frame, instrument, options)
    if isinstance(scores, Note):
        return scores
    ends_in_yes = outcome in yes_no_questions(instrument)
    question = next(q for q in instrument.questions if q.id == outcome)
    profile = [name for name in parts(options, "profile", instrument) if name != outcome]
    numbers = [name for name in parts(options, "numbers", instrument) if name not in (mediator, outcome)]
    data = joined(
        frame,
        instrument,
        outcome,
        options.predictors,
        profile,
        scores,
        y=yes_or_no(frame, question) if ends_in_yes else None,
        numbers=[mediator, *numbers],
    )
    notes = [replace(own, where=own.where.replace("regression", "mediation", 1)) for own in data.notes]
    notes += [note("yes_as_one", "mediation")] if ends_in_yes else []
    return Paths(data=replace(data, notes=tuple(notes)), mediator=mediator)


def _quality(frame: pd.DataFrame, instrument: Instrument, options: MediationOptions) -> Scores | Note:
    """The dimensions' scores, or their mean."""
    scores = dimension_scores(frame, instrument, options.predictors)
    if isinstance(scores, Note) or options.quality == "by_dimension" or len(scores.names) == 1:
        return scores
    family = predictor_family(instrument) or ""
    return Scores(names=(overall_id(instrument, family),), columns=[np.mean(scores.columns, axis=0)])
