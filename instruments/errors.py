"""The roots of the error tree, and the one error that a questionnaire file gives; `instruments.errors` draws the whole tree."""

from collections.abc import Iterable


class KnownError(Exception):
    """The user's or the machine's fault.

    Args:
        faults: one sentence, or several when every problem is to be listed at once.
    """

    def __init__(self, faults: str | Iterable[str]) -> None:
        self.faults: tuple[str, ...] = (faults,) if isinstance(faults, str) else tuple(faults)
        super().__init__("\n".join(self.faults))

    @property
    def faults_here(self) -> tuple[str, ...]:
        """The same where they are said beside what they are about, which they then need not name."""
        return self.faults


class InstrumentError(KnownError):
    """A questionnaire file that cannot be used."""


class BugError(Exception):
    """A state that our own code should have made impossible."""
