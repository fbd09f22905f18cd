"""The one place that opens SQLite: pragmas on every connection, and the machine's faults turned into sentences.

The library is the one that sqlcipher3 carries, the same on every computer; Python's own differs from place to place.
"""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlcipher3 import dbapi2 as sqlite

from instruments.i18n import _
from servqual_desk.errors import LockedError, ProjectError
from servqual_desk.store import file_keys
from servqual_desk.store.database import Database
from servqual_desk.store.fault_sentences import (
    damaged,
    has_newest_answers_aside,
    is_full,
    newest_answers_aside,
    sentence_of_sqlite,
    sentence_of_system,
)
from servqual_desk.store.private_folder import private_temporary_folder
from servqual_desk.store.raw_bytes import Node, first_bytes, note_closed, note_connected

__all__ = [
    "Database",
    "application_id",
    "connect",
    "count_with_key",
    "damaged",
    "empty_in_memory",
    "file_header",
    "immediate",
    "in_memory",
    "machine_faults",
    "quick_check",
    "read_main",
    "sqlite",
    "takes_side_files",
    "try_key",
]

BUSY_TIMEOUT_S = 5.0
_TRIES, _PAUSE_S = 4, 0.05
# Statements that are kept ready. The driver's own 128 are used up when a file is opened and its writes are watched, and it lets
# go of the newest first: a long one would be prepared again each time.
_STATEMENTS = 512
_SHM_BYTES = 32 * 1024  # of the file that SQLite makes beside a WAL file; a smaller one was begun on a full disk
_FIRST_COUNTS = 1 << 30  # so that two files seldom count alike, and none ever comes to the end
# From the first library to the last that could damage a file when a checkpoint met a commit (the WAL-reset bug).
_WITH_WAL_RESET_BUG = ((3, 7, 0), (3, 51, 2))


class _Connection(sqlite.Connection):  # type: ignore[misc]  # sqlcipher3 has no types
    """Says when it is closed, so that nothing of this process keeps the file open; see `raw_bytes`."""

    node: Node | None = None

    def close(self) -> None:
        super().close()
        if self.node is not None:
            note_closed(self.node)
            self.node = None


# The driver goes a long way for each empty cell and each blob unless it is told that they are put in as they are, by something
# of Python's own that gives back what it got.
sqlite.register_adapter(type(None), {None: None}.get)
sqlite.register_adapter(bytes, bytes)


