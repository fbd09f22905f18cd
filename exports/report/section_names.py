"""The sections that a paper can be made of, by name. Light: command line and window list them before anything is computed."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from exports.report.kind_names import Kind
from instruments.i18n import N_, _
from servqual_desk.errors import DataError

_RESULTS = (
    "waves",
    "skm",
    "scores",
    "gaps",
    "distribution",
    "priorities",
    "topics",
    "reliability",
    "regression",
    "follow-up",
    "lab",
)

# Cover and file code stand in every one; a brief and a public sheet are one piece.
SECTIONS: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        "brief": (),
        "official": ("introduction", "method", "results", "analysis", "conclusion", "questionnaire"),
        "publication": (),
        "annex": ("profile", *_RESULTS, "methods", "questionnaire"),
        "full": ("summary", "profile", *_RESULTS, "methods", "questionnaire"),
    }
)

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "introduction": N_("Chapter I · Introduction"),
        "method": N_("Chapter II · Method"),
        "results": N_("Chapter III · Results"),
        "analysis": N_("Chapter IV · Analysis"),
        "conclusion": N_("Chapter V · Conclusion and follow-up plan"),
        "summary": N_("Summary"),
        "profile": N_("Respondents"),
        "waves": N_("Change from wave to wave"),
        "skm": N_("Community satisfaction survey (SKM)"),
        "scores": N_("Scores"),
        "gaps": N_("Gaps between expectation and perception"),
        "distribution": N_("Distribution of the answers"),
        "priorities": N_("Priorities"),
        "topics": N_("What else was asked"),
        "reliability": N_("Reliability"),
        "regression": N_("Regression"),
        "follow-up": N_("Follow-up"),
        "lab": N_("Further analyses"),
        "methods": N_("Method notes"),
        "questionnaire": N_("Appendix: the questionnaire"),
    }
)


def read_sections(told: str, kind: Kind) -> tuple[str, ...]:
    """`gaps,skm` → the names, in the paper's order; none for "".

    Raises:
        DataError: the paper has no such section, or is one piece.
    """
    wanted = [name.strip() for name in told.split(",") if name.strip()]
    known = SECTIONS[kind]
    unknown = [name for name in wanted if name not in known]
    if unknown and not known:
        raise DataError(_("The paper “{kind}” is one piece; leave --sections out.").format(kind=kind))
    if unknown:
        raise DataError(
            _("The paper “{kind}” has no section “{name}”. Use some of: {names}.").format(
                kind=kind, name=unknown[0], names=", ".join(known)
            )
        )
    return in_order(wanted, kind)


def in_order(wanted: Sequence[str], kind: Kind) -> tuple[str, ...]:
    """These sections as the paper has them one after the other."""
    return tuple(name for name in SECTIONS[kind] if name in wanted)
