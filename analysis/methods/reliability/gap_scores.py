"""Reliability of the gap: alpha of P − E beside that of the difference score."""

import numpy as np

from analysis.answers import GAP, PAIR, Answers, item_sets
from analysis.formulas.alpha import cronbach_alpha
from analysis.formulas.difference_score import difference_reliability
from analysis.formulas.moments import correlations, cross_products
from analysis.item_matrices import complete
from analysis.methods.table_builder import alike, count, note, number, part, table
from analysis.table import Note, Table


def gap_table(answers: Answers) -> Table:
    """Alphas of both sides and of the gap, their correlation and r_D over the same responses, a row a scale."""
    rows, notes = [], list[Note]()
    for scale in item_sets(answers.instrument):
        if scale.battery != GAP or len(scale.items) < 2:
            continue
        E, P = (answers.of(scale.items, battery) for battery in PAIR)
        both = complete(E, P)
        E, P = E[both], P[both]
        alphas = [cronbach_alpha(cross_products(X)) for X in (E, P, P - E)]
        r = correlations(cross_products(np.column_stack([E.sum(axis=1), P.sum(axis=1)])))[0, 1]
        r_d = difference_reliability(cross_products(np.hstack([E, P])))
        rows.append((scale.id, len(E), *alphas, r, r_d))
        if not np.isfinite(r_d):
            notes.append(note("difference_reliability_undefined", f"lab_gap_reliability/{scale.id}"))
    columns = (
        part("scale", "scale"),
        count("n"),
        *alike(
            number,
            "alpha_expectation",
            "alpha_perception",
            "alpha_gap",
            "r_expectation_perception",
            "difference_reliability",
            decimals=3,
        ),
    )
    return table("lab_gap_reliability", columns, rows, started=answers.n, method="gap_reliability", notes=notes)
