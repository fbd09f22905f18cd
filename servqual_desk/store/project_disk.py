"""What every write does about the disk: the file is still there, so is its log, and it is whole by itself."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servqual_desk.store.file_watch import FileLostError, FileWatch
from servqual_desk.store.rescued_survey import write_rescued_survey
from servqual_desk.store.side_files import beside
from servqual_desk.store.sqlite import Database, sqlite

READERS_WAIT_MS = 20  # for another program that reads, before the checkpoint is left to the next write


class ProjectDisk:
    """One open file as it stands on the disk.

    Attributes:
        is_whole: whether the file alone, without its write-ahead log, has everything that was to be in it.
        written_at: when this connection wrote last, by the monotonic clock; at first, when it opened the file.
    """

    def __init__(self, database: Database, path: Path) -> None:
        self._database, self._path = database, path
        self._watch = FileWatch(database, path)
        self._rescue: Path | None = None
        self.is_whole = True
        self.written_at = time.monotonic()

    @contextmanager
    def writing(self, *, whole: bool) -> Iterator[None]:
        """Around a transaction: nothing is acknowledged that is not in the file at the path.

        Raises:
            FileLostError: the file was deleted, moved or overwritten; all that can be read is in a rescue file beside it.
        """
        try:
            self._watch.require_same()
            if self._watch.has_lost_wal():
                self._watch.reconnect()
            yield
            self._watch.require_same()
            if self._watch.has_lost_wal():
                self._watch.reconnect()
        except FileLostError as lost:
            raise self._rescued(lost) from lost
        self._watch.note_wal()
        self.written_at = time.monotonic()
        if whole:
            self.checkpoint()

    @property
    def is_one_file(self) -> bool:
        """Whether nothing stands in the write-ahead log that the file lacks."""
        try:
            return not beside(self._path, "-wal").stat().st_size
        except FileNotFoundError:
            return True

    def be_whole(self) -> None:
        """Checkpoint, where the open file is still the one at its path.

        Raises:
            FileLostError: it is not.
        """
        try:
            self._watch.require_same()
        except FileLostError as lost:
            raise self._rescued(lost) from lost
        self.checkpoint()

    def checkpoint(self) -> None:
        """Take the write-ahead log into the file and empty it. What was committed is safe either way."""
        run = self._database.conn.execute
        run(f"PRAGMA busy_timeout = {READERS_WAIT_MS}")
        try:
            is_busy = bool(run("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
        except sqlite.DatabaseError as error:  # a full disk, say: the log keeps what the file cannot take now
            logging.getLogger(__name__).warning("%s: not whole by itself yet: %s", self._path, error)
            is_busy = True
            self._watch.touched()  # some pages are in the file already
        finally:
            run("PRAGMA busy_timeout = 5000")
        self.is_whole = not is_busy
        if not is_busy:
            self._watch.settled()

    def _rescued(self, lost: FileLostError) -> FileLostError:
        """The same fault, saying where everything that the open file still holds was put."""
        if lost.is_intact and (self._rescue is None or not self._rescue.exists()):
            self._rescue = write_rescued_survey(self._database, self._path)
        return lost.with_rescue(self._rescue)
