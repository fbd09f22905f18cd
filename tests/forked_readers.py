"""Reading processes forked from one that has imported what reads: each has the program's limits, none waits for the imports.

What the program starts itself is tested in test_start_child.py; every other test reads its files by these, each still in a
process of its own. A command that the tests start as a person would starts its own.
"""

import contextlib
import gc
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from functools import cache
from importlib import import_module
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any, Never, Protocol

from exports.datasets.reading import start_child
from exports.datasets.reading.formats import FORMATS

REAL_START, REAL_CHILD = start_child._start, start_child.CHILD
IMPORTED = (
    *sorted({f"exports.datasets.reading.{kind.module}" for kind in FORMATS.values()}),
    "exports.datasets.reading.child_process",
    "pandas",
    "pyarrow.parquet",
    "pyreadstat",
    "python_calamine",
)


class Child(Protocol):
    """What the program asks of a process that reads for it."""

    def wait(self, timeout: float | None = None) -> object: ...
    def kill(self) -> None: ...


class ForkedChild:
    """A reading process, at the other end of a socket on which its number comes first, and at its end what it held."""

    def __init__(self, server: "Server", folder: Path) -> None:
        self._server, self._has_ended = server, False
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(server.address)
        wanted = {"folder": str(folder), "environment": start_child.child_environment(), "current": str(Path.cwd())}
        self._socket.sendall(f"{json.dumps(wanted)}\n".encode())
        self._said = self._socket.makefile()
        self._pid = int(self._said.readline())

    def wait(self, timeout: float | None = None) -> None:
        if self._has_ended:
            return
        if not select.select([self._socket], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired("a forked child", timeout or 0)
        self._server.most_memory = max(self._server.most_memory, int(self._said.readline()))
        self._has_ended = True
        self._said.close()
        self._socket.close()

    def kill(self) -> None:
        if not self._has_ended:
            with contextlib.suppress(ProcessLookupError):  # it ended at this moment
                os.kill(self._pid, signal.SIGKILL)


class Server:
    """The process that forks, started with the first file that is read; `most_memory`: kilobytes that a child held at most."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp()
        self.address = f"{self._folder}/asked"
        self.most_memory = 0
        command = [sys.executable, "-P", "-m", __name__, self.address]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=start_child.child_environment()
        )
        self._process.stdout.readline()  # it listens
        Finalize(self, self._end, exitpriority=1)

    def _end(self) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)  # it went with the one for all tests


@cache
def server() -> Server:
    """This process's own."""
    return Server()


def start(folder: Path) -> Child:
    """In place of the program's own start, unless a test has another child in mind."""
    return ForkedChild(server(), folder) if start_child.CHILD is REAL_CHILD else REAL_START(folder)


def fork_readers() -> None:
    """Let the files that are read in this process be read by forked children, where processes can be forked without harm."""
    if sys.platform == "linux":
        start_child._start = start


def serve(address: str) -> None:
    """Fork for each that asks, until whoever started this is gone; of each child that ends say how many kilobytes it held."""
    for name in IMPORTED:
        import_module(name)
    gc.collect()
    gc.freeze()  # what a child does not touch need not be copied for it
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(address)
    listening.listen()
    children: dict[
        int, tuple[int, socket.socket]
    ] = {}  # what becomes readable at a child's end → its number, who asked
    print("listening", flush=True)
    while True:
        ready = select.select([listening, sys.stdin, *children], [], [])[0]
        if sys.stdin in ready:
            return
        for ended in [one for one in ready if one in children]:
            child, asked = children.pop(ended)
            os.close(ended)
            with contextlib.suppress(BrokenPipeError):  # nobody waits any more
                asked.sendall(f"{os.wait4(child, 0)[2].ru_maxrss}\n".encode())
            asked.close()
        if listening in ready:
            asked = listening.accept()[0]
            wanted = json.loads(asked.makefile().readline())
            if not (child := os.fork()):
                _read(wanted)
            with contextlib.suppress(BrokenPipeError):
                asked.sendall(f"{child}\n".encode())
            children[os.pidfd_open(child)] = child, asked


def _read(wanted: dict[str, Any]) -> Never:
    """Read as the program's own child does, with what it would find around it."""
    from exports.datasets.reading.child_process import main

    folder, code = Path(wanted["folder"]), 1
    os.environ.clear()
    os.environ.update(wanted["environment"])
    os.chdir(wanted["current"])
    try:
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        os.dup2(0, 1)
        os.dup2(os.open(folder / "errors", os.O_WRONLY | os.O_CREAT), 2)
        code = main(str(folder))
    except BaseException:  # noqa: BLE001  as Python itself says it at the end of a process
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    serve(sys.argv[1])
