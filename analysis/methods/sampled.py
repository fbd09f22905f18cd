"""The options by which a method's means, gaps, index or coefficients follow how the sample was drawn. Light: it lists methods."""

from dataclasses import dataclass

from analysis.methods.fields import Options, choice, flag, lines, pick


@dataclass(frozen=True, slots=True, kw_only=True)
class SampledOptions(Options):
    """Clusters, strata, weights, a finite population, and the confidence level of what is given by them.

    `totals` are lines `value = total` of the `strata`, or `question: value = total` for several margins (raking).
    """

    clusters: str = choice(
        "no_clusters", "by_unit", "by_enumerator", "by_day", "by_unit_and_day", default="no_clusters"
    )
    strata: str = pick("grouping", empty="none")
    totals: tuple[str, ...] = lines()
    finite: bool = flag(False)
    confidence_level: str = choice("level_90", "level_95", "level_99", default="level_95")

    @property
    def nothing_chosen(self) -> bool:
        """Whether the sample is simple and large and intervals are those of every table, so that nothing is to be added."""
        plain = SampledOptions()
        return all(getattr(self, name) == getattr(plain, name) for name in SampledOptions.__slots__)
