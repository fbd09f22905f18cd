"""The tables of a mediation: what comes through the mediator and what directly, every path, and the three models."""

import math
from typing import Any

import numpy as np
from scipy import stats

from analysis.formulas.mediation import indirect_effects
from analysis.formulas.relative_importance import resampled_products
from analysis.formulas.resampling import percentile_interval
from analysis.item_matrices import Matrix
from analysis.methods.mediation.paths import WHERE, Fitted
from analysis.methods.mediation.spec import MediationOptions
from analysis.methods.regression.coefficient_columns import COEFFICIENT, FIT
from analysis.methods.table_builder import alike, code, count, listwise, note, number, p_value, part, share, table
from analysis.table import Column, Note, Table
from instruments.progress import Progress

EFFECTS = (
    part("term", "term"),
    number("total_effect", 3),
    p_value("p_total"),
    *alike(number, "direct", "direct_lower", "direct_upper", decimals=3),
    p_value("p_direct"),
    *alike(number, "indirect", "indirect_lower", "indirect_upper", decimals=3),
    number("sobel_z"),
    p_value("p_sobel"),
    number("indirect_beta", 3),
    share("share_indirect"),
    code("verdict"),
)
PATHS = (code("path"), part("explained", "variable"), *COEFFICIENT)
MODELS = (code("path"), part("explained", "variable"), count("n"), *FIT)


def effects_table(fitted: Fitted, options: MediationOptions, progress: Progress) -> Table:
    """A row a score of quality: total, direct and indirect effect, and what may be said of them."""
    columns = fitted.in_order
    drawn = indirect_effects(
        resampled_products(columns, options.resamples, options.seed, progress), len(fitted.paths.data.dimensions)
    )
    rows, notes = [], list[Note]()
    for place, name in enumerate(fitted.paths.data.dimensions):
        cells = _effect(fitted, name, columns[:, place], drawn[:, place])
        rows.append((name, *cells))
        if cells[-2] is None:
            notes.append(note("no_share_of_total", f"{WHERE}/{name}"))
    return _of("lab_mediation", EFFECTS, rows, fitted, "mediation_bootstrap", notes=notes, resamples=options.resamples)


def _effect(fitted: Fitted, name: str, x: Matrix, drawn: Matrix) -> list[Any]:
    a, direct, total = (path.term(name) for path in fitted.each)
    b = fitted.direct.term(fitted.paths.mediator)
    indirect = (a.b or 0.0) * (b.b or 0.0)
    error = math.hypot((a.b or 0.0) * (b.se or 0.0), (b.b or 0.0) * (a.se or 0.0))
    z = indirect / error if error > 0 else math.nan
    lower, upper = percentile_interval(drawn)
    beta = indirect * x.std(ddof=1) / fitted.paths.data.y.std(ddof=1)
    ends = (direct.lower, direct.upper)
    return [
        total.b,
        total.p,
        direct.b,
        *ends,
        direct.p,
        indirect,
        lower,
        upper,
        z,
        float(2 * stats.norm.sf(abs(z))),
        beta,
        _share(indirect, direct.b),
        _verdict((lower, upper), ends, indirect * (direct.b or 0.0)),
    ]


def _share(indirect: float, direct: float | None) -> float | None:
    """The indirect part of the total effect; undefined where the parts work against each other."""
    if direct is None or indirect * direct < 0 or indirect + direct == 0:
        return None
    return indirect / (indirect + direct)


def _verdict(indirect: tuple[float, float], direct: tuple[float | None, float | None], product: float) -> str | None:
    """Zhao, Lynch and Chen's (2010) five kinds, by both intervals."""
    if direct[0] is None or direct[1] is None or not np.isfinite(indirect).all():
        return None
    through, beside = (not ends[0] <= 0 <= ends[1] for ends in (indirect, (direct[0], direct[1])))
    if through and beside:
        return "complementary" if product > 0 else "competitive"
    return "indirect_only" if through else "direct_only" if beside else "no_mediation_shown"


def paths_table(fitted: Fitted) -> Table:
    """Every coefficient of the three regressions but the constants."""
    rows = [
        (path.path, path.explained, *(getattr(term, column.id) for column in PATHS[2:]))
        for path in fitted.each
        for term in path.model.terms[1:]
    ]
    return _of("lab_mediation_paths", PATHS, rows, fitted, "mediation_paths")


def models_table(fitted: Fitted) -> Table:
    """How much each of the three regressions explains."""
    rows = [
        (path.path, path.explained, *(getattr(path.model, column.id) for column in MODELS[2:])) for path in fitted.each
    ]
    return _of("lab_mediation_models", MODELS, rows, fitted, "mediation_paths")


def _of(
    table_id: str, columns: tuple[Column, ...], rows: Any, fitted: Fitted, method: str, notes: Any = (), **params: Any
) -> Table:
    data = fitted.paths.data
    about = {"outcome": data.outcome.id, "mediator": fitted.paths.mediator, "predictors": data.predictors, **params}
    return table(table_id, columns, rows, method=method, sample=listwise(data.used), notes=notes, params=about)
