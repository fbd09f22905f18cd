"""The sample's design: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, choice, flag, lines, pick, picks
from analysis.methods.method import Method
from analysis.methods.needs import needs_items


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignOptions(Options):
    """Means, gaps, the index and a regression as the sample was drawn.

    `totals` are lines `value = total` of the `strata`, or `question: value = total` for several margins (raking).
    """

    clusters: str = choice(
        "no_clusters", "by_unit", "by_enumerator", "by_day", "by_unit_and_day", default="no_clusters"
    )
    strata: str = pick("grouping", empty="none")
    totals: tuple[str, ...] = lines()
    finite: bool = flag(False)
    confidence_level: str = choice("level_90", "level_95", "level_99", default="level_95")
    measures: tuple[str, ...] = picks("measure")
    families: tuple[str, ...] = picks("family")
    outcome: str = pick("outcome")
    predictors: str = choice("perception", "gap", default="perception")


METHOD = Method(id="design", place=25, options=DesignOptions, why_not=needs_items)
