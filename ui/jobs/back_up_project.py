"""A copy of a project in a folder, read back before it counts."""

from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.store.backups import back_up


def back_up_project(project: Path, folder: Path, progress: Progress = UNWATCHED) -> Path:
    """Copy the project into the folder; gives the copy's path.

    Raises:
        ProjectError: the copy cannot be written or does not read back whole.
    """
    progress.step(_("Copying and reading back …"), 0.0)
    return back_up(project, folder, step=progress)
