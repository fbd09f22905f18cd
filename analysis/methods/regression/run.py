"""Regression: what satisfaction hangs on, and whether the numbers may be believed.

One outcome on the dimensions of one family (`data.predictor_family`), as perceived, as gaps, or as gaps times the respondent's
own points; profile questions may stand beside as controls (a 0/1 column for each category but the first), and questions answered
by a number (age in years, minutes waited) as they are.

    blocks            what each block of predictors adds to R² (hierarchical regression)
    coefficients      least squares by QR, robust HC3 errors, t and p beside
    assumptions       each test with its verdict, and what to do where one fails
    importance        LMG (Shapley) shares of R² with bootstrap intervals
    influence         Cook's distance, leverage, studentised residuals
    ordered logit     for an outcome on a scale, with Brant's test of parallel slopes
    comparison        perception against gap over the same responses
    design            the coefficients by how the sample was drawn, where a design is chosen

Missing answers: rows complete on the outcome, all predictors and all controls. R: `lm`, `lmtest::coeftest` with
`sandwich::vcovHC`, `cooks.distance`, `rstudent`, `MASS::polr`, `car::poTest`, relaimpo.
"""

import pandas as pd

from analysis.formulas.least_squares import Design
from analysis.methods.design.about import About, by_design
from analysis.methods.design.coefficients import coefficients_table
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.regression.blocks import block_tables
from analysis.methods.regression.comparison import comparison_table
from analysis.methods.regression.data import ModelData, model_data
from analysis.methods.regression.importance import importance_table
from analysis.methods.regression.influence import influence_table
from analysis.methods.regression.linear_model import Regression, regress
from analysis.methods.regression.ordered import ordered_tables
from analysis.methods.regression.robust_errors import robust_columns
from analysis.methods.regression.spec import RegressionOptions
from analysis.methods.regression.tables import model_section, models_table
from analysis.methods.table_builder import INTERVAL, chart, listwise
from analysis.table import Chart, Note, Table
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(
    frame: pd.DataFrame, instrument: Instrument, options: RegressionOptions, progress: Progress = UNWATCHED
) -> Outcome:
    """One model with all that is asked beside it; a model that cannot be fitted gives its table with the reason."""
    (outcome,), profile, numbers = (parts(options, name, instrument) for name in ("outcome", "profile", "numbers"))
    data = model_data(frame, instrument, outcome, options.predictors, profile, numbers)
    if isinstance(data, Note):
        return Outcome(notes=(data,))
    model = regress(data.y, data.X, data.names, outcome=outcome, predictors=options.predictors)
    sample = listwise(data.used)
    tables, charts = [models_table([model], sample, also=data.notes)], list[Chart]()
    comparison = comparison_table(frame, instrument, outcome, options.predictors, profile, numbers)
    section = model_section(model, sample, level=options.level, controls=data.controls, further=robust_columns(model))
    if model.r2 is not None:
        tables += [*section.tables, *block_tables(data, options.blocks)]
        charts += section.charts
    tables += [comparison] if comparison is not None else []
    if model.r2 is not None:
        beside, drawn = _beside(frame, model, data, options, progress)
        tables += beside
        charts += drawn
    tables += [section.residuals] if section.residuals.rows else []
    plain = Outcome(tables=tuple(table for table in tables if table.rows or table.notes), charts=tuple(charts))

    def designed(about: About) -> Outcome:
        return Outcome(tables=(coefficients_table(data.y, data.X, data.names, data.used, outcome, about),))

    return by_design(frame, options, designed).then(plain)


def _beside(
    frame: pd.DataFrame, model: Regression, data: ModelData, options: RegressionOptions, progress: Progress
) -> tuple[list[Table], list[Chart]]:
    """What stands beside the coefficients of a model that could be fitted."""
    tables, charts = list[Table](), list[Chart]()
    if options.importance:
        importance = importance_table(data, options, progress)
        tables.append(importance)
        charts += [chart(importance, "intervals", x="term", y="lmg", **INTERVAL)] if importance.rows else []
    if options.influence and model.residuals:
        tables.append(influence_table(frame, Design.of(data.X, has_constant=True).fit(data.y), data))
    if options.ordered:
        tables += ordered_tables(data, options.level)
    return tables, charts
