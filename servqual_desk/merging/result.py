"""What a merge finds and does: counts of each file, conflicts to be settled by a person, and what else a person should know."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

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


@dataclass(slots=True, kw_only=True)
class FileCounts:
    """What one file brings; every response of it is counted in one of the first five.

    Attributes:
        new: the file to merge into did not have it, in whatever state it comes.
        identical: nothing changes.
        changed: it goes on: finished, corrected, voided, coded … by the other laptop.
        conflicting: an answer differs, and neither laptop knew of the other's; see `Conflict`.
        erased: erased in one of the two on the citizen's request, and so in both.
        drafts, voided: of those that are new or changed, how many come as what.
        refusals: counted by the other laptop alone.
    """

    path: str
    new: int = 0
    identical: int = 0
    changed: int = 0
    conflicting: int = 0
    erased: int = 0
    drafts: int = 0
    voided: int = 0
    refusals: int = 0


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
