"""The replication in Python: pandas, scipy and statsmodels, none of it ours."""

from collections.abc import Iterable, Sequence

from exports.replication.analysis_plan import Answer, GapTest, Model, Plan, Scale

HEAD = '''\
"""Replication of a Servqual Desk analysis with pandas, scipy and statsmodels. Run it in this folder: python replicate.py

It reads data.csv (answers as given; an empty cell is missing) and writes results-python.json, whose tables and columns are called
as in results-servqual-desk.json.
"""

import json
import math

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats

data = pd.read_csv("data.csv")


def answers(columns):
    """Answers of some columns; for an item worded the other way, lowest + highest answer minus the answer."""
    return np.column_stack([data[name] if turn is None else turn - data[name] for name, turn in columns]).astype(float)


def complete(x):
    return x[~np.isnan(x).any(axis=1)]


def skm(ids, x):
    """25 times the weighted sum of the element means; the interval from what each respondent adds to it."""
    counts, nrr, k = (~np.isnan(x)).sum(axis=0), np.nanmean(x, axis=0), x.shape[1]
    rows = x[~np.isnan(x).all(axis=1)]
    n, ikm = len(rows), 25 / k * nrr.sum()
    added = np.nansum((rows - nrr) * (25 / k * n / counts), axis=1)
    half = stats.t.ppf(0.975, n - 1) * math.sqrt((added**2).sum() / (n - 1) / n)
    interval = {"lower": max(ikm - half, 25), "upper": min(ikm + half, 100)} if (abs(added) > 1e-9).any() else None
    elements = [{"element": e, "n": int(m), "nrr": mean} for e, m, mean in zip(ids, counts, nrr)]
    return {"ikm": ikm, "interval": interval, "elements": elements}


def alpha(scale, battery, x):
    """k / (k - 1) * (1 - sum of item variances / variance of the sum), over rows complete on the items."""
    x = complete(x)
    k = x.shape[1]
    value = k / (k - 1) * (1 - x.var(axis=0, ddof=1).sum() / x.sum(axis=1).var(ddof=1))
    return {"scale": scale, "battery": battery, "n": len(x), "alpha": value}


def gap(key, name, perception, expectation):
    """A respondent's gap is the sum of perception minus expectation over the items, divided once by their number."""
    difference = complete(perception - expectation)
    d = difference.sum(axis=1) / difference.shape[1]
    test = stats.ttest_1samp(d, 0)
    row = {key: name, "n": len(d), "gap": d.mean(), "t": test.statistic, "p": test.pvalue}
    nonzero = d[d != 0]
    if len(nonzero):
        exact = len(d) <= 50 and len(nonzero) == len(d) and len(set(abs(d))) == len(d)
        w = stats.wilcoxon(nonzero, method="exact" if exact else "asymptotic", correction=False)
        row |= {"wilcoxon_w": w.statistic, "wilcoxon_p": w.pvalue}
    return row


def score(x):
    return x.sum(axis=1) / x.shape[1]


def regression(outcome, predictors, scores):
    rows = pd.DataFrame({"outcome_": data[outcome], **scores}).dropna()
    fit = sm.OLS(rows["outcome_"], sm.add_constant(rows[list(scores)])).fit(method="qr")
    terms = [{"term": term, "b": fit.params[term], "p": fit.pvalues[term]} for term in fit.params.index]
    return {"outcome": outcome, "predictors": predictors, "n": len(rows), "r2": fit.rsquared, "terms": terms}


def plain(value):
    """What JSON can hold; null for what is no number."""
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None
    return value


'''

TAIL = """
with open("results-python.json", "w", encoding="utf-8") as file:
    json.dump(plain(results), file, indent=1)
"""


def python_script(plan: Plan) -> str:
    """The whole script."""
    elements = [element.answer for element in plan.elements]
    parts = {
        "skm": f"skm({[element.id for element in plan.elements]!r}, {_answers(elements)})" if elements else "None",
        "reliability": _list(f"alpha({scale.id!r}, {scale.battery!r}, {_scored(scale)})" for scale in plan.scales),
        "gaps": f"{{\n'items': {_gaps(plan, 'items')},\n'dimensions': {_gaps(plan, 'dimensions')}}}",
        "regression": _list(map(_model, plan.models)),
    }
    results = "\n".join(f"results[{name!r}] = {code}" for name, code in parts.items())
    return f"{HEAD}results = {{}}\n{results}\n{TAIL}"


def _gaps(plan: Plan, table: str) -> str:
    return _list(_gap(gap) for gap in plan.gaps if gap.table == table)


def _list(codes: Iterable[str]) -> str:
    return "[" + ",\n".join(codes) + "]"


def _answers(answers: Sequence[Answer]) -> str:
    return f"answers([{', '.join(f'({answer.column!r}, {answer.turn})' for answer in answers)}])"


def _scored(scale: Scale) -> str:
    return _answers(scale.answers) + (f" - {_answers(scale.minus)}" if scale.minus else "")


def _gap(gap: GapTest) -> str:
    key = gap.table.removesuffix("s")
    return f"gap({key!r}, {gap.id!r}, {_answers(gap.perception)}, {_answers(gap.expectation)})"


def _model(model: Model) -> str:
    scores = ",\n    ".join(f"{scale.id!r}: score({_scored(scale)})" for scale in model.dimensions)
    return f"regression({model.outcome!r}, {model.predictors!r}, {{\n    {scores},\n}})"
