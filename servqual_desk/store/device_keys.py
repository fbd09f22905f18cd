"""Unlocking by PIN on a computer that knows the survey: its secret, wrapped for each person who unlocked it here before.

The wrapped secrets stand in this program's own folder, never beside the survey: a PIN of a few digits protects nothing that a
thief can try on a copy. Each is wrapped (AES-SIV, RFC 5297) with a key that Argon2id makes of the PIN and of a random secret of
this computer. So a stolen stick says nothing to who knows the PIN, and a known PIN nothing without the computer. A computer that
is stolen with its folder gives the survey to who tries every PIN: `COSTS` says how long that takes.

Names stand in the folder as keyed digests. Adding or taking away a person, or another PIN, writes nothing into the survey.
"""

import logging
import os
import secrets
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec

from instruments.i18n import _
from servqual_desk.errors import LockedError
from servqual_desk.settings import settings_path
from servqual_desk.store.clock import now
from servqual_desk.store.file_keys import FileKey, salt_of
from servqual_desk.store.key_wrapping import unwrapped, wrapped
from servqual_desk.store.pin_delays import refuse_haste
from servqual_desk.store.whole_files import make_private

COSTS = (4, 128 * 1024, 4)  # passes, KiB, lanes: half a second on a counter's laptop, 10,000 PINs in more than an hour
_SECRET_BYTES, _KEY_BYTES, _SALT_BYTES = 32, 32, 16


class Slot(msgspec.Struct):
    """One person's way in.

    Attributes:
        salt: of Argon2id.
        wrapped: the survey's secret; `tag` shows whether it was unwrapped with the right PIN.
        of: a digest of the PIN's hash in the survey, by which an outdated slot is known.
    """

    salt: bytes
    wrapped: bytes
    tag: bytes
    of: str
    wrong: int = 0
    last_wrong: str = ""


class _Known(msgspec.Struct):
    """What this computer knows of one survey: name, as a digest → slot."""

    slots: dict[str, Slot] = {}


def knows(path: Path) -> bool:
    """Whether somebody can unlock this protected file by PIN on this computer."""
    salt = salt_of(path)
    return salt is not None and bool(_read(salt).slots)


def remember(key: FileKey, names: Sequence[str], pin: str, *, stored: str) -> None:
    """Let a person unlock the file of this key by PIN here.

    Args:
        names: what they may type as their name, the code too.
        stored: the PIN's hash in the survey; nothing is done where the slot is of that one already.
    """
    known, of = _read(key.salt), _digest_of(stored)
    if all((slot := known.slots.get(_named(name))) is not None and slot.of == of for name in names):
        return
    salt = secrets.token_bytes(_SALT_BYTES)
    hidden, tag = wrapped(key.secret, _stretched(pin, salt))
    for name in names:
        known.slots[_named(name)] = Slot(salt=salt, wrapped=hidden, tag=tag, of=of)
    _write(key.salt, known)


def forget(salt: bytes, names: Sequence[str]) -> None:
    """A person unlocks the file by PIN no more here."""
    known = _read(salt)
    if any(known.slots.pop(_named(name), None) for name in names):
        _write(salt, known)


def forget_everybody(salt: bytes) -> None:
    """Nobody unlocks the file by PIN any more here."""
    _path(salt).unlink(missing_ok=True)


def key_by_pin(path: Path, name: str, pin: str) -> FileKey:
    """The key of a protected file, by name (or code) and PIN.

    Raises:
        LockedError: this computer does not know the name for this file, or the PIN is wrong.
        RightError: it was wrong too often just now; the sentence says how long to wait.
    """
    salt = salt_of(path)
    known = _read(salt) if salt is not None else _Known()
    slot = known.slots.get(_named(name))
    if salt is None or slot is None:
        raise LockedError(not_known(path))
    refuse_haste(slot.wrong, slot.last_wrong)
    try:
        secret = unwrapped(slot.wrapped, slot.tag, _stretched(pin, slot.salt))
    except ValueError:
        _count_wrong(salt, known, slot)
        raise LockedError(not_known(path)) from None
    return FileKey(salt, secret)


def take_wrong_tries(salt: bytes, names: Sequence[str]) -> int:
    """How many wrong PINs were tried in a person's name while the file was locked; told once, for its log."""
    known = _read(salt)
    slots = [slot for name in names if (slot := known.slots.get(_named(name))) is not None]
    count = sum(slot.wrong for slot in slots)
    if count:
        for slot in slots:
            slot.wrong, slot.last_wrong = 0, ""
        _write(salt, known)
    return count


def not_known(path: Path) -> str:
    """The sentence for a name and PIN that do not open a file here."""
    return _(
        "{path}: this computer does not open it by this name and PIN. Try again, or give its passphrase or recovery code."
    ).format(path=path)


def _count_wrong(salt: bytes, known: _Known, slot: Slot) -> None:
    slot.wrong, slot.last_wrong = slot.wrong + 1, now()
    _write(salt, known)


# Made of the PIN and this computer's secret


def _stretched(pin: str, salt: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    mixed = blake2b(pin.encode("utf-8", "surrogatepass"), key=_device_secret(), person=b"sqd pin").digest()
    return hash_secret_raw(mixed, salt, *COSTS, _KEY_BYTES, Type.ID)


def _named(name: str) -> str:
    said = " ".join(name.casefold().split()).encode("utf-8", "surrogatepass")
    return blake2b(said, key=_device_secret(), digest_size=16, person=b"sqd name").hexdigest()


def _digest_of(stored: str) -> str:
    return blake2b(stored.encode(), key=_device_secret(), digest_size=16, person=b"sqd pin hash").hexdigest()


# The folder


def _folder() -> Path:
    return settings_path().with_name("keys")


def _device_secret() -> bytes:
    """Drawn at its first use.

    Raises:
        OSError: it can be neither read nor kept.
    """
    path = _folder() / "device"
    if not path.exists():
        _keep(path, secrets.token_bytes(_SECRET_BYTES))
    return path.read_bytes()


def _path(salt: bytes) -> Path:
    return _folder() / blake2b(salt, digest_size=16, person=b"sqd survey").hexdigest()


def _read(salt: bytes) -> _Known:
    path = _path(salt)
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=_Known)
    except FileNotFoundError:
        return _Known()
    except (OSError, msgspec.MsgspecError) as error:
        logging.getLogger(__name__).warning("not read: %s: %s", path, error)
        return _Known()


def _write(salt: bytes, known: _Known) -> None:
    _keep(_path(salt), msgspec.msgpack.encode(known))


def _keep(path: Path, content: bytes) -> None:
    """For its owner alone; whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        make_private(draft)
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
