"""The first bytes of a file that may be open as a database, read so that no lock is lost.

Where a process closes any handle of a file, POSIX drops every lock that it has on it, those of SQLite's connections too, and
another program may then take the write-ahead log away. So the handle of a file that is connected to stays open, as long as a
connection does; a stick can be taken out once its survey is closed.
"""

import os
import sys
from collections import Counter
from pathlib import Path
from threading import Lock

SQLITE_MAGIC = b"SQLite format 3\0"  # how every database that is not protected begins

Node = tuple[int, int]
"""A file, whatever it is called: its device and its number there."""

_kept: dict[Node, int] = {}
_connected: Counter[Node] = Counter()
_turn = Lock()  # between a look at who is connected and what follows from it, nobody connects


def note_connected(path: Path) -> Node:
    """A connection to the file is about to be used; `note_closed` takes what this gives."""
    seen = path.stat()
    node = (seen.st_dev, seen.st_ino)
    with _turn:
        _connected[node] += 1
    return node


def note_closed(node: Node) -> None:
    """A connection to the file was closed; with the last one goes the handle."""
    with _turn:
        _connected[node] -= 1
        if not _connected[node]:
            del _connected[node]
            if node in _kept:
                os.close(_kept.pop(node))


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
    with _turn:
        kept = _kept.get(node)
        handle = kept if kept is not None else os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            return os.pread(handle, count, 0)
        finally:
            if node in _connected:
                _kept[node] = handle
            else:
                os.close(handle)
