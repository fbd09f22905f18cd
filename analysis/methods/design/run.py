"""The sample's design in the lab: means, gaps, the index and a regression with the errors that the sample really has.

People of one counter and day answer alike, so that a hundred of them tell less than a hundred drawn singly; a unit with few
responses may stand for many visitors. Clusters, strata, weights to known totals (raking where there are several margins) and the
finite population enter by Taylor linearisation (`formulas.sample_design`); beside each number stands what the plain computation
gives, and the design effect. Weights are taken as given: that raking itself lowers errors somewhat is not counted.

Missing answers: each row over the responses that have the score. R: package survey.
"""

import pandas as pd

from analysis.answers import read_answers
from analysis.methods.design.about import About
from analysis.methods.design.coefficients import coefficients_table
from analysis.methods.design.drawn import drawn_sample
from analysis.methods.design.index import index_table
from analysis.methods.design.means import means_chart, means_table
from analysis.methods.design.sample_table import sample_table
from analysis.methods.design.spec import DesignOptions
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import outcomes, parts
from analysis.methods.regression.data import model_data
from analysis.methods.respondent_scores import question_columns, scale_columns
from analysis.methods.skm.satisfaction_index import element_answers, has_skm_scale, skm_items
from analysis.table import Note
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(frame: pd.DataFrame, instrument: Instrument, options: DesignOptions, progress: Progress = UNWATCHED) -> Outcome:
    """Every table under one design; the note that says what the design lacks."""
    design = drawn_sample(frame, options)
    if isinstance(design, Note):
        return Outcome(notes=(design,))
    about = About(design=design, options=options, started=len(frame))
    answers = read_answers(frame, instrument)
    measures, families = (parts(options, name, instrument) for name in ("measures", "families"))
    progress(0.5)
    columns = [*scale_columns(answers, measures, families), *question_columns(frame, outcomes(instrument))]
    means = means_table(columns, about)
    tables = [sample_table(about), means]
    if skm_items(instrument) and has_skm_scale(instrument):
        tables.append(index_table(element_answers(answers), about))
    for outcome in parts(options, "outcome", instrument):
        data = model_data(frame, instrument, outcome, options.predictors, ())
        if not isinstance(data, Note):
            tables.append(coefficients_table(data.y, data.X, data.names, data.used, outcome, about))
    return Outcome(tables=tuple(tables), charts=(means_chart(means),))
