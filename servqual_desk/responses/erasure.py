"""Erasing a response wherever the program can reach it, and saying plainly where it cannot (UU 27/2022).

This is what a face calls when a respondent asks for it. The survey comes first; then its copies, one by one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import KnownError
from servqual_desk.interviewing.rescued_interview import rescued_interview_path
from servqual_desk.responses.responses import Responses
from servqual_desk.store.backup_list import content_of, identity, moment_of
from servqual_desk.store.backups import Backups
from servqual_desk.store.clock import now
from servqual_desk.store.copy_erasure import Erasures, erasures_in, holds_erased, rewrite_without
from servqual_desk.store.file_keys import is_locked
from servqual_desk.store.file_lock import is_open_elsewhere
from servqual_desk.store.flushing import overwrite
from servqual_desk.store.project_file import ProjectFile

# What the program itself puts beside a survey under its name, besides backups.
_KEPT = ("before-restore", "rescue", "salvaged")

Why = Literal["not_there", "damaged", "in_use", "read_only", "locked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreached:
    """A file, or a folder that may hold copies, in which the answers may still stand."""

    path: Path
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesReached:
    """What became of a survey's copies: those that were written anew, how many held nothing of it, and the others."""

    copies: tuple[Path, ...]
    n_without: int
    unreached: tuple[Unreached, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureReceipt:
    """What an erasure has done; nothing in it tells what was answered.

    Attributes:
        code: the withdrawal code, or the number of the paper form, as it was given.
        at: when (UTC, as stored).
        survey: the title of the survey.
        copies: the copies from which the response was erased.
        n_without: how many other copies there are, which do not hold it.
        unreached: where it may still stand.
    """

    code: str
    at: str
    survey: str
    copies: tuple[Path, ...]
    n_without: int
    unreached: tuple[Unreached, ...]


def erase_everywhere(
    project: ProjectFile, code: str, *, who: str | None = None, progress: Progress = UNWATCHED
) -> ErasureReceipt:
    """Erase a response in the survey and in each of its copies that is at hand.

    Raises:
        DataError: no response has this code; nothing has changed.
    """
    Responses(project).erase(code, who=who)
    reached = erase_in_copies(project, who=who, progress=progress)
    return ErasureReceipt(
        code=code.strip().upper(),
        at=now(),
        survey=project.title,
        copies=reached.copies,
        n_without=reached.n_without,
        unreached=(*_side_files_in_use(project), *reached.unreached),
    )


def erase_in_copies(project: ProjectFile, *, who: str | None = None, progress: Progress = UNWATCHED) -> CopiesReached:
    """Erase in every copy at hand what is erased in the survey by now, as on a stick that is back again."""
    erased, copies, n_without = erasures_in(project.database), [], 0
    unreached = list(_places_gone(project))
    found = Backups(project).relatives() if erased else ()
    for number, copy in enumerate(found):
        progress(number / len(found))
        outcome = _erase_in_copy(copy, erased, project, who)
        if isinstance(outcome, Unreached):
            unreached.append(outcome)
        elif outcome:
            copies.append(copy)
        else:
            n_without += 1
    for row in (rescued_interview_path(project, uuid) for uuid in erased.kinds):
        if row.exists():
            try:
                overwrite(row)
                copies.append(row)
            except OSError:
                unreached.append(Unreached(path=row, why="read_only"))
    Backups(project).note_rewritten(copies, who=who)
    return CopiesReached(copies=tuple(copies), n_without=n_without, unreached=tuple(unreached))


def _side_files_in_use(project: ProjectFile) -> Iterator[Unreached]:
    """The write-ahead log, where another program reads the file and keeps it from being emptied."""
    log = project.path.with_name(project.path.name + "-wal")
    is_busy = project.database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if is_busy:
        yield Unreached(path=log, why="in_use")


def _places_gone(project: ProjectFile) -> Iterator[Unreached]:
    backups = Backups(project)
    for place in dict.fromkeys((*backups.chosen_places, *(one.parent for one in backups.originals))):
        if not place.is_dir():
            yield Unreached(path=place, why="not_there")


def _is_named_as_copy(copy: Path, project: ProjectFile) -> bool:
    """Whether a file that nobody can read is ours to tell of: its name is that of a copy, or it is known by its path."""
    return copy in Backups(project).originals or any(
        moment_of(name, copy) or any(f"{name.stem}-{kind}-" in copy.name for kind in _KEPT)
        for name in Backups(project).names
    )


def _erase_in_copy(copy: Path, erased: Erasures, project: ProjectFile, who: str | None) -> bool | Unreached:
    """Whether the copy held the response, which is erased in it now; or why that is not known or not done."""
    own = identity(copy)
    if own is None:
        why: Why = "locked" if is_locked(copy) else "damaged"
        return Unreached(path=copy, why=why) if _is_named_as_copy(copy, project) else False
    if own != project.setting("uuid"):
        return False
    try:
        if not holds_erased(copy, erased):
            return False
    except KnownError:
        return Unreached(path=copy, why="damaged")
    if is_open_elsewhere(copy):
        return Unreached(path=copy, why="in_use")
    try:
        return rewrite_without(copy, erased, who=who) > 0
    except KnownError:
        return Unreached(path=copy, why="damaged" if content_of(copy) is None else "read_only")
