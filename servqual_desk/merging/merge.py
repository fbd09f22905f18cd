"""Merging other laptops' files into an open one: all or none, in one transaction, after a backup."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.merging.file_merge import FileMerge
from servqual_desk.merging.file_order import put_in_order
from servqual_desk.merging.other_file import OtherFile, opened_other
from servqual_desk.merging.private_place import private_place
from servqual_desk.merging.result import MergeNote, MergeResult
from servqual_desk.people.rights import Right
from servqual_desk.responses.erasure import erase_in_copies
from servqual_desk.store.backups import Backups, back_up, default_place
from servqual_desk.store.copies import copy_project
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.project_instruments import current_instrument
from servqual_desk.store.response_erasure import erasing


def merge(
    project: ProjectFile,
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    who: str | None = None,
    progress: Progress = UNWATCHED,
) -> MergeResult:
    """Bring everything that other files of the same questionnaire hold into the project. The other files are only read.

    Responses go by their uuid, and each takes the furthest state that a file has of it; an erasure reaches every file. What
    two laptops answered differently without knowing of each other stays as the project has it, and is listed.

    Args:
        dry_run: do it to a private copy, and say what would happen.

    Raises:
        ProjectError: a file cannot be read, is damaged, or holds another questionnaire; nothing was written.
        RightError: whoever is signed in may not merge; a dry run is for everybody.
        CancelledError: from `progress`; nothing was written.
    """
    if dry_run:
        with _private_copy(project) as copy, _opened(copy, paths, progress.between(0, 0.5)) as others:
            return _written(copy, others, who=who, progress=progress.between(0.5, 1), backup=None)
    project.require(Right.MERGE)
    with _opened(project, paths, progress.between(0, 0.4)) as others:
        progress.step(_("Making a backup …"), 0.4)
        backup = back_up(project, _backup_place(project), step=progress.between(0.4, 0.5))
        result = _written(project, others, who=who, progress=progress.between(0.5, 1), backup=backup)
    project.instrument = current_instrument(project.database, project.path)
    return _reaching_copies(project, result, who) if any(counts.erased for counts in result.files) else result


def _reaching_copies(project: ProjectFile, result: MergeResult, who: str | None) -> MergeResult:
    """Erase in the survey's copies too, the one that was just made among them."""
    unreached = erase_in_copies(project, who=who).unreached
    notes = [MergeNote(code="erasure_unreached", params={"path": str(one.path)}) for one in unreached]
    return replace(result, notes=[*result.notes, *notes])


def _backup_place(project: ProjectFile) -> Path:
    """Where set-up has backups go, if that is at hand; else beside the survey."""
    chosen = Backups(project).folder
    return chosen if chosen is not None and chosen.is_dir() else default_place(project.path)


@contextmanager
def _opened(project: ProjectFile, paths: Sequence[Path], progress: Progress) -> Iterator[list[OtherFile]]:
    """All the other files, each found to be whole before anything is written."""
    with ExitStack() as stack:
        others = []
        for place, path in enumerate(paths):
            part = progress.between(place / len(paths), (place + 1) / len(paths))
            part.step(_("Reading {name} …").format(name=path.name), 0.0)
            others.append(stack.enter_context(opened_other(path, project, part)))
        yield others


def _written(
    project: ProjectFile, others: Sequence[OtherFile], *, who: str | None, progress: Progress, backup: Path | None
) -> MergeResult:
    merges: list[FileMerge] = []
    with erasing(project):
        project.database.conn.execute("PRAGMA defer_foreign_keys = ON")
        for place, other in enumerate(others):
            progress.step(_("Merging {name} …").format(name=other.path.name), 0.8 * place / len(others))
            merges.append(FileMerge(project, other, who=who))
            merges[-1].run()
        progress.step(_("Saving …"), 0.8)
        put_in_order(project)
    return MergeResult(
        files=[one.counts for one in merges],
        conflicts=[conflict for one in merges for conflict in one.conflicts],
        notes=[note for one in merges for note in one.notes],
        written=backup is not None,
        backup=backup,
    )


@contextmanager
def _private_copy(project: ProjectFile) -> Iterator[ProjectFile]:
    with private_place(project.path) as folder:
        copy = copy_project(project.database, folder / project.path.name)
        with ProjectFile.open(copy) as opened:
            yield opened
