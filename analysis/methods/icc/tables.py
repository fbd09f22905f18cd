"""The tables of agreement: every form of the intraclass correlation, and what differs between two ratings."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from analysis.formulas.intraclass import error_of_measurement, intraclass
from analysis.formulas.moments import t_interval
from analysis.methods.icc.ratings import Ratings
from analysis.methods.table_builder import alike, code, count, note, number, p_value, part, share, table
from analysis.table import Note, Table

SCORE = (part("scale", "scale"), part("battery", "battery"))
FORMS = (
    *SCORE,
    code("icc_form"),
    *alike(count, "n", "ratings"),
    *alike(number, "icc", "lower", "upper", decimals=3),
    number("f"),
    *alike(count, "df1", "df2"),
    p_value("p"),
)
DIFFERENCES = (
    *SCORE,
    count("n"),
    *alike(number, "mean_before", "mean_after", "difference", "lower", "upper"),
    share("share_alike"),
    number("error_of_measurement"),
)


def icc_table(ratings: Sequence[Ratings], started: int) -> Table:
    """Six rows a score; a score with fewer than two targets, or ratings that never differ, has its reason."""
    rows = [(own.scale, own.battery, *cells) for own in ratings for cells in _forms(own)]
    return table("lab_icc", FORMS, rows, started=started, method="shrout_fleiss", notes=_reasons(ratings))


def _forms(own: Ratings) -> Iterator[tuple[Any, ...]]:
    n, k = own.values.shape
    if n < 2:
        yield ("icc2", n, k, *(None,) * 7)
        return
    for found in intraclass(own.values):
        yield (found.form, n, k, found.icc, found.lower, found.upper, found.f, found.df1, found.df2, found.p)


def differences_table(ratings: Sequence[Ratings], started: int) -> Table:
    """By how much the second rating differs from the first, and how many are the same."""
    rows = [(own.scale, own.battery, len(own.values), *_difference(own)) for own in ratings]
    return table(
        "lab_icc_differences", DIFFERENCES, rows, started=started, method="paired_difference", notes=_few(ratings)
    )


def _difference(own: Ratings) -> tuple[Any, ...]:
    n = len(own.values)
    if n < 2:
        return (None,) * 7
    before, after = own.values.mean(axis=0)
    moved = own.values[:, 1] - own.values[:, 0]
    ends = t_interval(float(moved.mean()), float(moved.std(ddof=1)), n)
    alike = float(np.isclose(moved, 0, atol=1e-9).mean())
    return before, after, moved.mean(), ends.lower, ends.upper, alike, error_of_measurement(own.values)


def _few(ratings: Sequence[Ratings]) -> list[Note]:
    return [note("too_few_responses", own.where, n=len(own.values), needed=2) for own in ratings if len(own.values) < 2]


def _reasons(ratings: Sequence[Ratings]) -> Iterator[Note]:
    yield from _few(ratings)
    for own in ratings:
        if len(own.values) > 1 and own.values.min() == own.values.max():
            yield note("no_variance", own.where)
        elif len(own.values) > 1 and math.isnan(intraclass(own.values)[2].f):
            yield note("ratings_never_differ", own.where)
