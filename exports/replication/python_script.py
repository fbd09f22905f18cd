"""The replication in Python: pandas, scipy and statsmodels, none of it ours."""

from collections.abc import Sequence

from exports.replication.plan import Answer, GapTest, Model, Plan, Scale

HEAD = '''\
"""Replication of a Servqual Desk analysis with pandas, scipy and statsmodels. Run it in this folder: python replicate.py

It reads data.csv (answers as given; an empty cell is missing) and writes results-python.csv.
"""

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats

data = pd.read_csv("data.csv")
results = []


def keep(part, where, name, value):
    results.append({"part": part, "where": where, "name": name, "value": f"{value:.17g}"})


def answers(columns):
    """Answers of some columns; for an item worded the other way, lowest + highest answer minus the answer."""
    return np.column_stack([data[name] if turn is None else turn - data[name] for name, turn in columns]).astype(float)


def complete(x):
    return x[~np.isnan(x).any(axis=1)]


def alpha(scale, battery, x):
    """k / (k - 1) * (1 - sum of item variances / variance of the sum), over rows complete on the items."""
    x = complete(x)
    k = x.shape[1]
    keep("reliability", f"{scale}/{battery}", "n", len(x))
    value = k / (k - 1) * (1 - x.var(axis=0, ddof=1).sum() / x.sum(axis=1).var(ddof=1))
    keep("reliability", f"{scale}/{battery}", "alpha", value)


def gap(table, name, perception, expectation):
    """A respondent's gap is the sum of perception minus expectation over the items, divided once by their number."""
    difference = complete(perception - expectation)
    d = difference.sum(axis=1) / difference.shape[1]
    where, test = f"{table}/{name}", stats.ttest_1samp(d, 0)
    keep("gaps", where, "n", len(d))
    keep("gaps", where, "gap", d.mean())
    keep("gaps", where, "t", test.statistic)
    keep("gaps", where, "p", test.pvalue)
    nonzero = d[d != 0]
    if len(nonzero):
        exact = len(d) <= 50 and len(nonzero) == len(d) and len(set(abs(d))) == len(d)
        w = stats.wilcoxon(nonzero, method="exact" if exact else "asymptotic", correction=False)
        keep("gaps", where, "wilcoxon_w", w.statistic)
        keep("gaps", where, "wilcoxon_p", w.pvalue)


def score(x):
    return x.sum(axis=1) / x.shape[1]


def regression(outcome, predictors, scores):
    rows = pd.DataFrame({"outcome_": data[outcome], **scores}).dropna()
    fit = sm.OLS(rows["outcome_"], sm.add_constant(rows[list(scores)])).fit(method="qr")
    where = f"{outcome}/{predictors}"
    keep("regression", where, "n", len(rows))
    keep("regression", where, "r2", fit.rsquared)
    for term in fit.params.index:
        keep("regression", where, f"b.{term}", fit.params[term])
        keep("regression", where, f"p.{term}", fit.pvalues[term])


'''

TAIL = '\npd.DataFrame(results).to_csv("results-python.csv", index=False)\n'


def python_script(plan: Plan) -> str:
    """The whole script."""
    lines = [
        *(f"alpha({scale.id!r}, {scale.battery!r}, {_scored(scale)})" for scale in plan.scales),
        *map(_gap, plan.gaps),
        *map(_model, plan.models),
    ]
    return HEAD + "\n".join(lines) + "\n" + TAIL


def _answers(answers: Sequence[Answer]) -> str:
    return f"answers([{', '.join(f'({answer.column!r}, {answer.turn})' for answer in answers)}])"


def _scored(scale: Scale) -> str:
    return _answers(scale.answers) + (f" - {_answers(scale.minus)}" if scale.minus else "")


def _gap(gap: GapTest) -> str:
    return f"gap({gap.table!r}, {gap.id!r}, {_answers(gap.perception)}, {_answers(gap.expectation)})"


def _model(model: Model) -> str:
    scores = ",\n    ".join(f"{scale.id!r}: score({_scored(scale)})" for scale in model.dimensions)
    return f"regression({model.outcome!r}, {model.predictors!r}, {{\n    {scores},\n}})"
