"""SQLite's reading in a thread of its own, while Python makes something of what was read before.

SQLite needs nothing of Python's lock while it makes a step, so that a second processor takes part where a step is a long one.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from contextvars import copy_context
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from instruments.i18n import _
from servqual_desk.errors import ProjectError
from servqual_desk.store.raw_bytes import Node
from servqual_desk.store.sqlite import Database, connect

Step = TypeVar("Step")

MOST_AHEAD = 4  # steps that are kept until they are asked for
_END = object()
_PATIENCE_S = 0.05


@contextmanager
def reading_ahead(
    database: Database, path: Path, read: Callable[[Database], Iterator[Step]]
) -> Iterator[Iterator[Step]]:
    """What `read` yields of a file, in one transaction: of one state of the file, whoever writes meanwhile.

    It has begun when the block begins, and has ended when all is read or when the block ends, however it does. What `read` raises
    is raised where the step is asked for. A file that stands in memory alone, or is being written by this very connection, is
    read on that connection, when a step is asked for.

    Raises:
        ProjectError: where the first step is asked for, if another file stands at the path by now, or none.
    """
    if database.conn.in_transaction or not _is_on_disk(database):
        yield read(database)
        return
    reader = _Reader(path, database.node, read)
    with ThreadPoolExecutor(1, thread_name_prefix="reading-ahead") as thread:
        context = copy_context()  # the language of what is raised

        def begun() -> "Future[Step | object]":
            return thread.submit(context.run, reader.step)

        ahead = deque(begun() for _ in range(MOST_AHEAD))
        try:
            yield _asked_for(ahead, begun)
        finally:
            reader.is_stopped = True
            ended = thread.submit(reader.close)
            while wait([ended], _PATIENCE_S).not_done:
                reader.interrupt()
            ended.result()


def _asked_for(ahead: "deque[Future[Step | object]]", begun: "Callable[[], Future[Step | object]]") -> Iterator[Step]:
    while (step := ahead.popleft().result()) is not _END:
        ahead.append(begun())
        yield step  # type: ignore[misc]  # not the end


class _Reader(Generic[Step]):
    """Reads on a connection that belongs to its thread; `interrupt` alone is called in another one."""

    def __init__(self, path: Path, node: Node | None, read: Callable[[Database], Iterator[Step]]) -> None:
        self._path, self._node, self._read = path, node, read
        self._database: Database | None = None
        self._steps: Iterator[Step] | None = None
        self._turn = Lock()
        self.is_stopped = False

    def step(self) -> Step | object:
        if self.is_stopped:
            return _END
        if self._steps is None:
            self._steps = iter(())  # where the file cannot be opened
            self._database = connect(self._path, readonly=True)
            if self._database.node != self._node:  # else something is said of one file and made of another
                raise ProjectError(_replaced(self._path))
            self._database.conn.execute("BEGIN")
            self._steps = self._read(self._database)
        step = next(self._steps, _END)
        if step is _END:  # else the transaction would stay open as long as something is made of what was read
            self.close()
        return step

    def interrupt(self) -> None:
        """End the statement that is being made, if one is."""
        with self._turn:
            if self._database is not None:
                self._database.conn.interrupt()

    def close(self) -> None:
        with self._turn:
            database, self._database = self._database, None
        if database is not None:
            database.close()


def _is_on_disk(database: Database) -> bool:
    return any(name == "main" and file for _number, name, file in database.conn.execute("PRAGMA database_list"))


def _replaced(path: Path) -> str:
    return _("{path}: another file was put in its place while it was open. Open the survey again.").format(path=path)
