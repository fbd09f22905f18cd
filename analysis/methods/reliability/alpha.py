"""Alpha of each scale with its intervals: Feldt, Duhachek–Iacobucci, and the bootstrap's percentiles."""

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
from analysis.formulas.moments import cross_products
from analysis.formulas.resampling import percentile_interval, resampled_means
from analysis.methods.build import code, count, number, part, table
from analysis.methods.outcome import Progress, portion
from analysis.methods.reliability.spec import ReliabilityOptions
from analysis.reliability import Reliability, correlations, reliability
from analysis.scoring import Matrix
from analysis.table import Chart, Note, Table
from analysis.verdicts import reliability_verdict

COLUMNS = (
    part("scale", "scale"),
    part("battery", "battery"),
    count("n"),
    count("k"),
    number("alpha", 3),
    number("alpha_lower", 3),
    number("alpha_upper", 3),
    number("di_lower", 3),
    number("di_upper", 3),
    number("boot_lower", 3),
    number("boot_upper", 3),
    number("alpha_standardised", 3),
    number("mean_r", 3),
    number("min_r", 3),
    number("max_r", 3),
    code("verdict"),
)


def alpha_table(
    answers: Answers, sets: Sequence[ItemSet], options: ReliabilityOptions, progress: Progress | None
) -> Table:
    """A row a scale and battery; the verdict compares alpha with the threshold of the options."""
    core = {(row.scale, row.battery): row for row in reliability(answers)}
    rows, notes = [], list[Note]()
    for position, scale in enumerate(sets):
        own = core[scale.id, scale.battery]
        X = answers.complete_of(scale.items, scale.battery)
        rows.append(_row(own, X, options, portion(progress, position, len(sets))))
        notes += own.notes
    shown = [j for j, column in enumerate(COLUMNS) if options.bootstrap or not column.id.startswith("boot_")]
    return table(
        "lab_alpha",
        [COLUMNS[j] for j in shown],
        [[row[j] for j in shown] for row in rows],
        started=answers.n,
        method="lab_alpha_bootstrap" if options.bootstrap else "lab_alpha",
        notes=notes,
        params={"alpha_threshold": options.threshold, "resamples": options.resamples, "seed": options.seed},
    )


def alpha_chart(alpha: Table) -> Chart:
    """Each alpha with Feldt's interval."""
    roles = {"x": "scale", "y": "alpha", "group": "battery", "lower": "alpha_lower", "upper": "alpha_upper"}
    return Chart(id="lab_alpha", kind="intervals", table=alpha, roles=roles)


def _row(own: Reliability, X: Matrix, options: ReliabilityOptions, progress: Progress | None) -> list[Any]:
    products = cross_products(X)
    alpha = np.nan if own.alpha is None else own.alpha
    r = correlations(products)[np.triu_indices(own.k, 1)]
    return [
        own.scale,
        own.battery,
        own.n,
        own.k,
        own.alpha,
        own.alpha_lower,
        own.alpha_upper,
        *duhachek_iacobucci_interval(alpha, asymptotic_error(products, own.n)),
        *(_bootstrap(X, options, progress) if options.bootstrap else (None, None)),
        own.alpha_standardised,
        *((r.mean(), r.min(), r.max()) if np.isfinite(r).all() else (None, None, None)),
        reliability_verdict(own.alpha, options.threshold),
    ]


def _bootstrap(X: Matrix, options: ReliabilityOptions, progress: Progress | None) -> tuple[float, float]:
    if len(X) < 2:
        return (np.nan, np.nan)
    means = resampled_means(moments_for_alpha(X), options.resamples, options.seed, progress)
    return percentile_interval(alphas_from_moments(means))
