"""Agreement: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, choice, level_of, pick, picks
from analysis.methods.method import Method
from analysis.methods.needs import needs_scale


@dataclass(frozen=True, slots=True, kw_only=True)
class IccOptions(Options):
    """What is held against each other: the items of a scale, both entries of a paper form, or two waves of the same people.

    People are the same where their answer to `person` is the same.
    """

    ratings: str = choice("of_items", "of_entries", "of_waves", default="of_items")
    measures: tuple[str, ...] = picks("measure", empty="first")
    families: tuple[str, ...] = picks("family")
    numbers: tuple[str, ...] = picks("number_question", empty="none")
    person: str = pick("person", empty="none")
    before: str = level_of("sqd_wave")
    after: str = level_of("sqd_wave")


METHOD = Method(id="icc", place=15, options=IccOptions, why_not=needs_scale, wants=("second_entries",))
