"""What the sound lines of a log say of one response: what was answered, what became of it, and how it was sealed last."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from servqual_desk.salvaging.sound_log import Line, SoundLog
from servqual_desk.store.event_log import ANSWERING, Stored
from servqual_desk.store.response_erasure import ERASING

_STATUS: Mapping[str, str] = MappingProxyType(
    {"finished": "finished", "imported": "finished", "restored": "finished", "voided": "voided", "abandoned": "voided"}
)


@dataclass(slots=True)
class LoggedResponse:
    """The lines on one response, in the order in which they were written.

    Attributes:
        answers: column → what was answered last.
    """

    lines: list[Line] = field(default_factory=list)
    answers: dict[str, Stored] = field(default_factory=dict)

    def note(self, line: Line) -> None:
        """The next line."""
        self.lines.append(line)
        if line["kind"] in ANSWERING and line["variable"] is not None:
            new = line["new"]
            self.answers[str(line["variable"])] = None if isinstance(new, bytes) else new

    @property
    def kinds(self) -> set[str]:
        """Everything that happened to it."""
        return {str(line["kind"]) for line in self.lines}

    @property
    def is_erased(self) -> bool:
        """Whether a citizen had it erased, or declined; also where the line that says so is lost."""
        return bool(self.kinds & ERASING) or any(line["salt"] is None for line in self.lines)

    @property
    def status(self) -> str:
        """What it was last, apart from an erasure."""
        said = [_STATUS[str(line["kind"])] for line in self.lines if line["kind"] in _STATUS]
        return said[-1] if said else "draft"

    @property
    def seal(self) -> tuple[bytes, bytes] | None:
        """Salt and seal of the newest line that has one; None where there is none, or an erasure has taken the salt."""
        for line in reversed(self.lines):
            if isinstance(line["seal"], bytes):
                return (line["salt"], line["seal"]) if isinstance(line["salt"], bytes) else None
        return None


def logged_responses(log: SoundLog) -> dict[str, LoggedResponse]:
    """Every response that the log knows of, by uuid."""
    found: dict[str, LoggedResponse] = {}
    for line in log.lines:
        if line["response"] is not None:
            found.setdefault(str(line["response"]), LoggedResponse()).note(line)
    return found
