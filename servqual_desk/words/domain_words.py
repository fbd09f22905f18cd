"""The heart's own codes in words, the same in the window, on paper, in data files and on the command line.

Each table is also the list of the codes that there are. A code that no table knows is shown as it stands: it is then the
survey's own word.
"""

from collections.abc import Mapping
from types import MappingProxyType

from instruments.i18n import LANGUAGES, N_, _
from servqual_desk.words.response_columns import BY_NAME

# How a response was taken.
MODES: Mapping[str, str] = MappingProxyType(
    {"interviewer": N_("Interviewer"), "kiosk": N_("Kiosk"), "paper": N_("Paper form"), "import": N_("Data file")}
)
# Those in which the program itself asks.
ASKING_MODES = tuple(mode for mode in MODES if mode != "import")

STATUSES: Mapping[str, str] = MappingProxyType(
    {"finished": N_("Finished"), "draft": N_("Not finished"), "voided": N_("Voided"), "erased": N_("Erased")}
)

# Where a response comes from.
SOURCES: Mapping[str, str] = MappingProxyType(
    {"interview": N_("Interview in this program"), "import": N_("Imported"), "simulated": N_("Simulated")}
)

# What a person may do: `people.rights`.
ROLES: Mapping[str, str] = MappingProxyType(
    {
        "enumerator": N_("Enumerator"),
        "supervisor": N_("Supervisor"),
        "head": N_("Head of the office"),
        "analyst": N_("Analyst"),
    }
)

CHANNELS: Mapping[str, str] = MappingProxyType(
    {"counter": N_("Counter"), "online": N_("Online"), "both": N_("Counter and online")}
)


def mode_word(mode: str) -> str:
    return _word(MODES, mode)


def status_word(status: str) -> str:
    return _word(STATUSES, status)


def role_word(role: str) -> str:
    return _word(ROLES, role)


def own_column_word(name: str) -> str:
    """What one of a response's own columns (`sqd_…`) is called."""
    return _(BY_NAME[name].label) if name in BY_NAME else name


def own_value_word(name: str, value: str) -> str:
    """A value of a response's own column in words: `sqd_mode`, `kiosk` → “Kiosk”; a field table's code as it stands."""
    words = {"mode": MODES, "source": SOURCES}.get(BY_NAME[name].holds, {})
    if BY_NAME[name].holds == "language":
        return LANGUAGES.get(value, value)
    return _word(words, value)


def _word(words: Mapping[str, str], code: str) -> str:
    return _(words[code]) if code in words else code
