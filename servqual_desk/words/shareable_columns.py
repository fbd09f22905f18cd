"""Which columns may stand in a file that is handed on: none that is an identifier, a moment, or a person's own words."""

from instruments.columns import Variable
from servqual_desk.words.response_columns import PLACES

# Of a response's own columns, those that say where it belongs and not whose it is.
PLACES_AND_WAVE = (*PLACES, "sqd_wave")


def may_be_shared(name: str, variable: Variable | None) -> bool:
    """Whether the column may be handed on; `variable` is None for the program's own."""
    if variable is None:
        return name in PLACES_AND_WAVE
    is_consent = variable.question is not None and variable.question.role == "consent"
    return not variable.traits.own_words and not is_consent


def may_be_protected(variable: Variable) -> bool:
    """Whether others may know of a person what the variable tells: something of the profile, or a day."""
    if variable.question is None or not may_be_shared(variable.name, variable):
        return False
    return variable.question.role == "profile" or variable.traits.storage == "date"
