"""A backup in a survey's place, after the present survey was backed up too where its place is at hand."""

from pathlib import Path

from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.store.restore import Restored, restore


def restore_backup(backup: Path, project: Path, progress: Progress = UNWATCHED) -> Restored:
    """Put the backup in the survey's place; what is there now is kept aside.

    Raises:
        ProjectError: the backup is not whole or is another survey's, or the survey is open elsewhere; nothing has changed.
    """
    progress.step(_("Copying and reading back …"), 0.0)
    return restore(backup, project, step=progress)
