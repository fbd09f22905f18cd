"""Krippendorff's alpha: how far any number of coders agree, also where each has read only some of the units."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.formulas.moments import Interval
from analysis.formulas.resampling import percentile_interval, resample_counts
from analysis.item_matrices import Matrix
from analysis.jsonable import defined


@dataclass(frozen=True, slots=True, kw_only=True)
class KrippendorffAlpha:
    """`units` that two coders or more have judged, with `judgements` in all; NaN where these are all the same."""

    units: int
    judgements: int
    alpha: float
    interval: Interval


def krippendorff_alpha(
    counts: Matrix, drawn_with: npt.NDArray[np.int64] | None = None, *, resamples: int = 2000, seed: int = 1
) -> KrippendorffAlpha:
    """Alpha for names without an order, α = 1 − D_o/D_e, with the bootstrap's percentile interval over what is drawn together.

    D_o = Σ_u (m_u² − Σ_c n_uc²)/(m_u − 1) / n and D_e = (n² − Σ_c n_c²)/(n(n − 1)), n = Σ_u m_u. Krippendorff (2011), Computing
    Krippendorff's alpha-reliability, University of Pennsylvania. R: irr::kripp.alpha(x, "nominal").

    Args:
        counts: how many coders judged a unit to be each thing, shape (units, things). A unit that fewer than two coders judged
            says nothing about agreement and is left out.
        drawn_with: for each unit the number of what it belongs to, shape (units,): decisions about one comment do not vary
            by themselves. Each unit is drawn alone where nothing is given.
    """
    is_paired = counts.sum(axis=1) >= 2
    paired, owners = counts[is_paired], (np.arange(len(counts)) if drawn_with is None else drawn_with)[is_paired]
    groups, place = np.unique(owners, return_inverse=True)
    draws = resample_counts(len(groups), resamples, seed) if len(groups) else ()
    drawn = [_alphas(paired, times[:, place]) for times in draws]
    values = np.concatenate(drawn) if drawn else np.empty(0)
    alpha = float(_alphas(paired, np.ones((1, len(paired))))[0]) if len(paired) else math.nan
    lower, upper = percentile_interval(values) if math.isfinite(alpha) else (math.nan, math.nan)
    return KrippendorffAlpha(
        units=len(paired), judgements=int(paired.sum()), alpha=alpha, interval=Interval(defined(lower), defined(upper))
    )


def _alphas(counts: Matrix, times: Matrix) -> Matrix:
    """Alpha where each unit counts so many times, `times` of shape (samples, units); NaN where nothing can disagree."""
    judged = counts.sum(axis=1)
    disagreement = times @ ((judged**2 - (counts**2).sum(axis=1)) / (judged - 1))
    n, each = times @ judged, times @ counts
    expected = (n**2 - (each**2).sum(axis=1)) / (n - 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(expected > 0, 1 - disagreement / expected, np.nan))
