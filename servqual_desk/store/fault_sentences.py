"""What the machine refuses about a survey's file, each in one sentence: a full disk, a read-only folder, a damaged file."""

import errno
import os
import shutil
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from instruments.i18n import _
from servqual_desk.store import file_keys
from servqual_desk.store.private_folder import named

_SIDE_FILE = 64 * 1024  # bytes: twice what SQLite wants beside a WAL file

# The online backup tells what went wrong by SQLite's own words alone.
_CODES_BY_WORDS = {
    "database or disk is full": sqlite.SQLITE_FULL,
    "attempt to write a readonly database": sqlite.SQLITE_READONLY,
    "disk I/O error": sqlite.SQLITE_IOERR,
    "database is locked": sqlite.SQLITE_BUSY,
    "database disk image is malformed": sqlite.SQLITE_CORRUPT,
    "unable to open database file": sqlite.SQLITE_CANTOPEN,
}

_CODES_OF_THE_SYSTEM = {
    errno.ENOSPC: sqlite.SQLITE_FULL,
    errno.EDQUOT: sqlite.SQLITE_FULL,
    errno.EROFS: sqlite.SQLITE_READONLY,
}


def is_full(path: Path) -> bool:
    """Whether its disk has no room even for the file beside a WAL file."""
    try:
        return shutil.disk_usage(path.absolute().parent).free < _SIDE_FILE
    except OSError:
        return False


def damaged(path: Path) -> str:
    """The sentence for a project file whose content is not what was written."""
    return _("{path}: the file is damaged. Open the newest backup instead, and keep this file for rescue.").format(
        path=named(path)
    )


def _lies_where_nothing_is_written(path: Path) -> bool:
    return path.is_file() and not os.access(path.absolute().parent, os.W_OK)


def has_newest_answers_aside(path: Path) -> bool:
    """Whether a write-ahead log beside the file holds what is not in the file itself."""
    wal = _wal(path)
    return wal.exists() and wal.stat().st_size > 0


def newest_answers_aside(path: Path) -> str:
    """The sentence for a file whose newest answers stand beside it, where SQLite cannot read them."""
    return _(
        "{path}: its newest answers are in “{side}”, which cannot be read in a read-only folder. "
        "Copy both to a folder that you may write to."
    ).format(path=named(path), side=_wal(path).name)


def _wal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def sentence_of_sqlite(error: sqlite.DatabaseError, path: Path) -> str | None:
    """What SQLite refuses; None where that is no fault of the machine."""
    code = getattr(error, "sqlite_errorcode", _CODES_BY_WORDS.get(str(error), 0)) & 0xFF
    if code == sqlite.SQLITE_CORRUPT or "Could not decode to UTF-8" in str(error):  # the latter has no code of its own
        return damaged(path)
    if code == sqlite.SQLITE_NOTADB and file_keys.is_protected(path):
        return damaged(path)
    # The file beside a WAL file found no room; what is on a full disk is opened only to be read.
    if code in (sqlite.SQLITE_IOERR, sqlite.SQLITE_READONLY) and is_full(path):
        code = sqlite.SQLITE_FULL
    if code in (sqlite.SQLITE_CANTOPEN, sqlite.SQLITE_READONLY) and _lies_where_nothing_is_written(path):
        if has_newest_answers_aside(path):
            return newest_answers_aside(path)
        code = sqlite.SQLITE_READONLY  # what could not be opened are the files beside it
    sentence = _sentences().get(code)
    return sentence.format(path=named(path)) if sentence else None


def sentence_of_system(error: OSError, path: Path) -> str:
    """What the operating system refuses."""
    code = _CODES_OF_THE_SYSTEM.get(error.errno or 0)
    refused = _("{path}: the operating system refused: {why}. Choose another folder, or free the file, and try again.")
    sentence = _sentences()[code] if code else refused
    return sentence.format(path=named(path), why=error.strerror or error)


def _sentences() -> dict[int, str]:
    """SQLite's primary result code → our sentence."""
    return {
        sqlite.SQLITE_FULL: _("{path}: the disk is full, so nothing was saved just now. Free some room and try again."),
        sqlite.SQLITE_READONLY: _(
            "{path}: the file or its folder is read-only. Copy the survey to a folder you may write to."
        ),
        sqlite.SQLITE_CANTOPEN: _(
            "{path}: cannot be opened. Check that the folder exists and that you may write to it."
        ),
        sqlite.SQLITE_BUSY: _("{path}: another program is writing to the file. Close it there and try again."),
        sqlite.SQLITE_LOCKED: _("{path}: another program is writing to the file. Close it there and try again."),
        sqlite.SQLITE_NOTADB: _("{path}: is not a survey of Servqual Desk. Choose a file made with “new”."),
        sqlite.SQLITE_IOERR: _(
            "{path}: the disk reports a read or write error. Check the disk, then open the survey again."
        ),
        sqlite.SQLITE_PERM: _("{path}: you may not open this file. Ask its owner, or copy it to a folder of your own."),
        sqlite.SQLITE_AUTH: _("{path}: you may not open this file. Ask its owner, or copy it to a folder of your own."),
    }
