"""The model itself: how well it fits, its coefficients with classical and robust errors."""

from typing import Any

from analysis.formulas.moments import t_p, t_quantile
from analysis.methods.build import listwise, number, p_value, table
from analysis.methods.regression.data import ModelData
from analysis.regression import Regression, Term
from analysis.regression_tables import MODEL, TERM
from analysis.table import Chart, Table

ROBUST = (number("t_hc3"), p_value("p_hc3"), number("lower_hc3", 3), number("upper_hc3", 3))


def model_table(model: Regression, data: ModelData) -> Table:
    """One row: R², F, AIC and the like; its notes say why a model could not be fitted, or what its controls compare with."""
    own = [note for note in model.notes if note.where == data.where]
    row = [getattr(model, column.id) for column in MODEL]
    return table(
        "lab_regression_model", MODEL, [row], method="ols", sample=listwise(data.used), notes=(*own, *data.notes)
    )


def terms_table(model: Regression, data: ModelData) -> Table:
    """A row a term; robust t, p and interval from the HC3 errors with the residual degrees of freedom."""
    rows = [[*(getattr(term, column.id) for column in TERM), *_robust(term, model.df2)] for term in model.terms]
    return table(
        "lab_regression_terms",
        (*TERM, *ROBUST),
        rows,
        method="ols_hc3",
        sample=listwise(data.used),
        params={"outcome": model.outcome, "predictors": model.predictors},
    )


def terms_chart(terms: Table) -> Chart:
    """The coefficients with their classical intervals."""
    roles = {"x": "term", "y": "b", "lower": "lower", "upper": "upper"}
    return Chart(id="lab_regression_terms", kind="intervals", table=terms, roles=roles)


def _robust(term: Term, df: int | None) -> tuple[Any, ...]:
    """R: lmtest::coeftest(m, vcov = sandwich::vcovHC(m, type = "HC3")), lmtest::coefci."""
    if term.b is None or df is None or not term.se_hc3:
        return (None,) * len(ROBUST)
    t, half = term.b / term.se_hc3, t_quantile(df) * term.se_hc3
    return t, t_p(t, df), term.b - half, term.b + half
