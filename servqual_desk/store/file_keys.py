"""The key of a protected file: what it is made of, how a person gets at it, and which ones this process holds.

A protected file is an SQLCipher 4 database. Its first 16 bytes, which SQLCipher leaves readable as its salt, are ours: the four
letters of the application id, one byte for the way in which keys are derived, and eleven random bytes. So the file alone says
that it is a protected survey, and holds all that the passphrase or the recovery code needs to open it on another computer.

The *secret* (16 bytes) comes from the passphrase by Argon2id (RFC 9106, its second recommendation: 3 passes, 64 MiB, 4 lanes)
over those 16 bytes; the recovery code is the secret itself, written down. The key of the pages comes from it.
"""

import secrets
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from instruments.i18n import _
from servqual_desk.errors import DataError, LockedError
from servqual_desk.store.raw_bytes import first_bytes
from servqual_desk.store.recovery_code import SECRET_BYTES, read_recovery_code, recovery_code

SIGN = b"SQDP"  # the application id as it stands in a file's header
_ARGON2ID_V1 = b"\x01"
SALT_BYTES = 16
SHORTEST = 6
_COSTS = (3, 64 * 1024, 4)  # passes, KiB, lanes; another choice is another byte in the salt

Passphrase = str | bytes
"""What a person types, or the bytes of a key file."""


@dataclass(frozen=True, slots=True)
class FileKey:
    """What opens one protected file and its copies.

    Attributes:
        salt: the first 16 bytes of the file.
        secret: what passphrase and recovery code both lead to; it is shown nowhere.
    """

    salt: bytes
    secret: bytes = field(repr=False)

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
    """A key for a file that is to be protected.

    Raises:
        DataError: the passphrase is too short.
    """
    if len(passphrase_bytes(passphrase)) < SHORTEST:
        raise DataError(
            _("The passphrase is too short: at least {n} characters; four words are good.").format(n=SHORTEST)
        )
    salt = SIGN + _ARGON2ID_V1 + secrets.token_bytes(SALT_BYTES - len(SIGN) - 1)
    return FileKey(salt, _stretched(passphrase, salt))


def key_from(salt: bytes, passphrase: Passphrase) -> FileKey:
    """The key that a passphrase, a key file's content or a recovery code gives; whether it is right shows when it is used."""
    written = (
        passphrase if isinstance(passphrase, str) else passphrase_bytes(passphrase).decode("ascii", errors="replace")
    )
    return FileKey(salt, read_recovery_code(written) or _stretched(passphrase, salt))


def _stretched(passphrase: Passphrase, salt: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # 30 ms that only a protected file costs

    return hash_secret_raw(passphrase_bytes(passphrase), salt, *_COSTS, SECRET_BYTES, Type.ID)


def passphrase_bytes(passphrase: Passphrase) -> bytes:
    """The same bytes whatever keyboard or editor wrote it: composed letters, no line end."""
    if isinstance(passphrase, bytes):
        try:
            return passphrase_bytes(passphrase.decode("utf-8-sig"))
        except UnicodeDecodeError:  # a key file of random bytes
            return passphrase
    return unicodedata.normalize("NFC", passphrase.rstrip("\r\n")).encode("utf-8", "surrogatepass")


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
    salt = salt_of(path)
    if salt is None:
        return None
    if held := _held.get(salt):
        return held
    given = _held.ask(path) if _held.ask else None
    if given is None:
        raise LockedError(locked(path))
    return given if isinstance(given, FileKey) else key_from(salt, given)


def locked(path: Path) -> str:
    """The sentence for a protected file whose key nobody gives."""
    return _("{path}: is protected. Give its passphrase or its recovery code to open it.").format(path=path)
