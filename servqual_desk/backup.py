"""Copies of a project that are known to be whole: made by SQLite's own online backup, then read back."""

from pathlib import Path

from servqual_desk.clock import now
from servqual_desk.errors import ProjectError
from servqual_desk.i18n import _
from servqual_desk.sqlite import Database, connect, machine_faults, quick_check


def copy_project(database: Database, target: Path) -> Path:
    """Copy the open project to `target`, which must not exist, and verify the copy.

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
                database.conn.backup(copy.conn)
                whole = quick_check(copy)
                # One file and no side files, so that it can be carried on a stick.
                copy.conn.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    if not whole:
        raise ProjectError(
            _("{path}: the copy does not read back whole. Check the disk and copy again.").format(path=target)
        )
    return target


def backup_name(project: Path, at: str = "") -> str:
    """The file name of a backup made at a moment: `loket-20261121-031403.sqd`."""
    moment = (at or now())[:19].replace("-", "").replace(":", "").replace("T", "-")
    return f"{project.stem}-{moment}{project.suffix}"
