"""Reading processes forked from one that has imported what reads: each has the program's limits, and none waits for the imports.

What the program starts itself is tested in test_start_child.py; here are thousands of files, each still in a process of its own.
"""

import contextlib
import os
import select
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Never

from exports.datasets.reading.child_process import main
from exports.datasets.reading.formats import FORMATS
from exports.datasets.reading.start_child import child_environment

IMPORTED = (
    *sorted({f"exports.datasets.reading.{kind.module}" for kind in FORMATS.values()}),
    "pandas",
    "pyarrow.parquet",
    "pyreadstat",
    "python_calamine",
)


class ForkedChild:
    """What the program asks of a process that it has started."""

    def __init__(self, server: "Server", folder: Path) -> None:
        self._server, self._pid, self._has_ended = server, server.ask(folder), False

    def wait(self, timeout: float | None = None) -> None:
        if not self._has_ended:
            self._server.hear_end(timeout)
            self._has_ended = True

    def kill(self) -> None:
        if not self._has_ended:
            with contextlib.suppress(ProcessLookupError):  # it ended at this moment
                os.kill(self._pid, signal.SIGKILL)


class Server:
    """The process that forks: `start` in place of the program's own; `most_memory`: kilobytes that a child held at most."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process, self.most_memory = process, 0

    def start(self, folder: Path) -> ForkedChild:
        return ForkedChild(self, folder)

    def ask(self, folder: Path) -> int:
        """Begin to read what stands in the folder; gives the number of the process."""
        self._process.stdin.write(f"{folder}\n".encode())
        return int(self._process.stdout.readline())

    def hear_end(self, timeout: float | None) -> None:
        if not select.select([self._process.stdout], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired("a forked child", timeout)
        self.most_memory = max(self.most_memory, int(self._process.stdout.readline()))


@contextlib.contextmanager
def server() -> Iterator[Server]:
    command = [sys.executable, "-P", "-m", __name__]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, bufsize=0, env=child_environment()) as process:
        yield Server(process)
        process.stdin.close()
    assert process.returncode == 0


def serve() -> None:
    """Fork for each folder named on a line; say the child's number, and when it has ended how many kilobytes it held."""
    for name in IMPORTED:
        import_module(name)
    for folder in iter(sys.stdin.readline, ""):
        if not (child := os.fork()):
            _read(Path(folder.rstrip("\n")))
        print(child, flush=True)
        print(os.wait4(child, 0)[2].ru_maxrss, flush=True)


def _read(folder: Path) -> Never:
    code = 1
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
    serve()
