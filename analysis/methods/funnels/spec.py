"""Steps of a service: what may be chosen, and which questionnaires can give them. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, lines, whole
from analysis.methods.funnels.chains import chains
from analysis.methods.method import Method
from analysis.thresholds import SMALLEST_PUBLISHED
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelsOptions(Options):
    """`benchmarks` holds a line a step, `app_heard = 60`: the percent with which the step is compared; without a line it is not.

    `within` is the number that an answer in whole numbers (days until an answer) should not go beyond. Steps that fewer than
    `smallest` people took or did not take are not published, nor those after them.
    """

    benchmarks: tuple[str, ...] = lines()
    within: int = whole(7, least=0, most=10_000)
    smallest: int = whole(SMALLEST_PUBLISHED, least=2, most=100)


def needs_steps(instrument: Instrument) -> str | None:
    """A yes-or-no question followed by one that is asked only after a yes."""
    return None if chains(instrument) else "needs_steps"


METHOD = Method(id="funnels", place=66, options=FunnelsOptions, why_not=needs_steps)
