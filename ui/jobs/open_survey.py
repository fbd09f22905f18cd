"""Opening a survey's file, for the window that stays with it and for the command that only looks."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from servqual_desk.errors import LockedError
from servqual_desk.people.session import Credentials
from servqual_desk.project import Project


class Unlocked(Struct, frozen=True, kw_only=True):
    """A file is unlocked for this process.

    Attributes:
        person: who did it by name and PIN, and so signs in; None where it was the passphrase.
    """

    person: Credentials | None = None


Unlock = Callable[[Path], Unlocked | None]
"""Asks whoever is there; None where the person gave up."""


def open_survey(path: Path, unlock: Unlock | None = None) -> Project:
    """The open survey; a protected one is unlocked by whoever can be asked.

    Raises:
        LockedError: it is protected, and nobody unlocked it.
        ProjectError: it is none, is damaged, or the machine refuses.
    """
    try:
        return Project.open(path)
    except LockedError:
        unlocked = unlock(path) if unlock is not None else None
        if unlocked is None:
            raise
        project = Project.open(path)
        if unlocked.person is not None:
            project.sign_in(unlocked.person.name, unlocked.person.pin)
        return project


def require_survey(path: Path) -> None:
    """Refuse what cannot be opened, before a window stands there with nothing in it.

    Raises:
        KnownError: as `open_survey`.
    """
    open_survey(path).close()
