"""Cross-tables: what may be chosen, and which questionnaires can give them. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, pick, seed_number, whole
from analysis.methods.method import Method
from analysis.methods.pickers import counted_questions
from analysis.thresholds import SMALLEST_PUBLISHED
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosstabsOptions(Options):
    """Count the answers to `question` in the groups of `by`; groups and cells of fewer than `smallest` people are not published.

    Without a `question` it is the first that does not make the groups itself. `resamples` and `seed` are of the simulated test.
    """

    question: str = pick("counted_question", empty="auto")
    by: str = pick("grouping")
    smallest: int = whole(SMALLEST_PUBLISHED, least=2, most=100)
    resamples: int = whole(9999, least=999, most=99999)
    seed: int = seed_number()


def needs_choices(instrument: Instrument) -> str | None:
    """At least one question answered by one or several choices."""
    return None if counted_questions(instrument) else "needs_choices"


METHOD = Method(id="crosstabs", place=65, options=CrosstabsOptions, why_not=needs_choices)
