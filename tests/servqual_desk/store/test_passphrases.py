"""How long a passphrase is: in characters as a person counts them, wherever it is asked for."""

import unicodedata

import pytest

from servqual_desk.errors import DataError
from servqual_desk.store.passphrases import SHORTEST, passphrase_bytes, require_long_enough


@pytest.mark.parametrize(
    "short", ["é" * (SHORTEST - 1), unicodedata.normalize("NFD", "é" * (SHORTEST - 1)), "pass\r\n"]
)
def test_what_takes_more_bytes_is_no_longer(short: str) -> None:
    for passphrase in (short, short.encode(), b"\xef\xbb\xbf" + short.encode()):
        with pytest.raises(DataError, match=str(SHORTEST)):
            require_long_enough(passphrase)


def test_one_that_is_long_enough_passes_and_is_the_same_from_a_file() -> None:
    require_long_enough("é" * SHORTEST)
    require_long_enough(bytes(range(128, 128 + SHORTEST)))  # a key file of random bytes
    assert passphrase_bytes("é" * SHORTEST) == passphrase_bytes(("é" * SHORTEST + "\n").encode())


def test_a_file_that_leaves_the_house_asks_for_more() -> None:
    with pytest.raises(DataError, match="12"):
        require_long_enough("a" * 11, 12)
