"""One general factor above correlated ones: Schmid and Leiman's (1957) transformation and McDonald's omega hierarchical."""

from dataclasses import dataclass

import numpy as np

from analysis.formulas.extraction import principal_axis
from analysis.formulas.rotation import oblimin, varimax
from analysis.item_matrices import Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Hierarchy:
    """`general` (p,) and `group` (p, m) loadings at right angles; `omega_hierarchical`, `omega_total`.

    `explained_common` is the general factor's share of the common variance. `converged` and `heywood` as for the extraction.
    """

    general: Matrix
    group: Matrix
    omega_hierarchical: float
    omega_total: float
    explained_common: float
    converged: bool
    heywood: bool


def schmid_leiman(correlations: Matrix, factors: int) -> Hierarchy:
    """`factors` ≥ 3 principal axes turned by oblimin, one factor of their correlations, its loadings passed on to the items.

    g = Lγ with γ the loadings of the oblique factors on the general one; group loadings L·√(1 − γ²).
    ω_h = (Σg)²/ΣΣr and ω_t = 1 − Σu²/ΣΣr with u² = 1 − h² (McDonald 1999; Zinbarg, Revelle, Yovel and Li 2005).
    R: `psych::omega(x, m, fm = "pa", flip = FALSE)`, up to where its iterations stop.
    """
    extraction = principal_axis(correlations, factors)
    oblique = oblimin(varimax(extraction.loadings).pattern)
    second = principal_axis(oblique.phi, 1)
    gamma = np.clip(second.loadings[:, 0], -1.0, 1.0)
    general = oblique.pattern @ gamma
    group = oblique.pattern * np.sqrt(1 - gamma**2)
    total = float(correlations.sum())
    common = float((general**2).sum() + (group**2).sum())
    return Hierarchy(
        general=general,
        group=group,
        omega_hierarchical=float(general.sum() ** 2) / total,
        omega_total=1 - float((1 - extraction.communalities).sum()) / total,
        explained_common=float((general**2).sum()) / common,
        converged=extraction.converged and oblique.converged and second.converged,
        heywood=extraction.heywood or second.heywood,
    )
