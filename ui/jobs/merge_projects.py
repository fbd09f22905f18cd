"""Merging other laptops' surveys into one, from files or from the folders (a stick) in which they are."""

from collections.abc import Sequence
from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import DataError
from servqual_desk.merging.result import MergeResult
from servqual_desk.merging.settle_conflict import Decision, settle
from servqual_desk.project import Project
from servqual_desk.store.whole_files import disk_faults
from ui.jobs.selected_responses import project_to_read
from ui.jobs.survey_folder import SUFFIX


def merge_projects(
    file: Path, others: Sequence[Path], progress: Progress = UNWATCHED, *, dry_run: bool = False, who: str | None = None
) -> MergeResult:
    """Merge the other surveys into `file`, or say what that would do.

    Raises:
        KnownError: one of the files cannot be merged; nothing was written.
        CancelledError: from `progress`; nothing was written.
    """
    found = surveys_in(others, apart_from=file)
    with project_to_read(file) if dry_run else Project.open(file) as project:
        result = project.merge(found, dry_run=dry_run, who=who, progress=progress)
        if result.backup is not None and result.backup.parent == project.backups.folder:
            project.backups.remember(result.backup, who=who)
        return result


def merge_and_settle(
    file: Path,
    others: Sequence[Path],
    decisions: Sequence[Decision],
    progress: Progress = UNWATCHED,
    *,
    who: str | None = None,
) -> MergeResult | None:
    """Merge, and then let stand what a person decided of the differences; None where no file was given to merge.

    Raises:
        KnownError: one of the files cannot be merged; nothing was written.
        CancelledError: from `progress`; nothing was written.
    """
    result = merge_projects(file, others, progress, who=who) if others else None
    if decisions:
        settle_conflicts(file, decisions, who=who)
    return result


def settle_conflicts(file: Path, decisions: Sequence[Decision], *, who: str | None = None) -> int:
    """Let stand what a person decided; returns how many answers that were."""
    with Project.open(file) as project:
        return settle(project, decisions, who=who)


def surveys_in(places: Sequence[Path], *, apart_from: Path) -> list[Path]:
    """The survey files among files and folders, each once; a folder may hold the survey itself.

    Raises:
        DataError: a folder holds no other survey.
        KnownError: the machine does not let us look.
    """
    found: dict[Path, None] = {}
    for place in places:
        with disk_faults(place):
            files = [place]
            if place.is_dir():
                files = [path for path in sorted(place.glob(f"*{SUFFIX}")) if not _is_same(path, apart_from)]
        if not files:
            raise DataError(_("{path}: no other survey stands in this folder.").format(path=place))
        found.update(dict.fromkeys(files))
    return list(found)


def _is_same(path: Path, other: Path) -> bool:
    return other.exists() and path.samefile(other)
