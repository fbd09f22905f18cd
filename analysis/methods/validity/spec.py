"""Validity: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, choice, flag, level_of_tests, picks
from analysis.methods.method import Method
from analysis.methods.needs import needs_scale


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityOptions(Options):
    """`tail` and `level` make the critical r (r-table); the verdict uses the correlation that `judged` names."""

    measures: tuple[str, ...] = picks("measure")
    tail: str = choice("two_tailed", "one_tailed", default="two_tailed")
    level: float = level_of_tests()
    judged: str = choice("item_rest_r", "item_total_r", default="item_rest_r")
    discriminant: bool = flag(True)


METHOD = Method(id="validity", place=20, options=ValidityOptions, why_not=needs_scale)
