"""Numbers of rows without a code of their own: in order of time, and others on every laptop, so that a merge keeps them."""

import datetime as dt
import secrets

_RANDOM_BITS = 11  # with 42 bits of milliseconds since 1970 they stay within 2^53, which every program reads exactly


def row_number(at: str = "") -> int:
    """A number for a row made at a stored moment, or now."""
    moment = dt.datetime.fromisoformat(at) if at else dt.datetime.now(dt.UTC)
    return int(moment.timestamp() * 1000) << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
