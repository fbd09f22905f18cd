"""What the parts of a questionnaire are called, the same on the screen and on the paper form."""

from collections.abc import Mapping
from types import MappingProxyType

from instruments.i18n import C_, LANGUAGES, N_, _, ngettext
from instruments.model import Instrument
from instruments.question_order import prompts

# Capitals, so that nobody mixes what should be with what was experienced.
BANNERS: Mapping[str, str] = MappingProxyType(
    {
        "expectation": N_("WHAT SHOULD BE"),
        "perception": N_("WHAT I EXPERIENCED"),
        "importance": N_("HOW IMPORTANT IT IS"),
        "minimum": N_("THE LEAST THAT IS ACCEPTABLE"),
        "desired": N_("WHAT I WOULD WISH FOR"),
    }
)

BATTERIES: Mapping[str, str] = MappingProxyType(
    {
        "expectation": N_("What should be"),
        "perception": N_("What I experienced"),
        "importance": N_("How important it is"),
        "minimum": N_("The least that is acceptable"),
        "desired": N_("What I would wish for"),
    }
)

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "consent": N_("Consent"),
        "profile": N_("About you"),
        "weights": N_("What matters most"),
        "outcome": C_("section", "Overall"),
        "comment": N_("In your own words"),
    }
)


def banner(battery: str) -> str:
    """What a battery asks, in capitals; "" for one that needs no banner."""
    return _(BANNERS[battery]) if battery in BANNERS else ""


def section_title(kind: str, battery: str | None = None, own: str = "") -> str:
    """What a section is called: `own` is the questionnaire's name for it, where it gives one."""
    if own:
        return own
    if battery and battery in BATTERIES:
        return _(BATTERIES[battery])
    return _(SECTIONS.get(kind, N_("Questions")))


def length_words(instrument: Instrument) -> str:
    """How long a questionnaire is, and in which languages it asks."""
    n = len(prompts(instrument))
    spoken = ", ".join(LANGUAGES.get(code, code) for code in instrument.languages)
    return ngettext("{n} question", "{n} questions", n).format(n=n) + f" · {spoken}"
