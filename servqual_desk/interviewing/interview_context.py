"""By whom, where, for which service and in which wave an interview is held."""

from msgspec import Struct


class InterviewContext(Struct, frozen=True, kw_only=True):
    """Codes of the field tables, or None."""

    enumerator: str | None = None
    unit: str | None = None
    service: str | None = None
    wave: str | None = None
