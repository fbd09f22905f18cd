"""What is on the device itself, and not only in the computer's memory."""

import os
import sys
from contextlib import suppress
from pathlib import Path

_OVERWRITTEN_AT_ONCE = 1 << 20


def flush(path: Path) -> None:
    """Return when the file's content is on the device."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Return when the folder's names are on the device; Windows keeps them without being asked."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def forget(path: Path) -> None:
    """Let the system forget what it remembers of a flushed file, so that the next reading asks the device.

    Where a system offers no such call (Windows, macOS), the next reading may still come from memory.
    """
    if sys.platform == "linux":
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def keep_to_overwrite(path: Path, second_name: Path) -> None:
    """Give a file that is about to be replaced a second name, under which its old content can be overwritten.

    The file system of most sticks knows no second names; then nothing is kept, and nothing can be overwritten.
    """
    with suppress(OSError):
        second_name.hardlink_to(path)


def overwrite(old: Path) -> None:
    """Write zeros over a file and remove it; what a disk keeps elsewhere of what it wrote before is beyond a program."""
    if not old.exists():
        return
    told = old.stat()
    if told.st_nlink == 1:  # a file that has another name somewhere is still somebody's
        with old.open("rb+") as file:
            for start in range(0, told.st_size, _OVERWRITTEN_AT_ONCE):
                file.write(bytes(min(told.st_size - start, _OVERWRITTEN_AT_ONCE)))
            file.flush()
            os.fsync(file.fileno())
    old.unlink()
