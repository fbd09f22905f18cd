"""A survey's secret, wrapped with a key (AES-SIV, RFC 5297): it is seen whether it was unwrapped with the right one."""


def wrapped(secret: bytes, key: bytes) -> tuple[bytes, bytes]:
    """The wrapped secret, and the tag that proves it."""
    from Cryptodome.Cipher import AES

    return AES.new(key, AES.MODE_SIV).encrypt_and_digest(secret)


def unwrapped(hidden: bytes, tag: bytes, key: bytes) -> bytes:
    """The secret again.

    Raises:
        ValueError: it was wrapped with another key.
    """
    from Cryptodome.Cipher import AES

    return AES.new(key, AES.MODE_SIV).decrypt_and_verify(hidden, tag)
