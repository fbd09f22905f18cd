"""Gap 1: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, survey_file, whole
from analysis.methods.method import Method
from analysis.thresholds import SMALLEST_PUBLISHED
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeGapOptions(Options):
    """`staff` is the survey of the staff edition; sides of fewer than `smallest` people are not published."""

    staff: str = survey_file()
    smallest: int = whole(SMALLEST_PUBLISHED, least=2, most=100)


def needs_expectation(instrument: Instrument) -> str | None:
    """Statements of what citizens expect, asked of citizens."""
    asked = any("expectation" in item.batteries for item in instrument.items)
    return None if asked and instrument.edition != "staff" else "needs_expectation"


METHOD = Method(
    id="knowledge_gap", place=52, options=KnowledgeGapOptions, why_not=needs_expectation, wants=("other_survey",)
)
