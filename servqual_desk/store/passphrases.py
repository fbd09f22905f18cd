"""A passphrase as the program takes it: how long at least, the same bytes whatever wrote it, stretched by Argon2id."""

import unicodedata

from instruments.i18n import _
from servqual_desk.errors import DataError

SHORTEST = 6
# Passes, KiB, lanes: RFC 9106's second recommendation, as for a PIN's hash. That one says itself what it cost and may cost more
# tomorrow; these belong to the format of a protected file (`file_keys`), which opens by no others.
COSTS = (3, 64 * 1024, 4)

Passphrase = str | bytes
"""What a person types, or the bytes of a key file."""


def require_long_enough(passphrase: Passphrase, shortest: int = SHORTEST) -> None:
    """Refuse a passphrase of fewer characters, or a key file of fewer bytes.

    Raises:
        DataError: it is too short.
    """
    if len(_as_typed(passphrase)) < shortest:
        raise DataError(
            _("The passphrase is too short: at least {n} characters; four words are good.").format(n=shortest)
        )


def passphrase_bytes(passphrase: Passphrase) -> bytes:
    """The same bytes whatever keyboard or editor wrote it: composed letters, no line end."""
    typed = _as_typed(passphrase)
    return typed if isinstance(typed, bytes) else typed.encode("utf-8", "surrogatepass")


def _as_typed(passphrase: Passphrase) -> Passphrase:
    if isinstance(passphrase, bytes):
        try:
            return _as_typed(passphrase.decode("utf-8-sig"))
        except UnicodeDecodeError:  # a key file of random bytes
            return passphrase
    return unicodedata.normalize("NFC", passphrase.rstrip("\r\n"))


def stretched(passphrase: Passphrase, salt: bytes, length: int) -> bytes:
    """So many bytes that only who tries every passphrase finds; each try takes 64 MiB and three passes."""
    from argon2.low_level import Type, hash_secret_raw  # 30 ms that only a protected file costs

    return hash_secret_raw(passphrase_bytes(passphrase), salt, *COSTS, length, Type.ID)
