"""Opening a survey's file, for the window that stays with it and for the command that only looks."""

from collections.abc import Callable
from pathlib import Path

from servqual_desk.errors import LockedError
from servqual_desk.project import Project

Unlock = Callable[[Path], bool]
"""Asks a person for the passphrase or the recovery code; False where they gave up."""


def open_survey(path: Path, unlock: Unlock | None = None) -> Project:
    """The open survey; a protected one is unlocked by whoever can be asked.

    Raises:
        LockedError: it is protected, and nobody unlocked it.
        ProjectError: it is none, is damaged, or the machine refuses.
    """
    try:
        return Project.open(path)
    except LockedError:
        if unlock is None or not unlock(path):
            raise
        return Project.open(path)


def require_survey(path: Path) -> None:
    """Refuse what cannot be opened, before a window stands there with nothing in it.

    Raises:
        KnownError: as `open_survey`.
    """
    open_survey(path).close()
