"""Coefficients of a logit with their odds ratios, for a yes or no as for ordered answers."""

from collections.abc import Iterable

import numpy as np
from scipy import stats

from analysis.item_matrices import Matrix
from analysis.methods.table_builder import alike, number, p_value, part
from analysis.table import Cell
from analysis.thresholds import CONFIDENCE

COLUMNS = (
    part("term", "term"),
    *alike(number, "b", "se", decimals=3),
    number("z"),
    p_value("p"),
    *alike(number, "odds_ratio", "lower", "upper"),
)
_LARGEST = 700  # e to more than this is no double


def odds_ratio_rows(names: Iterable[str], b: Matrix, errors: Matrix) -> list[tuple[Cell, ...]]:
    """A row a term of b and errors, shape (k,) each: Wald's z and p, e^b and its interval e^(b ± z·se).

    An odds ratio says how the odds of a yes, or of a higher answer, change with one unit more. R: `exp(confint.default(fit))`.
    """
    half = float(stats.norm.ppf((1 + CONFIDENCE) / 2)) * errors
    z = b / errors
    odds, lower, upper = (np.exp(np.clip(ends, -_LARGEST, _LARGEST)) for ends in (b, b - half, b + half))
    columns = (b, errors, z, 2 * stats.norm.sf(np.abs(z)), odds, lower, upper)
    return [(name, *map(float, cells)) for name, *cells in zip(names, *columns, strict=True)]
