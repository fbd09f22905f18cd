"""Who may do what: one small table, asked by the functions that do it and never by their buttons.

A survey in which no head with a PIN is set up is open to everybody, as it always was: see `ProjectFile.require`.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from instruments.i18n import N_, _
from servqual_desk.words.domain_words import role_word


class Right(StrEnum):
    """What needs a role. Interviewing, refusing and setting a draft aside need none."""

    CORRECT = "correct"
    VOID = "void"
    ERASE = "erase"
    IMPORT = "import"
    EXPORT = "export"
    INTERNAL = "internal"
    SET_UP = "set_up"
    MERGE = "merge"
    FOLLOW_UP = "follow_up"
    PEOPLE = "people"
    RESTORE = "restore"
    PROTECT = "protect"


_SUPERVISOR = frozenset(
    {Right.CORRECT, Right.VOID, Right.ERASE, Right.IMPORT, Right.INTERNAL, Right.SET_UP, Right.MERGE, Right.FOLLOW_UP}
)

RIGHTS: Mapping[str, frozenset[Right]] = MappingProxyType(
    {
        "enumerator": frozenset(),
        "supervisor": _SUPERVISOR,
        "analyst": frozenset({Right.EXPORT, Right.INTERNAL}),
        "head": frozenset(Right),
    }
)

# What each right is, after “to”.
WORDS: Mapping[Right, str] = MappingProxyType(
    {
        Right.CORRECT: N_("correct an answer"),
        Right.VOID: N_("void or restore a response"),
        Right.ERASE: N_("erase a response"),
        Right.IMPORT: N_("import responses"),
        Right.EXPORT: N_("export responses one by one"),
        Right.INTERNAL: N_("see results below the minimum"),
        Right.SET_UP: N_("change the set-up"),
        Right.MERGE: N_("merge surveys"),
        Right.FOLLOW_UP: N_("change the follow-up plan"),
        Right.PEOPLE: N_("change the people of the survey"),
        Right.RESTORE: N_("restore a backup"),
        Right.PROTECT: N_("change the protection of the survey"),
    }
)


def may(role: str, right: Right) -> bool:
    """Whether a role has a right; an unknown role has none."""
    return right in RIGHTS.get(role, frozenset())


def who_may(right: Right) -> str:
    """The roles that have a right, in words: “Head, Supervisor”."""
    return ", ".join(role_word(role) for role in RIGHTS if may(role, right))


def right_words(right: Right) -> str:
    return _(WORDS[right])
