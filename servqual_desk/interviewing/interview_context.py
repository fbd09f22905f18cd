"""By whom, where, for which service and in which wave an interview is held."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewContext:
    """Codes of the field tables, or None."""

    enumerator: str | None = None
    unit: str | None = None
    service: str | None = None
    wave: str | None = None
