"""Exploratory factors: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, choice, pick, real, seed_number, whole
from analysis.methods.method import Method
from analysis.methods.needs import needs_three_items
from analysis.thresholds import SMALLEST_LOADING


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorsOptions(Options):
    """`number` 0 asks `rule` how many; loadings under `hidden` are left out of the picture."""

    measure: str = pick("measure")
    family: str = pick("family", empty="first")
    correlations: str = choice("pearson", "polychoric", default="pearson")
    extraction: str = choice("principal_axis", "maximum_likelihood", "principal_components", default="principal_axis")
    rotation: str = choice("oblimin", "promax", "varimax", "none", default="oblimin")
    rule: str = choice("parallel", "eigenvalue_above_one", default="parallel")
    number: int = whole(0, least=0, most=20)
    hidden: float = real(SMALLEST_LOADING, least=0.0, most=0.9, step=0.05)
    draws: int = whole(500, least=50, most=5000, step=50)
    seed: int = seed_number()


METHOD = Method(id="factors", place=30, options=FactorsOptions, why_not=needs_three_items)
