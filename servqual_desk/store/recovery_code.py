"""The recovery code of a protected survey: 30 letters and digits in groups of five, which a person can copy from paper.

Crockford's base 32 (no I, L, O, U): the 128 bits of the secret, its CRC-16 (CCITT), which notices every single wrong letter, and
six bits of its sum. No passphrase is taken for a code.
"""

from binascii import crc_hqx

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans({"I": "1", "L": "1", "O": "0"})
SECRET_BYTES = 16
_LENGTH, _GROUP, _CHECK_BITS = 30, 5, 22


def recovery_code(secret: bytes) -> str:
    """The code of a secret of 16 bytes, such as `7Q4M9-…`."""
    number = int.from_bytes(secret, "big") << _CHECK_BITS | _check(secret)
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def read_recovery_code(written: str) -> bytes | None:
    """The secret that a code stands for, however its groups are parted; None where the text is no code."""
    letters = "".join(written.split()).replace("-", "").upper().translate(_MEANT)
    if len(letters) != _LENGTH or not set(letters) <= set(_LETTERS):
        return None
    number = 0
    for letter in letters:
        number = number << 5 | _LETTERS.index(letter)
    secret = (number >> _CHECK_BITS).to_bytes(SECRET_BYTES, "big")
    return secret if number & ((1 << _CHECK_BITS) - 1) == _check(secret) else None


def _check(secret: bytes) -> int:
    return crc_hqx(secret, 0xFFFF) << 6 | sum(secret) & 63
