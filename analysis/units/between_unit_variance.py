"""How much units differ beyond chance: between-unit variance, intraclass correlation, funnel limits, shrunken means.

    τ²    DerSimonian and Laird (1986): max(0, (Q − (k − 1))/(Σw − Σw²/Σw)), w = 1/se², Q = Σw(x − x̄_w)²
    ICC   (MSB − MSW)/(MSB + (n₀ − 1)·MSW) of the one-way analysis of variance, n₀ = (N − Σn²/N)/(k − 1)
    mean  Σx/(se² + τ²) over Σ1/(se² + τ²)

A shrunken mean is mean + τ²/(τ² + se²)·(x − mean), the empirical Bayes estimate: small units go towards the city. Funnel limits
are the respondents' mean ± z·√(MSW/n) (Spiegelhalter 2005): where a unit of n would lie by chance alone. Units without spread
take no part. R: metafor::rma(method = "DL"), psych::ICC1 of the aov.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from analysis.formulas.distributions import chi2_above, normal_below
from analysis.formulas.welch import Estimate
from analysis.item_matrices import Matrix
from analysis.thresholds import CONFIDENCE, FUNNEL_CONFIDENCE

Funnel = Literal["within", "above", "below"]
FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Over the `units` that have spread; `variance` is τ², `within` a respondent's variance, `centre` that of the funnel.

    `q` is Cochran's, χ² with units − 1 degrees of freedom where all units were alike.
    """

    units: int
    mean: float
    variance: float
    within: float
    icc: float
    q: float
    q_p: float
    centre: float

    def shrunken(self, estimate: Estimate) -> float | None:
        """The unit's mean, drawn towards the city's by how unsure it is; None without an error."""
        if estimate.mean is None or not estimate.se:
            return None
        weight = self.variance / (self.variance + estimate.se**2)
        return self.mean + weight * (estimate.mean - self.mean)

    def limits(self, n: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
        """Where a unit of n respondents lies by chance."""
        half = normal_below((1 + confidence) / 2) * math.sqrt(self.within / n)
        return self.centre - half, self.centre + half

    def place(self, estimate: Estimate) -> Funnel | None:
        """On which side of the outer limits a unit lies."""
        if estimate.mean is None or estimate.df is None:
            return None
        lower, upper = self.limits(estimate.df + 1, FUNNEL_CONFIDENCE)
        if estimate.mean < lower:
            return "below"
        return "above" if estimate.mean > upper else "within"


def between_units(estimates: Sequence[Estimate]) -> Between | None:
    """None for fewer than two units with spread."""
    known = [e for e in estimates if e.mean is not None and e.se and e.df]
    if len(known) < FEWEST:
        return None
    means = np.array([e.mean for e in known], dtype=np.float64)
    errors = np.array([e.se for e in known], dtype=np.float64) ** 2
    n = np.array([e.df for e in known], dtype=np.float64) + 1
    k, weights = len(known), 1 / errors
    q = float(weights @ (means - weights @ means / weights.sum()) ** 2)
    variance = max(0.0, (q - (k - 1)) / float(weights.sum() - (weights**2).sum() / weights.sum()))
    wider = 1 / (errors + variance)
    within = float((n - 1) @ (errors * n) / (n - 1).sum())
    centre = float(n @ means / n.sum())
    return Between(
        units=k,
        mean=float(wider @ means / wider.sum()),
        variance=variance,
        within=within,
        icc=_icc(n, means, centre, within),
        q=q,
        q_p=chi2_above(q, k - 1),
        centre=centre,
    )


def _icc(n: Matrix, means: Matrix, centre: float, within: float) -> float:
    k, total = len(n), float(n.sum())
    between = float(n @ (means - centre) ** 2) / (k - 1)
    usual = (total - float(n @ n) / total) / (k - 1)
    return (between - within) / (between + (usual - 1) * within)
