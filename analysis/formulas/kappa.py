"""Cohen's kappa: how far two coders agree beyond what chance alone would give."""

import math
from dataclasses import dataclass

import numpy as np
from scipy import stats
from statsmodels.stats.inter_rater import cohens_kappa

from analysis.formulas.moments import Interval
from analysis.item_matrices import Matrix
from analysis.thresholds import CONFIDENCE, HIGHEST_KAPPA_BAND, KAPPA_BANDS

NOTHING = 1e-7  # what rounding leaves of a zero


@dataclass(frozen=True, slots=True, kw_only=True)
class Kappa:
    """Kappa with its standard error; NaN where both coders always say the same one thing. `agreement` is the plain share."""

    agreement: float
    kappa: float
    se: float

    @property
    def interval(self) -> Interval:
        """95 % interval κ ± z·SE, the upper end at most 1; none where kappa cannot vary."""
        if not math.isfinite(self.kappa) or self.is_fixed:
            return Interval(None, None)
        half = float(stats.norm.ppf((1 + CONFIDENCE) / 2)) * self.se
        return Interval(self.kappa - half, min(self.kappa + half, 1.0))

    @property
    def is_fixed(self) -> bool:
        """Whether one coder always says the same: it is 0 whatever the other says, and its error of 0 is no certainty."""
        return abs(self.kappa) < NOTHING and self.se < NOTHING

    @property
    def band(self) -> str | None:
        """Landis and Koch's (1977, Biometrics 33, 159-174) word for it; None where it is undefined."""
        if not math.isfinite(self.kappa):
            return None
        return next((word for most, word in KAPPA_BANDS if round(self.kappa, 2) <= most), HIGHEST_KAPPA_BAND)


def cohen_kappa(counts: Matrix) -> Kappa:
    """Kappa from counts, shape (k, k): rows what the first coder said, columns the second. Nothing counted gives NaN.

    κ = (p_o − p_e)/(1 − p_e) (Cohen 1960), with the asymptotic error of Fleiss, Cohen and Everitt (1969), Psychological Bulletin
    72, 323-327, which does not suppose κ = 0. R: psych::cohen.kappa(counts).
    """
    n = float(counts.sum())
    if n == 0:
        return Kappa(agreement=math.nan, kappa=math.nan, se=math.nan)
    agreement = float(np.trace(counts)) / n
    if float(counts.sum(axis=1) @ counts.sum(axis=0)) >= n**2:  # both always say the same one thing
        return Kappa(agreement=agreement, kappa=math.nan, se=math.nan)
    with np.errstate(invalid="ignore", divide="ignore"):  # its z, which is not used, where kappa cannot vary
        found = cohens_kappa(counts)
    return Kappa(agreement=agreement, kappa=float(found.kappa), se=math.sqrt(max(float(found.var_kappa), 0.0)))
