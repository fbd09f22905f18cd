"""The error tree. Two kinds, told apart by who must act.

    Exception
    ├── KnownError        the user's or the machine's: one sentence a fault, exit code 2, nothing changed on disk
    │   ├── InstrumentError   a questionnaire file that cannot be used
    │   ├── DataError         a data file that cannot be imported
    │   ├── AnswerError       an answer that the question does not allow
    │   └── ProjectError      a project file that cannot be opened, made or written
    └── BugError          ours: logged with its trace, exit code 1

A fault's sentence says what, where and how to repair, already in the user's language (made with `i18n._`).
"""

from collections.abc import Iterable


class KnownError(Exception):
    """The user's or the machine's fault.

    Args:
        faults: one sentence, or several when every problem is to be listed at once.
    """

    def __init__(self, faults: str | Iterable[str]) -> None:
        self.faults: tuple[str, ...] = (faults,) if isinstance(faults, str) else tuple(faults)
        super().__init__("\n".join(self.faults))


class InstrumentError(KnownError):
    """A questionnaire file that cannot be used."""


class DataError(KnownError):
    """A data file that cannot be imported."""


class AnswerError(KnownError):
    """An answer that the question does not allow."""


class ProjectError(KnownError):
    """A project file that cannot be opened, made or written."""


class BugError(Exception):
    """A state that our own code should have made impossible."""
