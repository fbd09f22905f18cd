"""What the lab adds to a model's terms: t, p and interval from the robust errors."""

from typing import Any

from analysis.formulas.moments import t_p, t_quantile
from analysis.methods.regression.linear_model import Regression, Term
from analysis.methods.table_builder import Further, number, p_value

ROBUST = (number("t_hc3"), p_value("p_hc3"), number("lower_hc3", 3), number("upper_hc3", 3))


def robust_columns(model: Regression) -> Further:
    """A row a term, from the HC3 errors with the residual degrees of freedom."""
    return Further(columns=ROBUST, rows=[_robust(term, model.df2) for term in model.terms])


def _robust(term: Term, df: int | None) -> tuple[Any, ...]:
    """R: lmtest::coeftest(m, vcov = sandwich::vcovHC(m, type = "HC3")), lmtest::coefci."""
    if term.b is None or df is None or not term.se_hc3:
        return (None,) * len(ROBUST)
    t, half = term.b / term.se_hc3, t_quantile(df) * term.se_hc3
    return t, t_p(t, df), term.b - half, term.b + half
