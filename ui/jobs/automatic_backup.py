"""Backups that nobody asks for: made where set-up has chosen a place, and never in the way of what a person wanted."""

import datetime as dt
import logging
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from servqual_desk.store.backups import Backups
from servqual_desk.store.clock import local
from servqual_desk.store.private_folder import sweep, sweep_noted
from servqual_desk.store.sqlite import machine_faults

if TYPE_CHECKING:
    from ui.jobs.back_up_project import BackupMade


def back_up_if_due(project: Path, progress: Progress = UNWATCHED, *, daily: bool = False) -> "BackupMade | None":
    """Copy the survey to its place if something was written since the last copy; None where there is nothing to do.

    Args:
        daily: only if the last copy is not of today.

    Raises:
        KnownError: the place is not there or takes nothing, or the survey cannot be opened.
    """
    with Project.open(project) as opened, machine_faults(project):
        if not is_due(opened.backups, daily=daily):
            return None
    from ui.jobs.back_up_project import back_up_project  # the window starts without it

    return back_up_project(project, progress=progress, prunes=True)


def is_due(backups: Backups, *, daily: bool) -> bool:
    """Whether a copy should be made now; costs a few reads."""
    if not backups.is_automatic or backups.is_current:
        return False
    last = backups.last
    today = dt.datetime.now().astimezone().date()
    return not daily or last is None or not last.is_there() or local(last.at).date() != today


def safeguard(project: Path) -> tuple[str, ...]:
    """Copy the survey before it is changed in a large way; what prevents it is said and logged, and prevents nothing else."""
    try:
        made = back_up_if_due(project)
    except KnownError as error:
        logging.getLogger(__name__).warning("no automatic backup: %s", "; ".join(error.faults))
        return tuple(error.faults)
    return made.reservations if made else ()


def sweep_places(places: tuple[Path, ...], _progress: Progress = UNWATCHED) -> None:
    """Remove what killed programs left half-made: by a survey, at its backups, among temporary files, where notes say."""
    for place in (*places, Path(tempfile.gettempdir())):
        sweep(place)
    sweep_noted()
