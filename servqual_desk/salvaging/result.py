"""What a salvage brought over, and what not."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """A new file with what could be read of a damaged one. Responses are named by their uuid.

    Attributes:
        path: the new file.
        sound: as they were when the program last changed them; their digest in the log says so.
        from_log: sound too, but put together again from the log, because their own rows are lost or damaged.
        doubtful: brought over as they were found; something of them is lost or changed, or nothing proves that they are sound.
        lost: known to have been in the file; nothing of their answers could be read.
        lines: of the log that were brought over.
        lines_lost: of the log that were found damaged and left out; what lay on a page that is gone is counted nowhere.
        cells_lost: rows that could not be read, or belong to nothing any more.
    """

    path: Path
    sound: tuple[str, ...]
    from_log: tuple[str, ...]
    doubtful: tuple[str, ...]
    lost: tuple[str, ...]
    lines: int
    lines_lost: int
    cells_lost: int

    @property
    def is_complete(self) -> bool:
        """Whether every response that was known came over as it was."""
        return not (self.doubtful or self.lost)
