"""Means against a target: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, choice, level_of, level_of_tests, picks, real
from analysis.methods.method import Method
from analysis.methods.needs import needs_items


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSampleOptions(Options):
    """Means against the middle of their own scale (a gap: against 0) or against `target`; `margin` is what would not matter.

    With two waves, the change between them is held against the margin too.
    """

    measures: tuple[str, ...] = picks("measure", empty="first")
    families: tuple[str, ...] = picks("family")
    numbers: tuple[str, ...] = picks("number_question", empty="none")
    against: str = choice("middle", "one_target", default="middle")
    target: float = real(4, least=-1000, most=1000, step=0.1)
    margin: float = real(0.5, least=0.01, most=1000, step=0.1)
    before: str = level_of("sqd_wave")
    after: str = level_of("sqd_wave")
    level: float = level_of_tests()


METHOD = Method(id="one_sample", place=55, options=OneSampleOptions, why_not=needs_items)
