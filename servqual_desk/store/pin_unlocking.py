"""Unlocking a protected file by name and PIN, on a computer that knows it, and keeping that way in as people and PINs change."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servqual_desk.errors import LockedError
from servqual_desk.people.pins import pin_matches
from servqual_desk.store import device_keys, file_keys
from servqual_desk.store.file_keys import FileKey
from servqual_desk.store.project_settings import setting
from servqual_desk.store.sqlite import Database, connect, try_key
from servqual_desk.store.unlocking import key_of_open

BY_PIN = "unlock_by_pin"  # a setting of the survey: "no" where only passphrase and recovery code unlock it


def code_of(database: Database, name: str) -> str | None:
    """The code of the one active person with this code or name; None where there is none, or several."""
    rows = database.conn.execute("SELECT code, name FROM enumerator WHERE active").fetchall()
    wanted = " ".join(name.casefold().split())
    by_code = [code for code, _name in rows if code.casefold() == wanted]
    by_name = [code for code, called in rows if called.casefold() == wanted]
    return by_code[0] if by_code else by_name[0] if len(by_name) == 1 else None


def key_for_person(path: Path, name: str, pin: str) -> FileKey:
    """The key of a protected file, for a person whom the file itself still knows by this PIN.

    Raises:
        LockedError: this computer does not know the person, the PIN is wrong, or the survey has no such person any more.
        RightError: the PIN was wrong too often just now.
        ProjectError: the machine does not let us read the file.
    """
    key = device_keys.key_by_pin(path, name, pin)
    try_key(path, key)
    with _held_for_now(path, key) as database:
        if setting(database, BY_PIN) == "no":
            device_keys.forget_everybody(key.salt)
            raise LockedError(device_keys.not_known(path))
        code = code_of(database, name)
        stored = _stored(database, code) if code is not None else None
        if stored is None or not pin_matches(pin, stored):
            device_keys.forget(key.salt, [name])
            raise LockedError(device_keys.not_known(path))
    return key


def unlock_by_pin(path: Path, name: str, pin: str) -> None:
    """Let this process open a protected file and its copies; see `key_for_person`."""
    file_keys.hold(key_for_person(path, name, pin))


def keep_way_in(database: Database, code: str, pin: str | None) -> None:
    """After a person signed in or was changed: they unlock an open protected file by this PIN from now on, or no more.

    Args:
        pin: None where it is not known at this moment; the way in stays as it is, unless the person has left.
    """
    key = key_of_open(database)
    if key is None:
        return
    (name,) = database.conn.execute("SELECT name FROM enumerator WHERE code = ?", (code,)).fetchone()
    stored = _stored(database, code)
    try:
        if setting(database, BY_PIN) == "no":
            device_keys.forget_everybody(key.salt)
        elif stored is None:
            device_keys.forget(key.salt, [code, name])
        elif pin is not None:
            device_keys.remember(key, [code, name], pin, stored=stored)
    except OSError as error:  # a computer that does not let us is unlocked by the passphrase alone
        logging.getLogger(__name__).warning("unlocking by PIN is not kept: %s", error)


def take_wrong_tries(database: Database, code: str) -> int:
    """How many wrong PINs were tried here in a person's name while the file was locked; told once."""
    key = key_of_open(database)
    if key is None:
        return 0
    (name,) = database.conn.execute("SELECT name FROM enumerator WHERE code = ?", (code,)).fetchone()
    return device_keys.take_wrong_tries(key.salt, [code, name])


def _stored(database: Database, code: str) -> str | None:
    row = database.conn.execute("SELECT pin FROM enumerator WHERE code = ? AND active", (code,)).fetchone()
    return row[0] if row else None


@contextmanager
def _held_for_now(path: Path, key: FileKey) -> Iterator[Database]:
    """The file, open for reading with a key that this process then holds no more than before."""
    was_held = file_keys.held_key(path) is not None
    database = connect(path, readonly=True, key=key)
    try:
        yield database
    finally:
        database.close()
        if not was_held:  # `connect` holds a key that opened its file
            file_keys.release(key)
