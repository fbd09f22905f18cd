"""Opening a protected file with what a person knows: tried on the file itself, and kept only where it opened it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servqual_desk.store import file_keys
from servqual_desk.store.file_keys import FileKey, is_protected, key_from, salt_of
from servqual_desk.store.passphrases import Passphrase
from servqual_desk.store.sqlite import Database, try_key


def unlock(path: Path, passphrase: Passphrase) -> FileKey | None:
    """Let this process open a protected file and its copies until `file_keys.release` or its end.

    Returns the key; None where the file is not protected.

    Raises:
        LockedError: neither the passphrase nor the recovery code is this.
        ProjectError: the machine does not let us read the file.
    """
    salt = salt_of(path)
    if salt is None:
        return None
    key = key_from(path, salt, passphrase)
    try_key(path, key)
    file_keys.hold(key)
    return key


@contextmanager
def unlocked(path: Path, passphrase: Passphrase | None) -> Iterator[FileKey | None]:
    """Unlock a file for a block; without a passphrase, nothing is done. Gives the key that was used."""
    key = unlock(path, passphrase) if passphrase is not None else None
    try:
        yield key
    finally:
        if key is not None:
            file_keys.release(key)


def key_of_open(database: Database) -> FileKey | None:
    """The key of an open file, with which its copies are made; None where it is not protected."""
    return file_keys.held_key(Path(database.conn.execute("PRAGMA database_list").fetchone()[2]))


def require_unlocked(path: Path) -> None:
    """Ask for a passphrase now, where one is needed, rather than take a locked file for a damaged one.

    Raises:
        LockedError: the file is protected, and the passphrase is missing or wrong.
    """
    if is_protected(path) and file_keys.held_key(path) is None and (key := file_keys.key_of(path)) is not None:
        try_key(path, key)
        file_keys.hold(key)
