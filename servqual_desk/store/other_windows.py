"""Who else has the file open: windows say so in a row of their own, and whoever holds a draft is known by its lease.

Like a lease, such a row says nothing of the survey and is no part of its content. One whose process is gone counts no more;
one of another computer, where nobody can look, counts until `LEASE_S` after its last sign of life. A copy of the file has the
rows of its original, so each names the file on its disk too.
"""

import os
import platform
from operator import attrgetter
from pathlib import Path

from msgspec import Struct

from servqual_desk.store.clock import now
from servqual_desk.store.draft_leases import Holder
from servqual_desk.store.processes import process_began
from servqual_desk.store.sqlite import Database


class OpenWindow(Struct, frozen=True, kw_only=True):
    """Another window or program that has the file open.

    Attributes:
        host: the computer, by its name.
        is_here: whether that is this computer.
        pid: the process there.
        since: when it opened the file, or took the draft (UTC, as stored).
    """

    host: str
    is_here: bool
    pid: int
    since: str


class OpenWindows:
    """The windows on one file, seen from an open project; `holder` is its own mark. What writes stands in a transaction."""

    def __init__(self, database: Database, path: Path, holder: str) -> None:
        self._database, self._path, self._holder = database, path, holder
        self.is_announced = False

    def announce(self) -> None:
        """Say that this one has the file open, or give a sign of life; rows of processes that are gone go."""
        run = self._database.conn.execute
        for (holder,) in run("SELECT holder FROM open_window").fetchall():
            if not any(one.holder == holder and one.is_living for one in self._windows()) and holder != self._holder:
                run("DELETE FROM open_window WHERE holder = ?", (holder,))
        run(
            """INSERT INTO open_window (holder, file, host, pid, began, since, at) VALUES (?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (holder) DO UPDATE SET at = excluded.at""",
            (self._holder, self._file(), platform.node(), os.getpid(), process_began(), now(), now()),
        )
        self.is_announced = True

    def withdraw(self) -> None:
        """Have it open no more."""
        self._database.conn.execute("DELETE FROM open_window WHERE holder = ?", (self._holder,))
        self.is_announced = False

    def others(self) -> tuple[OpenWindow, ...]:
        """Every other window or program that is known to have the file open now, each once, the first to open it first."""
        found: dict[str, OpenWindow] = {}
        for one in sorted((*self._windows(), *self._leases()), key=attrgetter("since")):
            if one.holder != self._holder and one.is_living:
                found.setdefault(
                    one.holder,
                    OpenWindow(host=one.host, is_here=one.host == platform.node(), pid=one.pid, since=one.since),
                )
        return tuple(found.values())

    def _windows(self) -> list[Holder]:
        rows = self._database.conn.execute(
            "SELECT holder, host, pid, began, at, since FROM open_window WHERE file = ? OR host <> ?",
            (self._file(), platform.node()),
        )
        return [Holder(holder=r[0], host=r[1], pid=r[2], began=r[3], at=r[4], since=r[5]) for r in rows]

    def _leases(self) -> list[Holder]:
        rows = self._database.conn.execute("SELECT holder, host, pid, began, at, at FROM lease")
        return [Holder(holder=r[0], host=r[1], pid=r[2], began=r[3], at=r[4], since=r[5]) for r in rows]

    def _file(self) -> str:
        """The file on its disk, whatever path leads to it."""
        seen = self._path.stat()
        return f"{seen.st_dev}:{seen.st_ino}"
