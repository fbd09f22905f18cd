"""PINs as they are kept: argon2id hashes (argon2-cffi, RFC 9106's second recommendation), never digits.

Earlier programs kept salted PBKDF2 hashes (`salt$digest`); they still match, and are made anew when they next do.
"""

import hashlib
import hmac

from instruments.i18n import _
from servqual_desk.errors import DataError

PIN_LENGTH = range(4, 9)
_ARGON2 = "$argon2id$"
COSTS = (3, 64 * 1024, 4)  # passes, KiB, lanes; what was hashed for less is hashed anew (`is_outdated`)
_EARLIER_ROUNDS = 200_000


def require_pin(pin: str) -> None:
    """Refuse what is no PIN.

    Raises:
        DataError: it is not so many digits as `PIN_LENGTH` says.
    """
    if not (pin.isascii() and pin.isdigit() and len(pin) in PIN_LENGTH):
        raise DataError(_("A PIN is {least} to {most} digits.").format(least=PIN_LENGTH[0], most=PIN_LENGTH[-1]))


def hash_pin(pin: str) -> str:
    """A PIN as it may be stored.

    Raises:
        DataError: it is not 4 to 8 digits.
    """
    require_pin(pin)
    from argon2 import PasswordHasher  # 30 ms that only a PIN costs

    return PasswordHasher(*COSTS).hash(pin)


def pin_matches(pin: str, stored: str) -> bool:
    """Whether this is the PIN that was hashed."""
    if not stored.startswith(_ARGON2):
        return _matches_earlier(pin, stored)
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher(*COSTS).verify(stored, pin)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(stored: str) -> bool:
    """Whether an earlier program or a weaker setting made this hash."""
    if not stored.startswith(_ARGON2):
        return True
    from argon2 import PasswordHasher

    return PasswordHasher(*COSTS).check_needs_rehash(stored)


def _matches_earlier(pin: str, stored: str) -> bool:
    salt, _dollar, digest = stored.partition("$")
    try:
        found = hashlib.pbkdf2_hmac("sha256", pin.encode(), bytes.fromhex(salt), _EARLIER_ROUNDS).hex()
    except ValueError:  # no hash of ours
        return False
    return bool(digest) and hmac.compare_digest(found, digest)
