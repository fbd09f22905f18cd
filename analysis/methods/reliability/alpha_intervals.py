"""What the lab adds to alpha: two more intervals, Duhachek–Iacobucci's and the bootstrap's, and the correlations behind it."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from analysis.answers import Answers, ItemSet
from analysis.formulas.alpha import (
    alphas_from_moments,
    asymptotic_error,
    duhachek_iacobucci_interval,
    moments_for_alpha,
)
from analysis.formulas.moments import correlations, cross_products
from analysis.formulas.resampling import percentile_interval, resampled_means
from analysis.item_matrices import Matrix
from analysis.methods.reliability.internal_consistency import Reliability
from analysis.methods.reliability.spec import ReliabilityOptions
from analysis.methods.table_builder import Further, number
from instruments.progress import Progress

DUHACHEK_IACOBUCCI = (number("di_lower", 3), number("di_upper", 3))
BOOTSTRAP = (number("boot_lower", 3), number("boot_upper", 3))
BETWEEN_ITEMS = (number("mean_r", 3), number("min_r", 3), number("max_r", 3))


def alpha_columns(
    answers: Answers,
    sets: Sequence[ItemSet],
    scales: Sequence[Reliability],
    options: ReliabilityOptions,
    progress: Progress,
) -> Further:
    """A row a scale: the other intervals of its alpha, and how its items correlate."""
    rows = []
    for position, (scale, own) in enumerate(zip(sets, scales, strict=True)):
        X = answers.complete_of(scale.items, scale.battery)
        rows.append(_cells(own, X, options, progress.part(position, len(sets))))
    drawn = BOOTSTRAP if options.bootstrap else ()
    return Further(columns=(*DUHACHEK_IACOBUCCI, *drawn, *BETWEEN_ITEMS), rows=rows)


def _cells(own: Reliability, X: Matrix, options: ReliabilityOptions, progress: Progress) -> list[Any]:
    products = cross_products(X)
    alpha = np.nan if own.alpha is None else own.alpha
    r = correlations(products)[np.triu_indices(own.k, 1)]
    return [
        *duhachek_iacobucci_interval(alpha, asymptotic_error(products, own.n)),
        *(_bootstrap(X, options, progress) if options.bootstrap else ()),
        *((r.mean(), r.min(), r.max()) if np.isfinite(r).all() else (None, None, None)),
    ]


def _bootstrap(X: Matrix, options: ReliabilityOptions, progress: Progress) -> tuple[float, float]:
    if len(X) < 2:
        return (np.nan, np.nan)
    means = resampled_means(moments_for_alpha(X), options.resamples, options.seed, progress)
    return percentile_interval(alphas_from_moments(means))
