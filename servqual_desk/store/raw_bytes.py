"""The first bytes of a file that may be open as a database, read so that no lock is lost.

Where a process closes any handle of a file, POSIX drops every lock that it has on it, those of SQLite's connections too, and
another program may then take the write-ahead log away. So the handle of a file that was ever connected to stays open.
"""

import os
import sys
from collections import OrderedDict
from pathlib import Path

_MOST_KEPT = 64

_kept: "OrderedDict[tuple[int, int], int]" = OrderedDict()
_connected: set[tuple[int, int]] = set()


def note_connected(path: Path) -> None:
    """A connection to the file is about to be used."""
    seen = path.stat()
    _connected.add((seen.st_dev, seen.st_ino))


def first_bytes(path: Path, count: int) -> bytes:
    """Up to so many bytes from the beginning of a file.

    Raises:
        OSError: it cannot be read.
    """
    if sys.platform == "win32":  # there a lock belongs to its own handle
        with path.open("rb") as file:
            return file.read(count)
    seen = path.stat()
    node = (seen.st_dev, seen.st_ino)
    kept = _kept.get(node)
    if kept is not None and os.fstat(kept).st_nlink == 0:  # another file has the number of one that is gone
        os.close(_kept.pop(node))
        kept = None
    handle = kept if kept is not None else os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.pread(handle, count, 0)
    finally:
        _keep_or_close(node, handle)


def _keep_or_close(node: tuple[int, int], handle: int) -> None:
    if node not in _connected:
        os.close(handle)
        return
    _kept[node] = handle
    _kept.move_to_end(node)
    if len(_kept) > _MOST_KEPT:
        os.close(_kept.popitem(last=False)[1])
