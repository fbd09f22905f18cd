"""Starting the child process that reads a foreign file, waiting for it, and saying in one sentence how it ended."""

import contextlib
import logging
import os
import subprocess
import sys
import time
import weakref
from collections.abc import Callable
from pathlib import Path

import msgspec

import exports
from exports.datasets.reading import FROZEN_WORD
from exports.datasets.reading.data_package import table_of
from exports.datasets.reading.formats import format_of
from exports.datasets.reading.limits import SECONDS
from exports.datasets.reading.reading import Answer, Task
from instruments.i18n import _, language
from servqual_desk.errors import DataError
from servqual_desk.importing.foreign_file import ForeignFile, OpenQuestionError
from servqual_desk.store.private_folder import private_temporary_folder
from servqual_desk.store.whole_files import disk_faults

# What Python is started with to be the child: a file beside the data, such as csv.py, must not be imported (-P).
CHILD = ["-P", "-m", "exports.datasets.reading.child_process"]
_LOOK = 0.02  # seconds between two looks at the child, growing to ten times as much

Step = Callable[[float], None]


class ForeignReading:
    """A foreign file that was read, and the folder with the grids of its sheets; gone when it is closed or forgotten."""

    def __init__(self) -> None:
        held = contextlib.ExitStack()
        self.folder = held.enter_context(private_temporary_folder())
        self.file = ForeignFile(name="")
        self.said: tuple[str, ...] = ()  # encoding, delimiter, sheet: how a person wanted it read
        self.close = weakref.finalize(self, held.close)


def read_outside(
    path: Path,
    *,
    encoding: str = "",
    delimiter: str = "",
    sheet: str = "",
    step: Step | None = None,
    seconds: float = SECONDS,
) -> ForeignReading:
    """Read a foreign file, or a data package's folder, in a child process.

    Args:
        encoding, delimiter, sheet: what a person said about the file.
        step: hears how much is read (0 to 1); whatever it raises, such as a cancel, ends the child.

    Raises:
        DataError: the file cannot be read, or its reading cost more than it may.
        OpenQuestionError: nothing tells in which code page it is.
        KnownError: the machine does not let us read it.
    """
    path = table_of(path)
    format_of(path)
    with disk_faults(path):
        if path.exists() and not path.is_file():  # opening a pipe waits for whoever writes into it
            raise DataError(
                _("{path}: is no file with data, but a pipe or a device; name a data file.").format(path=path)
            )
        path.open("rb").close()
    reading = ForeignReading()
    folder = reading.folder
    task = Task(
        path=str(path.absolute()),
        folder=str(folder),
        language=language(),
        encoding=encoding,
        delimiter=delimiter,
        sheet=sheet,
    )
    try:
        (folder / "task.json").write_bytes(msgspec.json.encode(task))
        _wait(_start(folder), folder, path.name, step or _nothing, seconds)
        reading.file, reading.said = _answer(folder, path.name), (encoding, delimiter, sheet)
    except BaseException:
        reading.close()
        raise
    return reading


def _nothing(_share: float) -> None:
    """Nobody listens."""


def _start(folder: Path) -> "subprocess.Popen[bytes]":
    words = [FROZEN_WORD] if _is_frozen() else CHILD
    with (folder / "errors").open("wb") as errors:
        return subprocess.Popen(
            [sys.executable, *words, str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env=child_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )


def child_environment() -> dict[str, str]:
    """What the child finds around it: our own rooms where this program found them, one thread, memory that is given back."""
    environment = dict(os.environ)
    if not _is_frozen():
        roots = str(Path(exports.__file__).parents[1]), os.environ.get("PYTHONPATH", "")
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, roots))
    return environment | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _wait(child: "subprocess.Popen[bytes]", folder: Path, name: str, step: Step, seconds: float) -> None:
    """Wait for the child's end; it does not outlive this call.

    Raises:
        DataError: it took too long.
    """
    end, pause = time.monotonic() + seconds, _LOOK
    try:
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(pause)
                return
            step(_share(folder))
            pause = min(pause * 1.2, 10 * _LOOK)
            if time.monotonic() > end:
                sentence = _("{name}: takes longer to read than {n} minutes; export fewer rows or columns.")
                raise DataError(sentence.format(name=name, n=round(seconds / 60)))
    finally:
        child.kill()
        child.wait()


def _share(folder: Path) -> float:
    try:
        return float((folder / "progress").read_text(encoding="ascii"))
    except (OSError, ValueError):  # nothing said yet, or half of it
        return 0.0


def _answer(folder: Path, name: str) -> ForeignFile:
    """What the child found.

    Raises:
        DataError: it refused the file, or died of it.
    """
    try:
        answer = msgspec.json.decode((folder / "answer.json").read_bytes(), type=Answer)
    except (FileNotFoundError, msgspec.DecodeError):
        _log_errors(folder)
        sentence = _(
            "{name}: cannot be read: the file is damaged, or needs more memory than a data file may; "
            "open it in the program that made it and save it again."
        )
        raise DataError(sentence.format(name=name)) from None
    if answer.found is None and answer.asks:
        raise OpenQuestionError(answer.faults, asks=answer.asks)
    if answer.found is None:
        raise DataError(answer.faults)
    return answer.found


def _log_errors(folder: Path) -> None:
    """Keep what the dying child said, for whoever looks after the program."""
    said = (folder / "errors").read_text(encoding="utf-8", errors="replace")[-4000:].strip()
    logging.getLogger("servqual_desk").warning("the reading of a data file ended early: %s", said or "without a word")
