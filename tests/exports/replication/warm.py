"""A started interpreter that runs scripts, each forked in a process of its own, and says by a line how each ended."""

import subprocess
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path


@cache
def interpreter(command: tuple[str, ...], loaded: str) -> "subprocess.Popen[str]":
    """The one that this command starts and that has read the line of what it is to load; it ends with the tests."""
    pipe = subprocess.PIPE
    started = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
    started.stdin.write(f"{loaded}\n")
    Finalize(started, _end, args=(started,), exitpriority=1)
    return started


def run(script: Path, line: str, in_it: "subprocess.Popen[str]") -> tuple[int, str]:
    """Run the script that a line names; gives its exit code and what it wrote to the console, kept as “said” beside it."""
    in_it.stdin.write(f"{line}\n")
    in_it.stdin.flush()
    code = int(in_it.stdout.readline())
    return code, (script.parent / "said").read_text(encoding="utf-8")


def _end(started: "subprocess.Popen[str]") -> None:
    started.stdin.close()
    started.stdout.close()
    started.wait()
