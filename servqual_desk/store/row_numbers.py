"""Numbers of rows without a code of their own: in order of time, and others on every laptop, so that a merge keeps them.

What can be there only once (a value of a month) is numbered by what it is: then a merge finds one row in both files.
"""

import datetime as dt
import hashlib
import itertools
import json
import secrets
import threading

_RANDOM_BITS = 11  # with 42 bits of milliseconds since 1970 they stay within 2^53, which every program reads exactly
_newest = 0
_one_at_a_time = threading.Lock()


def row_number() -> int:
    """A number for a row made now; above each that this process has given, however many rows one millisecond makes."""
    global _newest
    with _one_at_a_time:
        _newest = max(_at(dt.datetime.now(dt.UTC)), _newest + 1)
        return _newest


def number_of(*key: str) -> int:
    """The same number for the same key on every laptop, within 2^53; not in order of time."""
    return int.from_bytes(hashlib.sha256(json.dumps(key).encode()).digest()[:8]) >> 11


def row_numbers(moments: list[str]) -> list[int]:
    """A number for each row of a table, from its stored moment; rows of one moment keep their order and get different ones."""
    numbers = (_at(dt.datetime.fromisoformat(moment)) for moment in moments)
    return list(itertools.accumulate(numbers, lambda before, number: max(number, before + 1)))


def _at(moment: dt.datetime) -> int:
    return int(moment.timestamp() * 1000) << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
