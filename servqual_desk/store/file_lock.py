"""Whether another program has a survey's file open, asked without changing a byte of it."""

import os
import sys
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import ProjectError

# Where SQLite's locks stand in a file, the same in every SQLite (its file format's “lock-byte page”).
_FIRST_LOCK, _LOCKS = 0x4000_0000, 512


def is_open_elsewhere(path: Path) -> bool:
    """Whether another process has the file open as an SQLite database.

    Every open connection keeps a shared lock on a file in WAL mode. On Windows a file that is open cannot be renamed, not
    even to its own name.

    Not for a file that this process itself has open: the system would drop its locks.
    """
    if not path.is_file() or not os.access(path, os.W_OK):
        return False
    return _is_held(path)


def refuse_open(path: Path) -> None:
    """Nothing, where no other process has the file open.

    Raises:
        ProjectError: one has.
    """
    if is_open_elsewhere(path):
        raise in_use(path)


def in_use(path: Path) -> ProjectError:
    """That somebody else has the file open, or wrote to it meanwhile."""
    return ProjectError(
        _("{path}: is open in another window or program. Close it there and try again.").format(path=path)
    )


if sys.platform == "win32":

    def _is_held(path: Path) -> bool:
        try:
            path.rename(path)
        except PermissionError:
            return True
        return False

else:
    import fcntl

    def _is_held(path: Path) -> bool:
        with path.open("rb+") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKS, _FIRST_LOCK)
            except OSError:
                return True
        return False
