"""Half-made copies: each stands in a hidden folder of its maker, beside where it will be, and is swept when a kill leaves it.

Nothing in such a folder is ever listed or opened as a survey, and no other user of the computer can look into it.
"""

import hashlib
import os
import platform
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from servqual_desk.store.flushing import overwrite

_START = ".servqual-desk-"
_NAME = re.compile(re.escape(_START) + r"([0-9a-f]{8})-(\d+)-[0-9a-f]{8}")  # computer, process, chance
FORSAKEN_S = 24 * 3600  # another computer's folder that nobody has touched for so long has no maker any more


@contextmanager
def private_folder(beside: Path) -> Iterator[Path]:
    """A folder in `beside` for this process alone, gone with all that is left in it when the block ends."""
    folder = beside / f"{_START}{_computer()}-{os.getpid()}-{secrets.token_hex(4)}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def private_temporary_folder() -> Iterator[Path]:
    """The same in the system's own place for temporary files, where this and the next use sweep what a kill left."""
    place = Path(tempfile.gettempdir())
    sweep(place)
    with private_folder(place) as folder:
        yield folder


def sweep(folder: Path) -> None:
    """Overwrite and remove what killed processes have left half-made; a place that does not let us is left as it is."""
    with suppress(OSError):
        for left in folder.glob(f"{_START}*"):
            if left.is_dir() and _is_forsaken(left):
                _overwrite_all(left)
                shutil.rmtree(left, ignore_errors=True)


def _overwrite_all(folder: Path) -> None:
    """It may hold what was erased, or what was readable before a survey was protected."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with suppress(OSError):
                overwrite(path)


def _is_forsaken(folder: Path) -> bool:
    name = _NAME.fullmatch(folder.name)
    if name is None:
        return False
    made = folder.stat().st_mtime
    if name[1] != _computer():
        return time.time() - made > FORSAKEN_S
    return not _is_at_work(int(name[2]), made)


def _is_at_work(process: int, made: float) -> bool:
    """Whether the process that made the folder still lives, and is not a later one with the same number."""
    import psutil  # 10 ms that only a leftover costs

    with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
        return bool(psutil.Process(process).create_time() <= made + 1)
    return False


def _computer() -> str:
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]
