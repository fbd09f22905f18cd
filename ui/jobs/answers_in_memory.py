"""The answers of the survey that is looked at, read and held against their seals once, for one filter after another.

They are read anew as soon as the file is another one than it was: by its count of writes (`user_version`), and by the size and
time of change of the file and of its write-ahead log, which another program's hand changes too.
"""

from collections.abc import Hashable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from msgspec import Struct

from instruments.i18n import language
from instruments.progress import UNWATCHED, Progress
from servqual_desk.project import Project
from servqual_desk.store.filters import Where
from servqual_desk.store.sqlite import machine_faults

if TYPE_CHECKING:
    import pandas as pd

    from servqual_desk.store.response_blocks import ResponseBlock

MOST_KEPT = 100_000  # responses; more are read for each filter


class _Memory(Struct):
    """What was read last, and of which state of which file.

    Attributes:
        sealed: the state whose seals were found whole.
        forgotten: how often all of it was.
    """

    state: Hashable = None
    frame: "pd.DataFrame | None" = None
    sealed: Hashable = None
    forgotten: int = 0


_memory = _Memory()
_lock = RLock()


def answers_of(project: Project, where: Where | None = None) -> "pd.DataFrame":
    """As `project.read_answers(where, small=True)`; whoever gets it does not change it.

    Raises:
        DataError: the filter does not fit the project.
    """
    with _lock:
        state = (_state(project), language())
        if _memory.frame is None or _memory.state != state:
            if project.count() > MOST_KEPT:
                return project.read_answers(where, small=True)
            _memory.frame, _memory.state = project.read_answers(small=True), state
        return _matching(project, _memory.frame, where)


@contextmanager
def sealed_answers(
    project: Project, where: Where | None = None, progress: Progress = UNWATCHED
) -> "Iterator[pd.DataFrame]":
    """The same, held against their seals: one reading for both, of one state of the file.

    What is made of them in the `with` block holds only once that has ended: of a large file the indexes are looked at meanwhile.

    Args:
        progress: told how far the reading is; may cancel.

    Raises:
        DataError: the filter does not fit the project.
        ProjectError: a response is not what was put there; at the beginning of the block or at its end.
    """
    with ExitStack() as ending:
        with _lock:
            with machine_faults(project.path):
                state = _state(project)
                is_known = _memory.sealed == state or bool(where and project.count() > MOST_KEPT)
            forgotten = _memory.forgotten
            if is_known:
                require_sealed_now(project)
                frame = None
            else:
                frame = ending.enter_context(_sealed_frame(project, progress))
            found = answers_of(project, where) if frame is None else _matching(project, frame, where)
        yield found  # whatever is made of it, nobody waits for that, such as whoever closes the survey
    with _lock:
        # Nobody has written meanwhile, or closed the survey.
        if not is_known and forgotten == _memory.forgotten and state == _state(project):
            _memory.sealed = state
            if frame is not None and len(frame) <= MOST_KEPT:
                _memory.frame, _memory.state = frame, (state, language())


@contextmanager
def _sealed_frame(project: Project, progress: Progress) -> "Iterator[pd.DataFrame | None]":
    """As `checked_blocks`.

    None where an answer lies outside its scale, so that it is to be read in another way.
    """
    from servqual_desk.verification.seal_check import checked_blocks  # not for opening a survey

    with checked_blocks(project) as blocks:
        import analysis.survey  # noqa: F401  takes half a second, in which the file is read

        with machine_faults(project.path):
            n = project.count()  # nearly as long, of a million
        yield _frame_of(blocks, project, n, progress)


def _frame_of(blocks: "Iterator[ResponseBlock]", project: Project, n: int, progress: Progress) -> "pd.DataFrame | None":
    from servqual_desk.store.frame import GrowingFrame
    from servqual_desk.store.packed_answers import OutsideScaleError

    growing = GrowingFrame(project.instrument, small=True)
    read = 0
    for block in blocks:
        growing.take(block)
        read += len(block.uuids())
        progress(min(1.0, read / max(n, 1)))  # drafts and voided ones are read too
    try:
        return growing.frame(project.database)
    except OutsideScaleError:
        return None


def _matching(project: Project, frame: "pd.DataFrame", where: Where | None) -> "pd.DataFrame":
    if not where:
        return frame
    return frame[frame["sqd_uuid"].isin(project.matching(where))].reset_index(drop=True)


def require_sealed_now(project: Project) -> None:
    """As `require_sealed`; a file that is as it was when that was asked last is not read again.

    Raises:
        ProjectError: a response is not what was put there.
    """
    from servqual_desk.verification.seal_check import require_sealed  # not for opening a survey

    with _lock:
        state = _state(project)
        if _memory.sealed != state:
            require_sealed(project)
            _memory.sealed = state


def forget_answers() -> None:
    """Keep nothing: the survey was closed."""
    with _lock:
        _memory.state = _memory.frame = _memory.sealed = None
        _memory.forgotten += 1


def _state(project: Project) -> Hashable:
    path = Path(project.path)
    writes = project.database.conn.execute("PRAGMA user_version").fetchone()[0]
    return (path.absolute(), writes, _stamp(path), _stamp(path.with_name(path.name + "-wal")))


def _stamp(path: Path) -> Hashable:
    """None too for an empty one: whoever opens the file makes an empty write-ahead log anew."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    # Whoever changes the file can set its time of change back, but not the time when that was done.
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns) if found.st_size else None
