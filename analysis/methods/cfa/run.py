"""The confirmatory model in the lab: do the answers agree with the questionnaire's own dimensions?

Each item loads on its dimension, the dimensions correlate; normal-theory maximum likelihood (`numbers.factor_model`), over the
responses complete on all items of one family in one battery; beside it the robust chi-square, further indexes, and what the model
leaves out. R: `lavaan::cfa(model, data)`, `fitMeasures`, `standardizedSolution`, `modindices`, `resid`; `estimator = "MLM"`.
Why not semopy: it stops some 1e-5 from the maximum, and gives no interval of RMSEA.
"""

from collections.abc import Iterator

import pandas as pd

from analysis.answers import overall_id, read_answers
from analysis.formulas.factor_model import FactorFit
from analysis.methods.cfa.changes import changes_table, further_table, residuals_table, robust_table
from analysis.methods.cfa.fit import fit_table, judgement_table
from analysis.methods.cfa.loadings import correlations_chart, correlations_table, loadings_chart, loadings_table
from analysis.methods.cfa.spec import CfaOptions
from analysis.methods.dimension_model import fit_dimensions
from analysis.methods.outcome import Outcome, Progress
from analysis.methods.pickers import parts
from analysis.methods.table_builder import note
from analysis.table import Note, Table
from instruments.model import Instrument


def run(frame: pd.DataFrame, instrument: Instrument, options: CfaOptions, progress: Progress | None = None) -> Outcome:
    """The model of one family in one battery; a note where it cannot be fitted."""
    (measure,), (family,) = parts(options, "measure", instrument), parts(options, "family", instrument)
    where = f"cfa/{overall_id(instrument, family)}/{measure}"
    answers = read_answers(frame, instrument)
    model = fit_dimensions(answers, family, measure)
    if model.fit is None:
        return Outcome(notes=(note(model.reason, where),))
    fit = fit_table(model, model.fit, answers.n)
    loadings, correlations = (make(model, model.fit, answers.n) for make in (loadings_table, correlations_table))
    X = answers.complete_of(model.data.items, measure)
    tables = (
        fit,
        judgement_table(model, model.fit, answers.n),
        robust_table(model, X, model.fit, answers.n),
        further_table(model, model.fit, answers.n),
        loadings,
        correlations,
        changes_table(model, model.fit, answers.n),
        residuals_table(model, model.fit, answers.n),
    )
    charts = (loadings_chart(loadings), *((correlations_chart(correlations),) if correlations.rows else ()))
    return Outcome(
        tables=tuple(table for table in tables if table.rows), charts=charts, notes=tuple(_notes(model.fit, fit, where))
    )


def _notes(model: FactorFit, fit: Table, where: str) -> Iterator[Note]:
    if not model.proper:
        yield note("model_improper", where)
    if fit.rows[0][[column.id for column in fit.columns].index("df")] == 0:
        yield note("just_identified", where)
