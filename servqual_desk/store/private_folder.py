"""Half-made files: each stands in a hidden folder of its maker, beside where it will be, and is swept when a kill leaves it.

Nothing in such a folder is ever listed or opened as a survey, and no other user of the computer can look into it. A note in the
program's own folder says where it stands, as long as it stands there; so a later start finds it wherever a kill left it.
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

from servqual_desk.settings import settings_path
from servqual_desk.store.flushing import overwrite

_START = ".servqual-desk-"
_NAME = re.compile(re.escape(_START) + r"([0-9a-f]{8})-(\d+)-[0-9a-f]{8}")  # computer, process, chance
FORSAKEN_S = 24 * 3600  # another computer's folder that nobody has touched for so long has no maker any more


@contextmanager
def private_folder(beside: Path) -> Iterator[Path]:
    """A folder in `beside` for this process alone, gone with all that is left in it when the block ends.

    What earlier kills have left, there and wherever a note says, is swept before.
    """
    sweep(beside)
    sweep_noted()
    folder = beside.absolute() / f"{_START}{_computer()}-{os.getpid()}-{secrets.token_hex(4)}"
    with _noted(folder):
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def private_temporary_folder() -> Iterator[Path]:
    """The same in the system's own place for temporary files."""
    with private_folder(Path(tempfile.gettempdir())) as folder:
        yield folder


def named(path: Path) -> Path:
    """The file as a person knows it: one that is half made stands beside the place that it will have."""
    return path.parent.with_name(path.name) if _NAME.fullmatch(path.parent.name) else path


def sweep(folder: Path) -> None:
    """Overwrite and remove what killed processes have left half-made; a place that does not let us is left as it is."""
    with suppress(OSError):
        for left in folder.glob(f"{_START}*"):
            if left.is_dir() and _is_forsaken(left):
                _overwrite_all(left)
                shutil.rmtree(left, ignore_errors=True)


def sweep_noted() -> None:
    """Sweep wherever a note says that a half-made file stood; one on a stick that is not there now keeps its note."""
    with suppress(OSError):  # there is no note, or the program's folder lets nobody read
        for note in _notes().iterdir():
            with suppress(OSError):
                if _is_forsaken(note):
                    _sweep_where_it_says(note)


def _sweep_where_it_says(note: Path) -> None:
    left = Path(os.fsdecode(note.read_bytes()))
    if left.name == note.name:  # else it was killed while it wrote the note, before it made the folder
        sweep(left.parent)
        if left.exists() or _is_away(left.parent):
            return
    note.unlink()


def _is_away(folder: Path) -> bool:
    """Whether it may come back, as a stick does; another private folder does not."""
    return not folder.is_dir() and _NAME.fullmatch(folder.name) is None


@contextmanager
def _noted(folder: Path) -> Iterator[None]:
    """Keep a note of where the folder stands; a computer that does not let us keeps none."""
    note = _notes() / folder.name
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_bytes(os.fsencode(folder))
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink()


def _notes() -> Path:
    return settings_path().with_name("unfinished")


def _overwrite_all(folder: Path) -> None:
    """It may hold what was erased, or what was readable before a survey was protected."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with suppress(OSError):
                overwrite(path)


def _is_forsaken(left: Path) -> bool:
    """Whether the maker of a folder, or of its note, is gone."""
    name = _NAME.fullmatch(left.name)
    if name is None:
        return False
    made = left.stat().st_mtime
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
