"""The backups of a project: verified copies in a folder, each named by its moment, and where the last one went."""

import glob
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from servqual_desk.store.clock import now
from servqual_desk.store.copies import backup_name, copy_project
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.sqlite import connect, machine_faults

_MOMENT = re.compile(r"-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of a project as it stands in a folder: when it was made (UTC, as stored) and its bytes."""

    path: Path
    at: str
    size: int


class Backups:
    """What a project remembers of its own backups."""

    def __init__(self, project: ProjectFile) -> None:
        self.project = project

    @property
    def folder(self) -> Path | None:
        """Where copies go; None where none was chosen yet."""
        name = self.project.setting("backup_folder")
        return Path(name) if name else None

    @property
    def last_at(self) -> str:
        """When the last verified copy was made (UTC, as stored); "" where none was."""
        return self.project.setting("backup_at")

    def use_folder(self, folder: Path, *, who: str | None = None) -> None:
        """Copies go there from now on."""
        self.project.set_setting("backup_folder", str(folder), who=who)

    def remember(self, copy: Path, *, who: str | None = None) -> None:
        """A verified copy was made just now."""
        with self.project.transaction():
            self.use_folder(copy.parent, who=who)
            self.project.set_setting("backup_at", now(), who=who)


def back_up(project: Path, folder: Path, *, step: Callable[[float], None] | None = None) -> Path:
    """Copy a project file into a folder, named by the moment, and verify it; from any thread, also while it is open.

    Raises:
        ProjectError: the folder cannot be written, or the copy does not read back whole.
    """
    database = connect(project, readonly=True)
    try:
        return copy_project(database, folder / backup_name(project), step=step)
    finally:
        database.close()


def backups(project: Path, folder: Path) -> tuple[Backup, ...]:
    """The copies of a project in a folder, newest first; none where the folder is not there (a stick that was taken out)."""
    found = []
    with machine_faults(folder):
        for path in folder.glob(f"{glob.escape(project.stem)}-*{glob.escape(project.suffix)}"):
            if moment := _MOMENT.fullmatch(path.stem.removeprefix(project.stem)):
                at = "{}-{}-{}T{}:{}:{}+00:00".format(*moment.groups())
                found.append(Backup(path=path, at=at, size=path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.at, reverse=True))
