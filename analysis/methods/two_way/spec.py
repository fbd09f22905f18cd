"""Two groupings at once: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, choice, pick, picks, whole
from analysis.methods.method import Method
from analysis.methods.needs import needs_items
from analysis.thresholds import SMALLEST_PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoWayOptions(Options):
    """Scores by `by` and `second` together; `covariates` are numbers held constant (analysis of covariance)."""

    by: str = pick("grouping")
    second: str = pick("grouping", empty="auto")
    covariates: tuple[str, ...] = picks("number_question", empty="none")
    squares: str = choice("type_3", "type_2", default="type_3")
    measures: tuple[str, ...] = picks("measure", empty="first")
    families: tuple[str, ...] = picks("family")
    smallest: int = whole(SMALLEST_PUBLISHED, least=2, most=100)


METHOD = Method(id="two_way", place=62, options=TwoWayOptions, why_not=needs_items)
