"""The graded response model: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, pick, whole
from analysis.methods.method import Method
from analysis.thresholds import FEW_RESPONSES
from instruments.model import Instrument

FEWEST_ITEMS = 3  # two have one association between them, and two discriminations to tell from it


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedResponseOptions(Options):
    """A model for each dimension of a questionnaire in one battery; items that the groups of one variable answer otherwise.

    Groups under `smallest` are left out of the comparison.
    """

    measure: str = pick("measure")
    family: str = pick("family", empty="first")
    by: str = pick("grouping")
    smallest: int = whole(FEW_RESPONSES, least=20, most=1000)


def needs_three_of_a_dimension(instrument: Instrument) -> str | None:
    """At least three items of one dimension asked in the same battery."""
    counts = (len(instrument.items_of(d.id, b.id)) for d in instrument.dimensions for b in instrument.batteries)
    return None if max(counts, default=0) >= FEWEST_ITEMS else "needs_three_of_a_dimension"


METHOD = Method(id="graded_response", place=48, options=GradedResponseOptions, why_not=needs_three_of_a_dimension)
