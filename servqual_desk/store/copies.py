"""Copying an open project to a file that is known to be whole: by SQLite's own online backup, then read back."""

from collections.abc import Callable
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import ProjectError
from servqual_desk.store.clock import now
from servqual_desk.store.sqlite import Database, connect, machine_faults, quick_check

PAGES_A_STEP = 1_000  # 4 MB: many enough to be quick, few enough to say how far it is


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


def _told(step: Callable[[float], None] | None) -> Callable[[int, int, int], None] | None:
    if step is None:
        return None
    return lambda _status, remaining, total: step(1 - remaining / max(total, 1))