def connect(
    path: Path, *, readonly: bool = False, mark: int | None = None, key: file_keys.FileKey | None = None
) -> Database:
    """Open an SQLite file that exists or is to be made; a protected one with the key that this process holds or asks for.

    Args:
        mark: the application id for the header of a new file; written before WAL begins, so that it is in the file itself.
        key: of a new file that is to be protected, or one to be tried.

    WAL with `synchronous=FULL`: a commit returns after its pages are synced (law 1). Foreign keys are enforced,
    and what is freed is zeroed.

    Raises:
        LockedError: the file is protected, and the passphrase is missing or wrong.
        ProjectError: the file is no database, the machine does not let us open it, or the SQLite library has the WAL-reset bug.
    """
    _refuse_old_library()
    is_new = not path.exists() or not path.stat().st_size
    held = file_keys.held_key(path)
    key = key or held or file_keys.asked_key(path)
    with machine_faults(path), _wrong_key_refused(path, key):
        if readonly and _is_locked_up_with_wal(path):
            return _private_copy(path, key)
        connection = _opened(path, _mode(path, readonly), key, is_new=is_new)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA temp_store = MEMORY")  # nothing of a survey in a temporary file
            if mark is not None:
                connection.execute(f"PRAGMA application_id = {mark}")
            if not readonly:
                (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
                connection.execute("PRAGMA synchronous = FULL")
                # What is written over or moved leaves no bytes behind, so that an erasure finds all that there is (UU 27/2022).
                connection.execute("PRAGMA secure_delete = ON")
            # Reads the header, so that a file that is no database is refused here.
            connection.execute("PRAGMA schema_version").fetchone()
            if not readonly and mode == "wal":
                # A kill while the log was switched off leaves a spent journal; beside a file in WAL mode nobody can be using it.
                path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        except BaseException:
            connection.close()
            raise
    # A key that was held and is no more was let go meanwhile: whoever closed the survey is not to find it unlocked.
    if key is not None and held is None and file_keys.held_key(path) is None:
        file_keys.hold(key)
    return Database(connection)


@contextmanager
def immediate(database: Database) -> Iterator[None]:
    """A transaction that is the only writer from its first statement on, so that what it reads still holds when it writes.

    Inside another one: a part of it, which is undone alone.
    """
    if database.conn.in_transaction:
        with database.atomic():
            yield
        return
    database.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        _count_up(database)
        database.conn.execute("COMMIT")
    except BaseException:
        database.rollback()
        raise


@contextmanager
def _wrong_key_refused(path: Path, key: file_keys.FileKey | None) -> Iterator[None]:
    """Tell a wrong passphrase from a damaged file, as far as that can be told: a key that is held was right before."""
    try:
        yield
    except sqlite.DatabaseError as error:
        is_refused = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite.SQLITE_NOTADB
        if key is None or not is_refused:
            raise
        if file_keys.held_key(path) == key:
            raise ProjectError(damaged(path)) from error
        raise LockedError(file_keys.wrong_passphrase(path)) from error


def _refuse_old_library() -> None:
    first, last = _WITH_WAL_RESET_BUG
    if first <= sqlite.sqlite_version_info <= last:
        raise ProjectError(
            _(
                "The SQLite library {version} of this computer can damage a survey. "
                "Install Servqual Desk again with its own library, sqlcipher3."
            ).format(version=sqlite.sqlite_version)
        )


def _count_up(database: Database) -> None:
    """One more commit, in the header of the file, by which a write-ahead log is known to belong to it (see `side_files`)."""
    (count,) = database.conn.execute("PRAGMA user_version").fetchone()
    database.conn.execute(f"PRAGMA user_version = {count + 1 if count else secrets.randbelow(_FIRST_COUNTS) + 1}")


class FileHeader(Struct, frozen=True, kw_only=True):
    """What stands at the beginning of an SQLite file, whatever its write-ahead log says: whose it is, and how many commits."""

    application_id: int
    commits: int


def file_header(path: Path) -> FileHeader | None:
    """The header of an SQLite file; None where the file is none, or too damaged to tell. Touches nothing."""
    application = application_id(path)
    if application is None:
        return None
    try:
        (commits,) = read_main(path, "PRAGMA user_version")
    except ProjectError:
        return None
    return FileHeader(application_id=application, commits=commits)


def application_id(path: Path) -> int | None:
    """The application id in an SQLite file's header; a protected survey begins with it; else None. Touches nothing."""
    with machine_faults(path):
        header = first_bytes(path, 100)
    if header.startswith(file_keys.SIGN):
        return int.from_bytes(file_keys.SIGN, "big")
    if len(header) < 100 or not header.startswith(b"SQLite format 3\x00"):
        return None
    return int.from_bytes(header[68:72], "big")


def read_main(path: Path, sql: str) -> tuple[Any, ...]:
    """The first row that a query finds in the file alone, without its write-ahead log; touches nothing.

    Raises:
        ProjectError: the file cannot be read, or not so far.
    """
    with machine_faults(path):
        connection = _opened(path, "mode=ro&immutable=1", file_keys.held_key(path))
        try:
            row = connection.execute(sql).fetchone()
        finally:
            connection.close()
    return tuple(row) if row else ()


def try_key(path: Path, key: file_keys.FileKey) -> None:
    """Nothing, where a key opens a protected file, of which only the file itself is read: what lies beside it may be another's.

    Raises:
        LockedError: it does not.
        ProjectError: the machine does not let us read the file.
    """
    for left in reversed(range(_TRIES)):
        try:
            with machine_faults(path), _wrong_key_refused(path, key):
                _opened(path, "mode=ro&immutable=1", key).close()
            return
        except LockedError:
            if not left or not path.with_name(path.name + "-wal").exists():
                raise
        time.sleep(_PAUSE_S)  # another program may be writing the first page at this moment


def count_with_key(path: Path, key: file_keys.FileKey | None) -> int | None:
    """The `user_version` of a protected file that consists of its first page alone; None where the key does not open it."""
    try:
        connection = _opened(path, "mode=ro&immutable=1", key)
    except sqlite.DatabaseError:
        return None
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def _opened(path: Path, mode: str, key: file_keys.FileKey | None = None, *, is_new: bool = False) -> _Connection:
    """A connection with nothing set but the key."""
    connection: _Connection = sqlite.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        timeout=BUSY_TIMEOUT_S,
        cached_statements=_STATEMENTS,
        factory=_Connection,
    )
    try:
        connection.node = note_connected(path)
        if key is not None:
            # It would write to stderr what we say in a sentence.
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f'PRAGMA key = "{key.for_sqlcipher}"')
        if not is_new:
            connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def empty_in_memory() -> Database:
    """A database of its own that stands in memory alone, for what is compared once and then forgotten."""
    return Database(sqlite.connect(":memory:"))


