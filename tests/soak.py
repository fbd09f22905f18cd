"""How many kills a test makes: a few wherever tests run, many under `make soak`."""

import os


def kills(few: int) -> int:
    """`few`, times what `make soak` asks for."""
    return few * int(os.environ.get("SOAK_FACTOR", "1"))
