"""A backup of a survey: copied, read back, remembered by the survey, and the copies beside it kept in order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import KnownError, ProjectError
from servqual_desk.project import Project
from servqual_desk.responses.erasure import erase_in_copies
from servqual_desk.store.backups import back_up, default_place, prune
from ui.jobs.selected_responses import project_to_read


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupMade:
    """A verified copy. `reservations` say what else did not go as it should; the copy is good all the same."""

    path: Path
    reservations: tuple[str, ...] = ()


def back_up_project(
    project: Path, folder: Path | None = None, progress: Progress = UNWATCHED, *, prunes: bool = False
) -> BackupMade:
    """Copy the survey into the folder (else its own place, else the folder `NAME-backups` beside it).

    Responses that were erased since are erased in the earlier copies there too.

    Args:
        prunes: remove the earlier copies that the survey's rule does not keep.

    Raises:
        ProjectError: the copy cannot be written or does not read back whole.
    """
    progress.step(_("Copying and reading back …"), 0.0)
    with project_to_read(project, sealed=False) as opened:
        place = folder or _own_place(opened)
        copy = back_up(opened, place, step=progress.between(0.0, 0.9))
        afterwards: list[Callable[[], object]] = [
            partial(opened.backups.remember, copy),
            partial(erase_in_copies, opened),
        ]
        if prunes:
            afterwards.append(partial(prune, opened, place))
        return BackupMade(path=copy, reservations=_each_tried(afterwards))


def _own_place(project: Project) -> Path:
    """The chosen place, which must be there: a folder made where a stick was taken out would be no second place."""
    chosen = project.backups.folder
    if chosen is not None and not chosen.is_dir():
        raise ProjectError(place_gone_words(chosen))
    return chosen or default_place(project.path)


def place_gone_words(place: Path) -> str:
    """The sentence for a place of backups that is not at hand."""
    return _("{path}: is not there now. Put the USB stick in, or choose another folder for backups.").format(path=place)


def _each_tried(steps: Sequence[Callable[[], object]]) -> tuple[str, ...]:
    """Do each, whatever becomes of the others; a survey on a read-only disk has its copy and cannot note it."""
    faults: list[str] = []
    for step in steps:
        try:
            step()
        except KnownError as error:
            faults.extend(error.faults)
    return tuple(faults)
