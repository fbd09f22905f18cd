"""How many kills a test makes: a few wherever tests run, many under `make soak`."""

import os

PRELOADED = [
    "argon2.low_level",
    "Cryptodome.Cipher.AES",
    "pandas",
    "exports.package.package",
    "servqual_desk.store.sqlite_tables",
    "tests.servqual_desk.merging.kill_merges",
    "tests.servqual_desk.store.kill",
    "tests.servqual_desk.store.kill_copies",
    "tests.ui.jobs.killed_writing",
    "servqual_desk.interviewing.interviews",
    "instruments.duration",
    "tests.ready_to_fork",
]
"""What every forked process has from the beginning, so that kills fall on its work and not on its imports; one list, since the
first test that forks starts the server for all."""


def kills(few: int) -> int:
    """`few`, times what `make soak` asks for."""
    return few * int(os.environ.get("SOAK_FACTOR", "1"))
