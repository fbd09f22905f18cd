"""Is the open file still the file at its path? Asked before and after every write (law 12).

A file that was deleted, moved away or overwritten while it is open takes every write without a word, and keeps none.
"""

import time
from pathlib import Path

from msgspec import Struct

from instruments.i18n import _
from servqual_desk.errors import ProjectError
from servqual_desk.store.side_files import beside
from servqual_desk.store.sqlite import Database, connect, file_header, read_main, sqlite

_TRIES, _PAUSE_S = 5, 0.02


class FileLostError(ProjectError):
    """The open file is not at its path any more.

    Attributes:
        is_intact: whether the open file itself can still be read (deleted or moved, not overwritten).
        rescue: where what could be saved was put; None where nothing was yet.
    """

    def __init__(self, sentence: str, *, is_intact: bool, rescue: Path | None = None) -> None:
        super().__init__(sentence)
        self.is_intact, self.rescue = is_intact, rescue

    def with_rescue(self, rescue: Path | None) -> "FileLostError":
        """The same fault, saying where the answers are."""
        if rescue is None:
            return self
        said = _("{fault} The answers until then are in {rescue}.").format(fault=self.faults[0], rescue=rescue)
        return FileLostError(said, is_intact=self.is_intact, rescue=rescue)


class _Look(Struct, frozen=True):
    """How the file looks from outside; `size` and `changed` move when a checkpoint writes into it."""

    device: int
    node: int
    size: int
    changed: int


class FileWatch:
    """Watches one open file. It trusts what it saw when it began, and what `settled` tells it."""

    def __init__(self, database: Database, path: Path) -> None:
        self._database, self._path = database, path
        self._wal = beside(path, "-wal")
        self._wal_node: int | None = None
        self._look = self._look_now()
        header = file_header(path)
        self._commits = header.commits if header else 0

    def require_same(self) -> None:
        """Nothing, where the open file is the one at its path.

        Raises:
            FileLostError: it was deleted, moved or overwritten.
        """
        try:
            look = self._look_now()
        except FileNotFoundError:
            raise FileLostError(_gone(self._path), is_intact=True) from None
        if (look.device, look.node) != (self._look.device, self._look.node):
            raise FileLostError(_replaced(self._path), is_intact=True)
        if look != self._look and not self._is_another_windows_checkpoint():
            raise FileLostError(_replaced(self._path), is_intact=False)
        self._look = look

    def settled(self) -> None:
        """The file has just taken in its write-ahead log, by this connection."""
        self._look = self._look_now()
        self._commits = self._counted()

    def touched(self) -> None:
        """This connection has changed the file itself, though not as far as its write-ahead log goes."""
        self._look = self._look_now()

    def has_lost_wal(self) -> bool:
        """Whether the write-ahead log that the connection writes into is not the one at its path any more.

        Another program that opened the file takes it away when it closes; after a commit, `note_wal` remembers it.
        """
        return self._wal_node is not None and _node(self._wal) != self._wal_node

    def note_wal(self) -> None:
        """The connection has written into the write-ahead log that is there now."""
        self._wal_node = _node(self._wal)

    def reconnect(self) -> None:
        """Take up the file with a new connection, after its write-ahead log was taken away; nothing committed is lost.

        Raises:
            FileLostError: another program has written since; the connection's own log would undo that.
        """
        header = file_header(self._path)
        if header is None or header.commits > self._counted():
            raise FileLostError(_replaced(self._path), is_intact=False)
        self._database.conn.close()  # writes what the file lacks
        self._database.conn = connect(self._path).conn
        self._wal_node = None
        self._look = self._look_now()

    def _counted(self) -> int:
        return int(self._database.conn.execute("PRAGMA user_version").fetchone()[0])

    def _is_another_windows_checkpoint(self) -> bool:
        """Whether the file holds what this connection knows: not less than when it was last seen, and of the same life."""
        for _try in range(_TRIES):
            header = file_header(self._path)
            if header is None or header.commits < self._commits:
                return False
            if header.commits == self._commits or self._knows_its_last_event():
                self._commits = header.commits
                return True
            time.sleep(_PAUSE_S)  # the other window is at it
        return False

    def _knows_its_last_event(self) -> bool:
        last = "SELECT id, chain FROM event ORDER BY id DESC LIMIT 1"
        try:
            found = read_main(self._path, last)
            own = self._database.conn.execute("SELECT id, chain FROM event WHERE id = ?", found[:1]).fetchone()
        except sqlite.DatabaseError:
            return False
        return own is not None and tuple(own) == tuple(found)

    def _look_now(self) -> _Look:
        seen = self._path.stat()
        return _Look(seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns)


def _node(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return None


def _gone(path: Path) -> str:
    return _(
        "{path}: the file was deleted or moved while it was open, so nothing was saved just now. Put it back."
    ).format(path=path)


def _replaced(path: Path) -> str:
    return _(
        "{path}: another file was put in its place while it was open, so nothing was saved just now. Put the right one back."
    ).format(path=path)
