"""One door to threads (law 9): work gets data, returns a value, and touches no widget.

    task = run(load, done=self._show, failed=self._refuse)

`work` gets a `Progress`, through which it says what it does and learns that it was cancelled. One task runs at a time:
Python's work does not go faster in two threads, and matplotlib's is not safe in two.
"""

import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from instruments.progress import CancelledError, Progress
from servqual_desk.errors import KnownError
from ui.garbage import collect_here

Work = Callable[[Progress], Any]
LAST, AS_IT_COMES = -1, 0  # Qt begins the highest of those that wait


class Task(QObject):
    """Work under way. After `cancel()` nothing more arrives but `ended` and `let_go`.

    Every signal is sent from the window's thread, after whatever it does now: who connects right after `run` misses none,
    however quick the work was.
    """

    progressed = Signal(str, object)
    """What is being done, and how far it is (0 to 1; None: nobody can tell)."""
    ended = Signal()
    """The result is known or no longer wanted."""
    let_go = Signal()
    """The work has stopped and holds nothing any more, whatever came of it; also after a cancel."""
    # From the work's thread to the window's.
    _said = Signal(str, object)
    _returned = Signal(object)
    _raised = Signal(object)
    _stopped = Signal()

    def __init__(self, done: Callable[[Any], None], failed: Callable[[KnownError], None]) -> None:
        super().__init__()
        self._done, self._failed = done, failed
        self._cancelled = threading.Event()
        self._returned.connect(self._hand_over)
        self._raised.connect(self._report)
        self._said.connect(self._tell)
        self._stopped.connect(self._forget)

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Drop the result, now; the work itself stops at its next step."""
        if not self.is_cancelled:
            self._cancelled.set()
            self.ended.emit()

    def when_ended(self, tell: "Callable[[Task], None]") -> None:
        """Call a widget's method with this task at its `ended`, where the widget still lives by then."""
        self.ended.connect(partial(self._tell_living, tell))

    def when_let_go(self, tell: "Callable[[Task], None]") -> None:
        """The same at its `let_go`."""
        self.let_go.connect(partial(self._tell_living, tell))

    def _tell_living(self, tell: "Callable[[Task], None]") -> None:
        if _is_wanted(tell):
            tell(self)

    def execute(self, work: Work) -> None:
        """Do the work; called in its thread."""
        try:
            if not self.is_cancelled:
                self._returned.emit(work(Progress(self._said.emit, self._cancelled.is_set)))
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001  handed to the window's thread, which sorts and reports it
            self._raised.emit(error)
        finally:
            self._stopped.emit()

    @Slot(str, object)
    def _tell(self, doing: str, share: float | None) -> None:
        if not self.is_cancelled:
            self.progressed.emit(doing, share)

    @Slot(object)
    def _hand_over(self, value: object) -> None:
        if not self.is_cancelled:
            self.ended.emit()
            if _is_wanted(self._done):
                self._done(value)

    @Slot(object)
    def _report(self, error: Exception) -> None:
        if self.is_cancelled:
            return
        self.ended.emit()
        if isinstance(error, KnownError):
            if _is_wanted(self._failed):
                self._failed(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    @Slot()
    def _forget(self) -> None:
        _under_way.discard(self)
        self.let_go.emit()


def _is_wanted(receiver: Callable[..., None]) -> bool:
    """Whether the widget whose method this is still lives; it may be gone by the time the work is done."""
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


class _Runner(QRunnable):
    def __init__(self, task: Task, work: Work) -> None:
        super().__init__()
        self._task, self._work = task, work

    def run(self) -> None:
        self._task.execute(self._work)


_under_way: set[Task] = set()
_pool: QThreadPool | None = None


def run(
    work: Work, *, done: Callable[[Any], None], failed: Callable[[KnownError], None], can_wait: bool = False
) -> Task:
    """Start `work` in the background; `done` gets its value, `failed` a user's or machine's fault. A bug goes to the log.

    Args:
        can_wait: whatever else is begun before this has started goes first.
    """
    global _pool
    if _pool is None:
        _pool = QThreadPool()
        _pool.setMaxThreadCount(1)
    collect_here()
    task = Task(done, failed)
    _under_way.add(task)
    _pool.start(_Runner(task, work), LAST if can_wait else AS_IT_COMES)
    return task


def wait() -> None:
    """Wait for what is under way, without dropping it."""
    if _pool is not None:
        _pool.waitForDone()


def cancel_all() -> None:
    """Drop what is under way and wait for it to let go of its files; for closing the window."""
    for task in tuple(_under_way):
        task.cancel()
    if _pool is not None:
        _pool.waitForDone(10_000)
