"""What SQLite left beside a file: does it belong to it? A stale or foreign one is neither applied nor ignored.

Every commit of ours counts up the `user_version` in the file's header, on page 1. So a write-ahead log that fits says on its
first page 1 the number after the file's (or, where a checkpoint was under way, one of those that it holds already). The log of
another file, or of a later life of a file that a backup was copied over, does not. In a protected file page 1 is encrypted there
as in the file, so it is read with the file's key; what that does not open is a stranger's.
"""

import struct
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import ProjectError
from servqual_desk.store.file_keys import held_key, is_protected
from servqual_desk.store.private_folder import private_temporary_folder
from servqual_desk.store.sqlite import count_with_key, file_header, machine_faults

Count = Callable[[bytes, int], int | None]
"""The number of commits on a page 1 of a file of so many pages; None where it cannot be read."""
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


def _settles(path: Path, side: Path, fits: Callable[[Count, int, bytes], bool]) -> bool:
    count = partial(_count_with_key, path) if is_protected(path) else _count_in_the_open
    for _try in range(_TRIES):
        with machine_faults(path):
            header = file_header(path)
            content = side.read_bytes() if side.exists() else b""
            if header is None or not header.commits or not content or fits(count, header.commits, content):
                return True
        time.sleep(_PAUSE_S)
    return False


def _wal_fits(count: Count, commits: int, wal: bytes) -> bool:
    pages, committed = _committed_first_pages(wal)
    if not committed:
        return True  # nothing in it was ever committed, and SQLite leaves it out
    if not pages:
        return False
    first, last = (count(content, n_pages) for content, n_pages in (pages[0], pages[-1]))
    return first is not None and last is not None and first - 1 <= commits <= last


def _committed_first_pages(wal: bytes) -> tuple[list[tuple[bytes, int]], bool]:
    """Each page 1 of the log up to its last commit, with how many pages the file then has; and whether there is a commit."""
    pages, held, committed = [], list[bytes](), False
    for page, size, content in _frames(wal):
        if page == 1:
            held.append(bytes(content))
        if size:  # the last frame of a transaction
            pages += [(one, size) for one in held]
            held, committed = [], True
    return pages, committed


def committed_pages(header: bytes, wal: bytes) -> dict[int, bytes]:
    """Page number → its newest content in a write-ahead log, as far as that was committed and belongs to the file.

    Args:
        header: the file's first 100 bytes; where they are damaged, only what the log itself says counts.
    """
    found, waiting = dict[int, bytes](), dict[int, bytes]()
    commits = int.from_bytes(header[60:64], "big")
    if commits and not _wal_fits(_count_in_the_open, commits, wal):
        return {}
    for page, size, content in _frames(wal):
        waiting[page] = bytes(content)
        if size:  # the last frame of a transaction
            found |= waiting
            waiting = {}
    return found


def _count_in_the_open(page: bytes, _n_pages: int) -> int | None:
    """The number of commits on a page 1 that is not encrypted."""
    return int.from_bytes(page[60:64], "big")


def _count_with_key(path: Path, page: bytes, n_pages: int) -> int | None:
    """The same on one that stands beside a protected file; None where the file's key does not open it."""
    with private_temporary_folder() as folder:
        alone = folder / "page"
        with alone.open("xb") as file:
            file.write(page)
            file.truncate(len(page) * max(n_pages, 1))
        return count_with_key(alone, held_key(path))


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


def _journal_fits(count: Count, commits: int, journal: bytes) -> bool:
    """A rollback journal holds page 1 as it was before the change that it would undo."""
    if not journal.startswith(_JOURNAL_MAGIC):
        return True  # spent
    n_pages, sector, page_size = struct.unpack(">III", journal[16:28])
    for at in range(sector, len(journal) - page_size - 7, page_size + 8):
        if int.from_bytes(journal[at : at + 4], "big") == 1:
            return count(journal[at + 4 : at + 4 + page_size], n_pages) in (commits, commits - 1)
    return False
