"""Copies of a project that are known to be whole: made by SQLite's own online backup, then read back."""

import glob
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from instruments.i18n import _
from servqual_desk.errors import ProjectError
from servqual_desk.store.clock import now
from servqual_desk.store.sqlite import Database, connect, machine_faults, quick_check

if TYPE_CHECKING:
    from servqual_desk.project import Project

PAGES_A_STEP = 1_000  # 4 MB: many enough to be quick, few enough to say how far it is
_MOMENT = re.compile(r"-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of a project as it stands in a folder: when it was made (UTC, as stored) and its bytes."""

    path: Path
    at: str
    size: int


def copy_project(database: Database, target: Path, *, step: Callable[[float], None] | None = None) -> Path:
    """Copy the open project to `target`, which must not exist, and verify the copy.

    Args:
        step: told now and then which share (0 to 1) is copied; what it raises ends the copying, and nothing is left.

    Raises:
        ProjectError: the target exists, cannot be written, or does not read back whole.
    """
    if target.exists():
        raise ProjectError(_("{path}: exists already. Choose another name for the copy.").format(path=target))
    with machine_faults(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            copy = connect(target)
            try:
                database.conn.backup(copy.conn, pages=PAGES_A_STEP, progress=_told(step))
                whole = quick_check(copy)
                # One file and no side files, so that it can be carried on a stick.
                copy.conn.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    if not whole:
        target.unlink()  # a copy that cannot be trusted must not be found beside those that can
        raise ProjectError(
            _("{path}: the copy does not read back whole. Check the disk and copy again.").format(path=target)
        )
    return target


def backup_name(project: Path, at: str = "") -> str:
    """The file name of a backup made at a moment: `loket-20261121-031403.sqd`."""
    moment = (at or now())[:19].replace("-", "").replace(":", "").replace("T", "-")
    return f"{project.stem}-{moment}{project.suffix}"


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


def remember_backup(project: "Project", copy: Path, *, who: str | None = None) -> None:
    """Keep with the project where its last verified backup went, and when."""
    with project.transaction():
        project.set_setting("backup_folder", str(copy.parent), who=who)
        project.set_setting("backup_at", now(), who=who)


def backups(project: Path, folder: Path) -> tuple[Backup, ...]:
    """The copies of a project in a folder, newest first; none where the folder is not there (a stick that was taken out)."""
    found = []
    with machine_faults(folder):
        for path in folder.glob(f"{glob.escape(project.stem)}-*{glob.escape(project.suffix)}"):
            if moment := _MOMENT.fullmatch(path.stem.removeprefix(project.stem)):
                at = "{}-{}-{}T{}:{}:{}+00:00".format(*moment.groups())
                found.append(Backup(path=path, at=at, size=path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.at, reverse=True))


def _told(step: Callable[[float], None] | None) -> Callable[[int, int, int], None] | None:
    if step is None:
        return None
    return lambda _status, remaining, total: step(1 - remaining / max(total, 1))
