"""Where the tests write: into memory where this machine has room there, since most of their files are synced at every answer."""

import os
import shutil
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 4 << 30  # what a whole run may leave there before it ends, twice over


def pytest_configure() -> None:
    """Nothing where somebody chose a folder: `--basetemp`, or pytest's own variable, goes before."""
    if "PYTEST_DEBUG_TEMPROOT" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)
