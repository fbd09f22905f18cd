"""The classical assumptions (uji asumsi klasik): each test, the verdict of its number, and what to do where one fails."""

from analysis.methods.build import code, listwise, table
from analysis.methods.regression.data import ModelData
from analysis.regression import Regression
from analysis.regression_tables import ASSUMPTION
from analysis.table import Table
from analysis.thresholds import MANY_RESIDUALS
from analysis.verdicts import AssumptionCheck, assumption_checks

ADVICE = {
    "equal_variance": "advice_robust_errors",
    "linearity": "advice_look_for_curve",
    "independence": "advice_check_order",
    "no_collinearity": "advice_read_importance",
}


def assumptions_table(model: Regression, data: ModelData, level: float) -> Table:
    """A row a test; two-sided tests at `level`, rules of thumb for VIF, condition number and Durbin–Watson.

    A control's VIF is left out: it hangs on which category is the reference, and nobody reads a control's coefficient alone.
    """
    rows = [
        [*(getattr(check, column.id) for column in ASSUMPTION), _advice(check, model.n)]
        for check in assumption_checks(model, level)
        if not (check.test == "vif" and check.term in data.controls)
    ]
    return table(
        "lab_regression_assumptions",
        (*ASSUMPTION, code("advice")),
        rows,
        method="lab_assumptions",
        sample=listwise(data.used),
        notes=[note for note in model.notes if note.where.startswith(f"{data.where}/")],
        params={"outcome": model.outcome, "predictors": model.predictors, "level": level},
    )


def _advice(check: AssumptionCheck, n: int) -> str:
    if check.verdict is None:
        return "advice_see_notes"
    if check.verdict == "met":
        return "advice_nothing"
    if check.assumption == "normality":
        return "advice_many_responses" if n >= MANY_RESIDUALS else "advice_ordered_logit"
    return ADVICE[check.assumption]
