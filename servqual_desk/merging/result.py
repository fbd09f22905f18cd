"""What a merge finds and does: conflicts to be settled by a person, what else a person should know, counts."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from servqual_desk.merging.merge_counts import FileCounts
from servqual_desk.store.event_log import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """An answer that was given or corrected differently on two laptops, and that nobody has settled.

    `ours` is what the file keeps, `theirs` what the other one holds; `file` is the other's path, `serial` the number of the
    response's paper form.
    """

    uuid: str
    column: str
    ours: Stored
    theirs: Stored
    file: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeNote:
    """Something that a person should know: `code`, and what it is about (see `ui.jobs.merge_words`)."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeResult:
    """What a merge has done, or would do."""

    files: Sequence[FileCounts]
    conflicts: Sequence[Conflict]
    notes: Sequence[MergeNote]
    written: bool
    backup: Path | None = None

    def to_json(self) -> dict[str, Any]:
        """The JSON of `merge --json`."""
        return {
            "files": [asdict(one) for one in self.files],
            "conflicts": [asdict(one) for one in self.conflicts],
            "notes": [{"code": note.code, "params": dict(note.params)} for note in self.notes],
            "written": self.written,
        }
