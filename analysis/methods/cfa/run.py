"""The confirmatory model in the lab: do the answers agree with the questionnaire's own dimensions?

Each item loads on its dimension, the dimensions correlate, or one general factor stands above them (second order). Normal-theory
maximum likelihood over the responses complete on all items of one family in one battery, or over every answer that there is (full
information); beside it the robust chi-square, further indexes, and what the model leaves out. Or, of ordered answers, weighted
least squares over polychoric correlations. R: `lavaan::cfa(model, data)`, `fitMeasures`, `standardizedSolution`, `modindices`,
`resid`; `estimator = "MLM"`; `missing = "ml"`, with `estimator = "MLR"`; `ordered = TRUE`.
Why not semopy: it stops some 1e-5 from the maximum, and gives no interval of RMSEA.
"""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from analysis.answers import Answers, overall_id, read_answers
from analysis.methods.cfa.changes import changes_table, further_table, residuals_table
from analysis.methods.cfa.estimates import Estimates, estimate
from analysis.methods.cfa.fit import fit_table, judgement_table, robust_tables
from analysis.methods.cfa.loadings import correlations_table, loadings_table, thresholds_table
from analysis.methods.cfa.second_order import general_table, order_notes, orders_table
from analysis.methods.cfa.spec import CfaOptions
from analysis.methods.outcome import Outcome
from analysis.methods.pickers import parts
from analysis.methods.table_builder import INTERVAL, chart, note
from analysis.table import Note, Table
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(frame: pd.DataFrame, instrument: Instrument, options: CfaOptions, progress: Progress = UNWATCHED) -> Outcome:
    """The model of one family in one battery; a note where it cannot be fitted."""
    (measure,), (family,) = parts(options, "measure", instrument), parts(options, "family", instrument)
    where = f"cfa/{overall_id(instrument, family)}/{measure}"
    answers = read_answers(frame, instrument)
    estimates = estimate(answers, family, measure, options, general=options.second_order)
    if isinstance(estimates, Note):
        return Outcome(notes=(replace(estimates, where=where),))
    loadings, correlations = loadings_table(estimates), correlations_table(estimates)
    above, said = _above(answers, family, measure, options, estimates, where)
    tables = (
        fit_table(estimates),
        judgement_table(estimates),
        *robust_tables(estimates),
        *above,
        further_table(estimates),
        loadings,
        correlations,
        changes_table(estimates),
        residuals_table(estimates),
        thresholds_table(estimates),
    )
    charts = (
        chart(loadings, "intervals", x="item", y="standardised", **INTERVAL),
        *(
            (chart(correlations, "heatmap", x="dimension", y="other_dimension", value="r"),)
            if correlations.rows
            else ()
        ),
    )
    return Outcome(
        tables=tuple(table for table in tables if table.rows),
        charts=charts,
        notes=(*_notes(estimates, options, where), *said),
    )


def _above(
    answers: Answers, family: str, measure: str, options: CfaOptions, estimates: Estimates, where: str
) -> tuple[tuple[Table, ...], tuple[Note, ...]]:
    """The general factor's loadings, and the model against the one without it."""
    if not options.second_order:
        return (), ()
    correlated = estimate(answers, family, measure, options)
    if isinstance(correlated, Note):
        return (general_table(estimates),), (replace(correlated, where=where),)
    tables = (general_table(estimates), orders_table(correlated, estimates))
    return tables, tuple(order_notes(correlated, estimates, where))


def _notes(estimates: Estimates, options: CfaOptions, where: str) -> Iterator[Note]:
    if not estimates.fit.proper:
        yield note("model_improper", where)
    only = estimates.fit.structure.only_items
    if len(only):
        yield note("only_item_of_dimension", where, item=estimates.items[int(only[0])].id, items=len(only))
    if estimates.indexes.df == 0:
        yield note("just_identified", where)
    if estimates.cuts:
        yield note("ordered_chi2", where)
        if options.missing == "full_information":
            yield note("ordered_complete", where)
    if estimates.cuts and estimates.indexes.df > 0:
        yield note("no_gfi_ordered", where)
    if estimates.patterns and estimates.indexes.df > 0:
        yield note("no_gfi_missing", where)
    if estimates.patterns:
        own = estimates.sample
        yield note("missing_patterns", where, n=own.used, complete=own.complete, patterns=estimates.patterns)
