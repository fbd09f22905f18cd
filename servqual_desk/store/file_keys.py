"""The key of a protected file: what it is made of, how a person gets at it, and which ones this process holds.

A protected file is an SQLCipher 4 database. Its first 16 bytes, which SQLCipher leaves readable as its salt, are ours: the four
letters of the application id, one byte for the way in which keys are derived, and eleven random bytes. So the file alone says
that it is a protected survey, and holds all that the passphrase or the recovery code needs to open it on another computer.

The *secret* (16 bytes) is drawn by chance where the survey has people, and wrapped for each one's own passphrase (`key_slots`);
where it has none it comes from the one passphrase of the survey by Argon2id over those 16 bytes, so that the one file has all.
The recovery code is the secret itself, written down. The key of the pages comes from it.
"""

import secrets
import threading
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from instruments.i18n import _
from servqual_desk.errors import LockedError
from servqual_desk.store.key_slots import keys_path, secret_in, slots_for
from servqual_desk.store.passphrases import Passphrase, passphrase_bytes, require_long_enough, stretched
from servqual_desk.store.raw_bytes import first_bytes
from servqual_desk.store.recovery_code import SECRET_BYTES, read_recovery_code, recovery_code

SIGN = b"SQDP"  # the application id as it stands in a file's header
# How the secret came about; another choice of Argon2id's costs is another byte too.
_FROM_PASSPHRASE, _DRAWN = b"\x01", b"\x02"
SALT_BYTES = 16


class FileKey(Struct, frozen=True):
    """What opens one protected file and its copies.

    Attributes:
        salt: the first 16 bytes of the file.
        secret: what passphrase and recovery code both lead to; it is shown nowhere.
    """

    salt: bytes
    secret: bytes

    def __repr__(self) -> str:
        """Without the secret."""
        return f"FileKey(salt={self.salt!r})"

    @property
    def for_sqlcipher(self) -> str:
        """The raw key and the salt, as `PRAGMA key` and `ATTACH` take them."""
        pages = blake2b(self.salt, digest_size=32, key=self.secret, person=b"sqd pages").hexdigest()
        return f"x'{pages}{self.salt.hex()}'"

    @property
    def recovery_code(self) -> str:
        """What is printed once and opens the file when the passphrase is forgotten."""
        return recovery_code(self.secret)


Ask = Callable[[Path], Passphrase | FileKey | None]


def new_key(passphrase: Passphrase) -> FileKey:
    """A key for a file that is to be protected by one passphrase of its own.

    Raises:
        DataError: the passphrase is too short.
    """
    require_long_enough(passphrase)
    salt = _new_salt(_FROM_PASSPHRASE)
    return FileKey(salt, stretched(passphrase, salt, SECRET_BYTES))


def drawn_key() -> FileKey:
    """A key by chance for a file that people are to open, each by their own passphrase or PIN."""
    return FileKey(_new_salt(_DRAWN), secrets.token_bytes(SECRET_BYTES))


def _new_salt(way: bytes) -> bytes:
    return SIGN + way + secrets.token_bytes(SALT_BYTES - len(SIGN) - len(way))


def key_from(path: Path, salt: bytes, passphrase: Passphrase) -> FileKey:
    """The key that a passphrase, a key file's content or a recovery code gives; whether it is right shows when it is used.

    Args:
        path: of the file with this salt, beside which the slots of its people stand.

    Raises:
        LockedError: it is nobody's passphrase, and the file has none of its own.
    """
    written = (
        passphrase if isinstance(passphrase, str) else passphrase_bytes(passphrase).decode("ascii", errors="replace")
    )
    if secret := read_recovery_code(written):
        return FileKey(salt, secret)
    slots = slots_for(path, salt)
    if secret := secret_in(slots or (), passphrase):
        return FileKey(salt, secret)
    if salt[len(SIGN) :].startswith(_DRAWN):
        raise LockedError(wrong_passphrase(path) if slots else _keys_missing(path))
    return FileKey(salt, stretched(passphrase, salt, SECRET_BYTES))


def wrong_passphrase(path: Path) -> str:
    """The sentence for a passphrase that does not open a file."""
    return _("{path}: the passphrase is not right. Try again, or use the recovery code.").format(path=path)


def _keys_missing(path: Path) -> str:
    return _(
        "{path}: “{keys}”, which belongs beside it, is missing, so passphrases cannot be tried. Copy it there too, or give the "
        "recovery code."
    ).format(path=path, keys=keys_path(path).name)


# What a file says of itself


def salt_of(path: Path) -> bytes | None:
    """The first bytes of a protected file; None where the file is not protected, or not there."""
    try:
        start = first_bytes(path, SALT_BYTES)
    except OSError:
        return None
    return start if start.startswith(SIGN) and len(start) == SALT_BYTES else None


def is_protected(path: Path) -> bool:
    """Whether a file is a protected survey."""
    return salt_of(path) is not None


# Which keys this process holds


class _Held:
    """The keys that were given to this process, each by its file's salt: a copy has its original's."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._keys: dict[bytes, tuple[FileKey, int]] = {}
        self.ask: Ask | None = None

    def get(self, salt: bytes) -> FileKey | None:
        with self._lock:
            held = self._keys.get(salt)
        return held[0] if held else None

    def hold(self, key: FileKey) -> None:
        with self._lock:
            self._keys[key.salt] = (key, self._keys.get(key.salt, (key, 0))[1] + 1)

    def release(self, key: FileKey) -> None:
        with self._lock:
            held, count = self._keys.get(key.salt, (key, 0))
            if count > 1:
                self._keys[key.salt] = (held, count - 1)
            else:
                self._keys.pop(key.salt, None)

    def drop_all(self) -> None:
        with self._lock:
            self._keys.clear()


_held = _Held()


def hold(key: FileKey) -> None:
    """Keep a key that has opened its file, so that everything in this process opens that file and its copies."""
    _held.hold(key)


def release(key: FileKey) -> None:
    """Let go of a key; it is gone when everybody who held it has."""
    _held.release(key)


def lock_everything() -> None:
    """Forget every key."""
    _held.drop_all()


def ask_with(ask: Ask | None) -> None:
    """Whom to ask for the passphrase, or the key, of a file whose key is not held; who answers None does not know it."""
    _held.ask = ask


def held_key(path: Path) -> FileKey | None:
    """The key of a file that this process has unlocked; None where the file is not protected or still locked."""
    salt = salt_of(path)
    return _held.get(salt) if salt else None


def is_locked(path: Path) -> bool:
    """Whether a file is protected with a key that this process does not hold."""
    return is_protected(path) and held_key(path) is None


def key_of(path: Path) -> FileKey | None:
    """The key to try on a file: the one that is held, else what whoever is asked gives; None where it is not protected.

    Raises:
        LockedError: it is protected, and nobody gives a passphrase.
    """
    return held_key(path) or asked_key(path)


def asked_key(path: Path) -> FileKey | None:
    """What whoever is asked gives to try on a file, also where a key is held; None where the file is not protected.

    Raises:
        LockedError: it is protected, and nobody gives a passphrase.
    """
    salt = salt_of(path)
    if salt is None:
        return None
    given = _held.ask(path) if _held.ask else None
    if given is None:
        raise LockedError(locked(path))
    return given if isinstance(given, FileKey) else key_from(path, salt, given)


def locked(path: Path) -> str:
    """The sentence for a protected file whose key nobody gives."""
    return _("{path}: is protected. Give its passphrase or its recovery code to open it.").format(path=path)
