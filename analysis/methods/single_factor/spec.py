"""Harman's single factor: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, picks
from analysis.methods.method import Method
from analysis.methods.needs import needs_three_items


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleFactorOptions(Options):
    """One factor under the items of each questionnaire, battery by battery."""

    measures: tuple[str, ...] = picks("measure")
    families: tuple[str, ...] = picks("family")


METHOD = Method(id="single_factor", place=45, options=SingleFactorOptions, why_not=needs_three_items)
