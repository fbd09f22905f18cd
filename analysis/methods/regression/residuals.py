"""A picture of a model's residuals, thin enough to draw and to keep."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from analysis.formulas.least_squares import Fit

MOST_POINTS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidualPoint:
    """One respondent: fitted value, residual over sigma, and the normal quantile of the residual's rank."""

    fitted: float
    residual: float
    quantile: float


def thinned(model: Fit) -> tuple[ResidualPoint, ...]:
    """At most 400 respondents, evenly chosen by the rank of their residual (so both tails are there), in that order.

    Quantiles are those of Blom's positions (rank − 3/8)/(n + 1/4). R: qnorm(ppoints(n)).
    """
    n = len(model.y)
    sigma = np.sqrt(model.rss / model.df)
    order = np.argsort(model.residuals, kind="stable")
    ranks = np.unique(np.linspace(0, n - 1, min(n, MOST_POINTS)).round().astype(int))
    quantiles = ndtri((ranks + 1 - 0.375) / (n + 0.25))
    rows = order[ranks]
    return tuple(
        ResidualPoint(fitted=float(f), residual=float(r), quantile=float(q))
        for f, r, q in zip(model.fitted[rows], model.residuals[rows] / sigma, quantiles, strict=True)
    )