def in_memory(database: Database) -> Database:
    """A copy of an open file in memory, for reading what cannot be made ready on its disk; the original is closed."""
    memory = sqlite.connect(":memory:")
    try:
        database.conn.backup(memory)
    finally:
        database.close()
    return Database(memory)


def _is_locked_up_with_wal(path: Path) -> bool:
    """Whether the file's newest answers stand in a write-ahead log that cannot be read where it is: the folder takes no file."""
    return not takes_side_files(path) and has_newest_answers_aside(path)


def takes_side_files(path: Path) -> bool:
    """Whether SQLite can make the file beside a WAL file that it wants even to read it."""
    if not os.access(path.absolute().parent, os.W_OK):
        return False
    made = path.with_name(path.name + "-shm")
    return (made.exists() and made.stat().st_size >= _SHM_BYTES) or not is_full(path)


def _private_copy(path: Path, key: file_keys.FileKey | None) -> Database:
    if key is not None:  # no part of a protected survey lies open anywhere
        raise ProjectError(newest_answers_aside(path))
    with private_temporary_folder() as folder:
        copy = folder / path.name
        for end in ("", "-wal"):
            shutil.copyfile(path.with_name(path.name + end), copy.with_name(copy.name + end))
        return in_memory(Database(_opened(copy, "mode=rw")))


def _mode(path: Path, readonly: bool) -> str:
    if not readonly:
        return "mode=rwc"
    # Where the folder takes no side file, nobody can be writing either.
    return "mode=ro" if takes_side_files(path) else "mode=ro&immutable=1"


def quick_check(database: Database) -> bool:
    """Whether SQLite finds every page and index of the file in order."""
    return [row[0] for row in database.conn.execute("PRAGMA integrity_check")] == ["ok"]


@contextmanager
def machine_faults(path: Path) -> Iterator[None]:
    """Say what the machine refuses (full disk, read-only folder, locked or foreign file) in one sentence."""
    try:
        yield
    except sqlite.IntegrityError:
        raise  # a rule of the schema: ours to notice
    except sqlite.DatabaseError as error:
        sentence = sentence_of_sqlite(error, path)
        if sentence is None:
            raise
        raise ProjectError(sentence) from error
    except UnicodeDecodeError as error:
        raise ProjectError(damaged(path)) from error  # from the Python binding: a name in the schema is no longer text
    except OSError as error:
        raise ProjectError(sentence_of_system(error, path)) from error
