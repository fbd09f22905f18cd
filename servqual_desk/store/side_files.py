"""What SQLite left beside a file: does it belong to it? A stale or foreign one is neither applied nor ignored.

Every commit of ours counts up the `user_version` in the file's header, on page 1. So a write-ahead log that fits says on its
first page 1 the number after the file's (or, where a checkpoint was under way, one of those that it holds already). The log of
another file, or of a later life of a file that a backup was copied over, does not.
"""

import struct
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import ProjectError
from servqual_desk.store.file_keys import is_protected
from servqual_desk.store.sqlite import file_header, machine_faults

SIDE_FILES = ("-wal", "-shm", "-journal")  # by the end of the name
_WAL_HEAD, _FRAME_HEAD, _HEADER = 32, 24, 100
_WAL_MAGIC = (0x377F0682, 0x377F0683)
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_TRIES, _PAUSE_S = 6, 0.05  # another window may be checkpointing at this very moment


def beside(path: Path, end: str) -> Path:
    """The side file of a path."""
    return path.with_name(path.name + end)


def refuse_foreign_side_files(path: Path) -> None:
    """Nothing, where what lies beside the file belongs to it.

    Raises:
        ProjectError: it does not; the sentence names it. Nothing was read from it.
    """
    for end, fits in (("-wal", _wal_fits), ("-journal", _journal_fits)):
        side = beside(path, end)
        if not _settles(path, side, fits):
            raise ProjectError(
                _(
                    "{path}: “{side}” beside it belongs to another copy of this survey, so neither was touched. "
                    "Put back the file that it belongs to, or move “{side}” away, and open again."
                ).format(path=path, side=side.name)
            )


def _settles(path: Path, side: Path, fits: Callable[[int, bytes], bool]) -> bool:
    for _try in range(_TRIES):
        with machine_faults(path):
            header = file_header(path)
            content = side.read_bytes() if side.exists() else b""
        if header is None or not header.commits or is_protected(path) or not content or fits(header.commits, content):
            return True
        time.sleep(_PAUSE_S)
    return False


def _wal_fits(commits: int, wal: bytes) -> bool:
    counts, committed = _committed_counts(wal)
    if not committed:
        return True  # nothing in it was ever committed, and SQLite leaves it out
    return bool(counts) and counts[0] - 1 <= commits <= counts[-1]


def _committed_counts(wal: bytes) -> tuple[list[int], bool]:
    """The count on each page 1 of the log up to its last commit, and whether it holds a commit at all."""
    counts, held, committed = [], list[int](), False
    for page, size, content in _frames(wal):
        if page == 1:
            held.append(int.from_bytes(content[60:64], "big"))
        if size:  # the last frame of a transaction
            counts += held
            held, committed = [], True
    return counts, committed


def committed_pages(header: bytes, wal: bytes) -> dict[int, bytes]:
    """Page number → its newest content in a write-ahead log, as far as that was committed and belongs to the file.

    Args:
        header: the file's first 100 bytes; where they are damaged, only what the log itself says counts.
    """
    found, waiting = dict[int, bytes](), dict[int, bytes]()
    commits = int.from_bytes(header[60:64], "big")
    if commits and not _wal_fits(commits, wal):
        return {}
    for page, size, content in _frames(wal):
        waiting[page] = bytes(content)
        if size:  # the last frame of a transaction
            found |= waiting
            waiting = {}
    return found


def _frames(wal: bytes) -> Iterator[tuple[int, int, memoryview]]:
    """(page, size of the database after a commit or 0, content) of the frames that belong to the log's present round."""
    if len(wal) < _WAL_HEAD or int.from_bytes(wal[:4], "big") not in _WAL_MAGIC:
        return
    page_size, salt, view = int.from_bytes(wal[8:12], "big"), wal[16:24], memoryview(wal)
    for at in range(_WAL_HEAD, len(wal) - _FRAME_HEAD - page_size + 1, _FRAME_HEAD + page_size):
        if wal[at + 8 : at + 16] != salt:
            return
        page, size = struct.unpack(">II", wal[at : at + 8])
        yield page, size, view[at + _FRAME_HEAD : at + _FRAME_HEAD + page_size]


def _journal_fits(commits: int, journal: bytes) -> bool:
    """A rollback journal holds page 1 as it was before the change that it would undo."""
    if not journal.startswith(_JOURNAL_MAGIC):
        return True  # spent
    sector, page_size = struct.unpack(">II", journal[20:28])
    for at in range(sector, len(journal) - page_size - 7, page_size + 8):
        if int.from_bytes(journal[at : at + 4], "big") == 1:
            return int.from_bytes(journal[at + 64 : at + 68], "big") in (commits, commits - 1)
    return False
