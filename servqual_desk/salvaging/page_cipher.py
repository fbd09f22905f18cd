"""The pages of a protected file one by one, as SQLCipher 4 writes them, which itself stops at the first that is damaged.

A page is AES-256 in CBC mode, then 16 bytes with which it began, then an HMAC-SHA512 over both and the page's number
(https://www.zetetic.net/sqlcipher/design). So a page that decrypts is what was written, bit by bit.
"""

import hashlib
import hmac

from servqual_desk.store.file_keys import FileKey
from servqual_desk.store.raw_bytes import SQLITE_MAGIC

_START, _CODE = 16, 64
RESERVED = _START + _CODE
_CODE_MASK, _CODE_ROUNDS = 0x3A, 2


class PageCipher:
    """Decrypts with one file's key."""

    def __init__(self, key: FileKey) -> None:
        written = bytes.fromhex(key.for_sqlcipher.strip("x'"))
        self._key, salt = written[:32], written[32:]
        masked = bytes(byte ^ _CODE_MASK for byte in salt)
        self._code_key = hashlib.pbkdf2_hmac("sha512", self._key, masked, _CODE_ROUNDS, 32)

    def decrypted(self, number: int, page: bytes) -> bytes | None:
        """The content of a page, in its place; None where it is not what was written."""
        from Cryptodome.Cipher import AES  # that only a protected file costs

        begin = len(SQLITE_MAGIC) if number == 1 else 0
        content, start, code = page[begin:-RESERVED], page[-RESERVED:-_CODE], page[-_CODE:]
        expected = hmac.digest(self._code_key, content + start + number.to_bytes(4, "little"), "sha512")
        if not hmac.compare_digest(code, expected):
            return None
        plain = AES.new(self._key, AES.MODE_CBC, start).decrypt(content)
        return (SQLITE_MAGIC if begin else b"") + plain + bytes(RESERVED)
