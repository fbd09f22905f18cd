"""What a flag says, in plain words: its name for a list, its sentence for whoever looks into the response."""

from collections.abc import Mapping
from types import MappingProxyType

from instruments.i18n import N_, _, format_number, format_percent

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "too_fast": N_("Too fast"),
        "straight_line": N_("All the same"),
        "identical": N_("Experience = expectation"),
        "extreme": N_("Only extremes"),
        "unanswered": N_("Many unanswered"),
    }
)

_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "too_fast": N_(
            "Answered in {value} seconds a question: far faster than other interviews, or than anybody reads."
        ),
        "straight_line": N_("All answers of a block are the same, in {share} of the blocks."),
        "identical": N_("What was experienced is answered exactly as what should be, statement by statement."),
        "extreme": N_("Every statement is answered at an end of its scale."),
        "unanswered": N_("{share} of the statements have no answer."),
    }
)


def flag_name(code: str) -> str:
    """A flag's name; an unknown one is shown as it stands."""
    return _(NAMES[code]) if code in NAMES else code


def flag_sentence(code: str, value: float) -> str:
    """What was noticed, with the flag's value; it says nothing about why."""
    if code not in _SENTENCES:
        return flag_name(code)
    return _(_SENTENCES[code]).format(value=format_number(value, 1), share=format_percent(value))
