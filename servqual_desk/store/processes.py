"""Whether a program that wrote something down still runs."""

import os
import sys
from pathlib import Path

if sys.platform == "linux":

    def _began(pid: int) -> str | None:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return None
        # Killed but not yet fetched by its parent counts as gone. The 20th: ticks since the start, which no clock moves.
        return None if fields[0] in ("Z", "X") else fields[19]

else:

    def _began(pid: int) -> str | None:
        import psutil

        try:
            return str(psutil.Process(pid).create_time())
        except psutil.Error:
            return None


def process_began(pid: int | None = None) -> str | None:
    """When a process began, in words that no later one with its number has; None where there is none. Default: this one."""
    return _began(os.getpid() if pid is None else pid)
