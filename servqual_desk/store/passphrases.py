"""A passphrase as the program takes it: how long at least, the same bytes whatever wrote it, stretched by Argon2id."""

import unicodedata

from instruments.i18n import _
from servqual_desk.errors import DataError

SHORTEST = 6
COSTS = (3, 64 * 1024, 4)  # passes, KiB, lanes: RFC 9106's second recommendation

Passphrase = str | bytes
"""What a person types, or the bytes of a key file."""


def require_long_enough(passphrase: Passphrase) -> None:
    """Refuse a passphrase that is too short.

    Raises:
        DataError: it is.
    """
    if len(passphrase_bytes(passphrase)) < SHORTEST:
        raise DataError(
            _("The passphrase is too short: at least {n} characters; four words are good.").format(n=SHORTEST)
        )


def passphrase_bytes(passphrase: Passphrase) -> bytes:
    """The same bytes whatever keyboard or editor wrote it: composed letters, no line end."""
    if isinstance(passphrase, bytes):
        try:
            return passphrase_bytes(passphrase.decode("utf-8-sig"))
        except UnicodeDecodeError:  # a key file of random bytes
            return passphrase
    return unicodedata.normalize("NFC", passphrase.rstrip("\r\n")).encode("utf-8", "surrogatepass")


def stretched(passphrase: Passphrase, salt: bytes, length: int) -> bytes:
    """So many bytes that only who tries every passphrase finds; each try takes 64 MiB and three passes."""
    from argon2.low_level import Type, hash_secret_raw  # 30 ms that only a protected file costs

    return hash_secret_raw(passphrase_bytes(passphrase), salt, *COSTS, length, Type.ID)
