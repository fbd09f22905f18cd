"""Whose own passphrase opens a protected survey: kept in it, from where the file beside it is written (see `key_slots`).

A passphrase that is set, changed or ended writes nothing of the survey anew: only its slot is another one.
"""

import logging
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from servqual_desk.store.copies import put_in_place
from servqual_desk.store.file_keys import FileKey, salt_of
from servqual_desk.store.flushing import flush
from servqual_desk.store.key_slots import ENDING, KeysFile, Section, Slot, keys_files, keys_path, read_keys, section
from servqual_desk.store.private_folder import private_folder
from servqual_desk.store.sqlite import Database
from servqual_desk.store.unlocking import key_of_open
from servqual_desk.store.whole_files import make_private

TABLE = "key_slot"


class PersonKey(Struct, frozen=True, kw_only=True):
    """A person's slot as the survey keeps it; `slot` is None where it was ended, `version` counts the changes of all."""

    person: str
    version: int
    slot: Slot | None


def person_keys(database: Database) -> tuple[PersonKey, ...]:
    """Every person who has or had a passphrase; nobody in a file of a program that knew none."""
    if TABLE not in database.table_names():
        return ()
    rows = database.conn.execute(f"SELECT person, version, salt, wrapped, tag FROM {TABLE} ORDER BY person")
    return tuple(
        PersonKey(person=row[0], version=row[1], slot=Slot(*row[2:]) if row[2] is not None else None) for row in rows
    )


def has_passphrase(database: Database, person: str) -> bool:
    """Whether a person opens the survey by a passphrase of their own."""
    return any(key.person == person and key.slot is not None for key in person_keys(database))


def put_slot(database: Database, person: str, slot: Slot | None) -> None:
    """A person opens the survey by this slot from now on; None by none. Inside a transaction, with its line in the log."""
    version = max((key.version for key in person_keys(database)), default=0) + 1
    _put(database, PersonKey(person=person, version=version, slot=slot))


def put_newer(database: Database, keys: tuple[PersonKey, ...]) -> None:
    """Take over what is newer, as from the survey in whose place a backup of it comes; the same key opens both."""
    known = {key.person: key.version for key in person_keys(database)}
    for key in keys:
        if key.version > known.get(key.person, 0):
            _put(database, key)


def begin_anew(database: Database, slots: Mapping[str, Slot]) -> None:
    """The file has another key, or none: what was wrapped before is worth nothing."""
    if TABLE in database.table_names():
        database.conn.execute(f"DELETE FROM {TABLE}")
        for person, slot in slots.items():
            _put(database, PersonKey(person=person, version=1, slot=slot))


def _put(database: Database, key: PersonKey) -> None:
    cells = (key.slot.salt, key.slot.wrapped, key.slot.tag) if key.slot is not None else (None, None, None)
    database.conn.execute(
        f"INSERT OR REPLACE INTO {TABLE} (person, version, salt, wrapped, tag) VALUES (?, ?, ?, ?, ?)",
        (key.person, key.version, *cells),
    )


# The file beside the survey


def keep_beside(database: Database, survey: Path) -> None:
    """What `tell_beside` does for an open file, without what a kill may have left of an earlier key."""
    tell_beside(database, survey)
    clear_away(survey)


def tell_beside(database: Database, survey: Path, key: FileKey | None = None) -> None:
    """Let the keys file of a survey say what the survey says, where it does not; who has left opens it by no passphrase.

    A place that lets nobody write stays as it is.

    Args:
        survey: whose keys file it is: that of the open file, or another one where copies of it are.
        key: the open file's, where it is not held under its own path.
    """
    key = key or key_of_open(database)
    keys = person_keys(database) if key is not None else ()
    if key is None or not keys:
        return
    version = max(one.version for one in keys)
    put_beside(survey, key, section(key.secret, version, _of_active_people(database, keys)))


def put_beside(survey: Path, key: FileKey, part: Section) -> None:
    """Write a survey's section into its keys file, unless a newer one stands in the folder.

    A copy of the survey (`loket-20261126-081500.sqd`) shares that of `loket.sqd`; one that was renamed takes its section along.
    """
    salt = key.salt.hex()
    found = {path: surveys for path in keys_files(survey) if salt in (surveys := read_keys(path))}
    sections = [surveys[salt] for surveys in found.values()]
    if any(one.version > part.version and one.is_of(key.secret) for one in sections):
        return
    own = next((path for path in found if _is_called_after(survey, path)), keys_path(survey).absolute())
    if found.get(own, {}).get(salt) != part:
        _write(own, {**found.get(own, read_keys(own)), salt: part})
    for path, surveys in found.items():
        if path != own:
            _write(path, {name: one for name, one in surveys.items() if name != salt})


def _is_called_after(survey: Path, keys: Path) -> bool:
    """Whether a file is a survey or one of its copies, by their names."""
    return survey.stem.startswith(Path(keys.name.removesuffix(ENDING)).stem)


def clear_away(survey: Path) -> None:
    """Take out of a survey's keys file what belongs to no file of the folder any more, and the file where nothing is left.

    A copy's is that of the survey after which it is called.
    """
    for path in keys_files(survey):
        if _is_called_after(survey, path):
            _clear(path, survey)


def _clear(path: Path, survey: Path) -> None:
    found = read_keys(path)
    if not found and not path.exists():
        return
    there = {salt.hex() for one in path.parent.glob(f"*{survey.suffix}") if (salt := salt_of(one)) is not None}
    kept = {name: one for name, one in found.items() if name in there}
    if kept != found or not kept:
        _write(path, kept)


def _of_active_people(database: Database, keys: tuple[PersonKey, ...]) -> list[Slot]:
    active = {row[0] for row in database.conn.execute("SELECT code FROM enumerator WHERE active")}
    return [key.slot for key in keys if key.slot is not None and key.person in active]


def _write(path: Path, surveys: Mapping[str, Section]) -> None:
    try:
        if not surveys:
            path.unlink(missing_ok=True)
            return
        with private_folder(path.parent) as folder:
            made = folder / path.name
            make_private(made)
            made.write_bytes(msgspec.json.encode(KeysFile(dict(sorted(surveys.items())))))
            flush(made)
            put_in_place(made, path)
    except OSError as error:
        logging.getLogger(__name__).warning("the file of keys is not written: %s", error)
