"""Sources and findings: any survey can have them, with answers or without. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods.fields import Options, whole
from analysis.methods.method import Method
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesOptions(Options):
    """Findings that stand in at least `least` sources; the coders' agreement is of all codes."""

    least: int = whole(1, least=1, most=100)


def never(_instrument: Instrument) -> str | None:
    """Sources do not depend on what the questionnaire asks."""
    return None


METHOD = Method(
    id="sources", place=125, options=SourcesOptions, why_not=never, wants=("source_reading",), needs_responses=False
)
