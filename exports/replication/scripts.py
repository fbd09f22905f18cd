"""The scripts in Python and R: what all have in common around what each computes, and the folder that holds them.

What it computes is named `results`, as in our own JSON; of a method of the lab they are its `tables`. Intervals are at 95 % there
because that is what R, scipy and SPSS give unasked; the tests run the scripts, and would not let ours be another.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from exports.replication.lab_plan import Plan, columns_of
from servqual_desk.store.whole_files import disk_faults, replacing

PYTHON_HEAD = '''\
"""Replication of an analysis of Servqual Desk with pandas, scipy and statsmodels. Run it in this folder: python replicate.py

It reads data.csv (answers as given; an empty cell is missing) and writes results-python.json, whose tables and columns are called
as in results-servqual-desk.json.
"""

import json
import math

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.multitest import multipletests

data = pd.read_csv("data.csv")
plan = %s


def answer(a):
    """An answer; of an item worded the other way `turn` (lowest + highest answer) less it; of a gap less the expectation."""
    x = data[a["column"]].to_numpy(float)
    gap = x - data[a["minus"]].to_numpy(float) if "minus" in a else x
    if "turn" not in a:
        return gap
    return -gap if "minus" in a else a["turn"] - x


def matrix(part):
    return np.column_stack([answer(a) for a in part])


def score(s):
    """The mean of the parts' means, by whole numbers until the end; missing where one answer is."""
    return sum(part["times"] * matrix(part["answers"]).sum(axis=1) for part in s["parts"]) / s["over"]


def answers_of(s):
    """The answers of all parts of a score, a column each."""
    return matrix([a for part in s["parts"] for a in part["answers"]])


def complete(x):
    return x[~np.isnan(x).any(axis=1)]


def t_interval(x, name="mean"):
    """The mean, which a table calls by this name, and Student's t interval of it."""
    n, mean = len(x), x.mean()
    half = stats.t.ppf(0.975, n - 1) * x.std(ddof=1) / math.sqrt(n)
    return {"n": n, name: mean, "lower": mean - half, "upper": mean + half}


def described(x, name="mean"):
    return t_interval(x, name) | {"sd": x.std(ddof=1)}


def with_holm(rows, p="p", adjusted="p_holm"):
    """The rows with p corrected over all of them."""
    found = multipletests([row[p] for row in rows], method="holm")[1] if rows else []
    return [row | {adjusted: float(one)} for row, one in zip(rows, found)]


def plain(value):
    """What JSON can hold; null for what is no number."""
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None
    return int(value) if isinstance(value, np.integer) else value


'''
PYTHON_TABLES = """
results = {"tables": [{"id": name, "rows": rows} for name, rows in tables.items()]}
"""
PYTHON_TAIL = """
with open("results-python.json", "w", encoding="utf-8") as file:
    json.dump(plain(results), file, indent=1)
"""

R_HEAD = """\
# Replication of an analysis of Servqual Desk with R alone. Run it in this folder: Rscript replicate.R
# It reads data.csv (answers as given; an empty cell is missing) and writes results-r.json, whose tables and columns are called
# as in results-servqual-desk.json.
data <- read.csv("data.csv", check.names = FALSE)
plan <- %s

# An answer; of an item worded the other way `turn` (lowest + highest answer) less it; of a gap less the expectation.
answer <- function(a) {
  x <- data[[a$column]]; gap <- if (is.null(a$minus)) x else x - data[[a$minus]]
  if (is.null(a$turn)) gap else if (is.null(a$minus)) a$turn - x else -gap
}
matrix_of <- function(part) do.call(cbind, lapply(part, answer))
# The mean of the parts' means, by whole numbers until the end; missing where one answer is.
score <- function(s) Reduce(`+`, lapply(s$parts, function(part) part$times * rowSums(matrix_of(part$answers)))) / s$over
# R's own lists as JSON: what has names is an object, what has none an array, what is no number null.
json <- function(x) {
  if (is.null(x)) "null"
  else if (is.character(x)) paste0("\\"", x, "\\"")
  else if (is.list(x) && is.null(names(x))) paste0("[", paste(sapply(x, json), collapse = ", "), "]")
  else if (is.list(x)) paste0("{", paste0("\\"", names(x), "\\": ", sapply(x, json), collapse = ", "), "}")
  else if (is.finite(x)) sprintf("%%.17g", x)
  else "null"
}
answers_of <- function(s) do.call(cbind, lapply(s$parts, function(part) matrix_of(part$answers)))
complete <- function(x) x[complete.cases(x), , drop = FALSE]
# The mean, which a table calls by this name, and Student's t interval of it.
t_interval <- function(x, name = "mean") {
  ends <- t.test(x)$conf.int; setNames(list(length(x), mean(x), ends[1], ends[2]), c("n", name, "lower", "upper"))
}
described <- function(x, name = "mean") c(t_interval(x, name), list(sd = sd(x)))
# The rows with p corrected over all of them.
with_holm <- function(rows, p = "p") {
  p <- p.adjust(sapply(rows, function(row) row[[p]]), "holm")
  Map(function(row, adjusted) c(row, list(p_holm = adjusted)), rows, p)
}
"""
R_TABLES = """
results <- list(tables = lapply(names(tables), function(id) list(id = id, rows = unname(tables[[id]]))))
"""
R_TAIL = """
writeLines(json(results), "results-r.json")
"""


def write_scripts(
    frame: pd.DataFrame, plan: Plan, scripts: Mapping[str, str], ours: str, folder: Path
) -> tuple[Path, ...]:
    """Write data.csv, the scripts by their names, and our own JSON into `folder`, made where missing.

    Raises:
        KnownError: the machine refuses to write there.
    """
    texts = {
        "data.csv": frame[list(columns_of(plan))].to_csv(index=False, float_format="%.17g", lineterminator="\n"),
        **scripts,
        "results-servqual-desk.json": ours + "\n",
    }
    with disk_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        with replacing(folder / name) as temporary:
            temporary.write_text(text, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in texts)


def python_text(plan: Plan, body: str) -> str:
    """The whole script in Python."""
    return PYTHON_HEAD % _wrapped(repr(plan)) + body.lstrip("\n") + PYTHON_TAIL


def r_text(plan: Plan, body: str) -> str:
    """The whole script in R."""
    return R_HEAD % _wrapped(r_literal(plan)) + body + R_TAIL


def r_literal(value: Any) -> str:
    """A plan as R writes it: a dictionary and a list are lists, a text in quotes."""
    match value:
        case dict():
            return "list(" + ", ".join(f"`{name}` = {r_literal(part)}" for name, part in value.items()) + ")"
        case list() | tuple():
            return "list(" + ", ".join(map(r_literal, value)) + ")"
        case bool():
            return "TRUE" if value else "FALSE"
        case str():
            return json.dumps(value, ensure_ascii=False)
        case None:
            return "NULL"
        case float():
            return f"{value:.17g}"
    return str(value)


def _wrapped(text: str) -> str:
    """A line a score: R reads no endless line in a window."""
    return text.replace("}, {'name'", "},\n  {'name'").replace("), list(`name`", "),\n  list(`name`")
