"""The error tree. Two kinds, told apart by who must act.

    Exception
    ├── KnownError        the user's or the machine's: one sentence a fault, exit code 2, nothing changed on disk
    │   ├── InstrumentError   a questionnaire file that cannot be used
    │   ├── DataError         a data file that cannot be imported
    │   ├── AnswerError       an answer that the question does not allow
    │   ├── RightError        something that needs a role which nobody signed in has
    │   └── ProjectError      a project file that cannot be opened, made or written
    │       └── LockedError       one that is protected, and the passphrase is missing or wrong
    └── BugError          ours: logged with its trace, exit code 1

A fault's sentence says what, where and how to repair, already in the user's language (made with `i18n._`).
"""

from collections.abc import Iterable

from instruments.errors import BugError, InstrumentError, KnownError

__all__ = [
    "AnswerError",
    "BugError",
    "DataError",
    "InstrumentError",
    "KnownError",
    "LockedError",
    "ProjectError",
    "RightError",
]


class DataError(KnownError):
    """A data file that cannot be imported."""


class AnswerError(KnownError):
    """An answer that the question does not allow.

    Args:
        here: the fault without the question's code, for the screen on which the question stands.
    """

    def __init__(self, faults: str | Iterable[str], *, here: str = "") -> None:
        super().__init__(faults)
        self._here = here

    @property
    def faults_here(self) -> tuple[str, ...]:
        return (self._here,) if self._here else self.faults


class ProjectError(KnownError):
    """A project file that cannot be opened, made or written."""


class RightError(KnownError):
    """Something that needs a role, and nobody who has it is signed in."""


class LockedError(ProjectError):
    """A protected project file, and a passphrase that is missing or wrong."""
