"""Whole numbers told on the way: days until an answer."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from scipy import stats

from analysis.formulas.moments import Interval
from analysis.formulas.proportions import wilson_interval
from analysis.item_matrices import Matrix, numeric
from analysis.methods.funnels.spec import FunnelsOptions
from analysis.methods.table_builder import alike, count, number, part, share, table
from analysis.table import Cell, Table
from analysis.thresholds import LEVEL

COLUMNS = (
    part("question", "variable"),
    count("n"),
    *alike(number, "mean", "lower_quartile", "median", "lower", "upper", "upper_quartile", decimals=1),
    *alike(share, "share_within", "within_lower", "within_upper"),
)


def numbers_table(frame: pd.DataFrame, questions: Sequence[str], options: FunnelsOptions) -> Table:
    """A row a question; one that fewer than `smallest` people answered has none."""
    return table(
        "lab_funnel_numbers",
        COLUMNS,
        _rows(frame, questions, options),
        started=len(frame),
        method="funnel_numbers",
        params={"within": options.within},
    )


def _rows(frame: pd.DataFrame, questions: Sequence[str], options: FunnelsOptions) -> Iterator[tuple[Cell, ...]]:
    for question in questions:
        values = numeric(frame, question)
        values = np.sort(values[~np.isnan(values)])
        if len(values) >= options.smallest:
            yield question, *_figures(values, options)


def _figures(values: Matrix, options: FunnelsOptions) -> tuple[Cell, ...]:
    n, within = len(values), int((values <= options.within).sum())
    low, middle, high = (float(q) for q in np.quantile(values, (0.25, 0.5, 0.75)))
    is_telling = 0 < within < options.smallest or 0 < n - within < options.smallest
    shares: tuple[Cell, ...] = (None,) * 3 if is_telling else (within / n, *wilson_interval(within, n))
    return (n, float(values.mean()), low, middle, *median_interval(values), high, *shares)


def median_interval(values: Matrix) -> Interval:
    """The median's interval by order statistics of the sorted values (Conover 1999); undefined where n is too small.

    The k-th smallest and k-th largest, k the largest with P(B < k) ≤ 2.5 %, B binomial(n, ½). R: `qbinom(.025, n, .5)`.
    """
    k = int(stats.binom.ppf(LEVEL / 2, len(values), 0.5))
    return Interval(float(values[k - 1]), float(values[-k])) if k else Interval(None, None)
