"""What is on the device itself, and not only in the computer's memory."""

import os
from pathlib import Path


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
    advise = getattr(os, "posix_fadvise", None)
    if advise is None:
        return
    with path.open("rb") as file:
        advise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
