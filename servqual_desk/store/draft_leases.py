"""Who holds a draft: one program at a time, so that nobody writes from stale memory (law 12).

A lease is a row beside the draft. It names the computer, the process with its beginning, the open project (`holder`) and the
interview in it (`token`). A holder that does not run any more loses it at once on the same computer; on another one, where
nobody can look, after `LEASE_S` without a sign of life. It says nothing of the survey and is no part of its content.
"""

import os
import platform
import secrets
import weakref
from datetime import datetime

from msgspec import Struct

from instruments.i18n import _
from servqual_desk.errors import ProjectError
from servqual_desk.store.clock import moment_words, now
from servqual_desk.store.processes import process_began
from servqual_desk.store.sqlite import Database

LEASE_S = 15 * 60  # without a sign of life from another computer, its draft is free
REFRESH_S = 60  # a sign of life goes with an answer when the last one is older

_open_here: "weakref.WeakValueDictionary[str, DraftLeases]" = weakref.WeakValueDictionary()


class Holder(Struct, frozen=True, kw_only=True):
    """A program that said that it holds something: on which computer, which process, since when, and when it last said so."""

    holder: str
    host: str
    pid: int
    began: str | None
    at: str
    since: str

    @property
    def age(self) -> float:
        """Seconds since the last sign of life; a clock that was set back counts as one set forward."""
        return abs((datetime.fromisoformat(now()) - datetime.fromisoformat(self.at)).total_seconds())

    @property
    def is_living(self) -> bool:
        """Whether the program may still write."""
        if self.host != platform.node():
            return self.age <= LEASE_S
        if self.pid == os.getpid():
            return self.holder in _open_here
        return process_began(self.pid) == self.began


class _Lease(Holder, frozen=True, kw_only=True):
    token: str


class DraftLeases:
    """The drafts that one open project holds. What reads or writes a row is called inside a transaction.

    Attributes:
        holder: the mark of the open project in every row that it writes of itself.
        ever_held: whether a draft was held at all.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.holder = secrets.token_hex(8)
        self.ever_held = False
        _open_here[self.holder] = self

    def take(self, response: str) -> str:
        """Hold a draft that nobody living holds; returns the token that every write shows. An earlier one of ours ends.

        Raises:
            ProjectError: another window, program or computer holds it.
        """
        self.refuse_held(response)
        token, self.ever_held = secrets.token_hex(8), True
        self._database.conn.execute(
            "INSERT OR REPLACE INTO lease (response, token, holder, host, pid, began, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (response, token, self.holder, platform.node(), os.getpid(), process_began(), now()),
        )
        return token

    def refuse_held(self, response: str) -> None:
        """Nothing, unless another living program holds the draft.

        Raises:
            ProjectError: it does; the sentence says where.
        """
        lease = self._of(response)
        if lease is None or lease.holder == self.holder or not lease.is_living:
            return
        where = _("another window") if lease.host == platform.node() else lease.host
        raise ProjectError(
            _(
                "This interview is under way in {where} (since {moment}). Go on with it there, or leave it there first."
            ).format(where=where, moment=moment_words(lease.at, "medium"))
        )

    def keep(self, response: str, token: str) -> None:
        """Show that the draft is still held with this token, and give a sign of life when one is due.

        Raises:
            ProjectError: it was left, or somebody else goes on with it.
        """
        lease = self._of(response)
        if lease is None or lease.token != token:
            raise ProjectError(
                _(
                    "Somebody went on with this interview in another window, so nothing was saved here. "
                    "Go on with it there, or take it from the unfinished interviews again."
                )
            )
        if lease.age > REFRESH_S:
            self._database.conn.execute("UPDATE lease SET at = ? WHERE response = ?", (now(), response))

    def release(self, response: str) -> None:
        """Hold a draft no more: it ended, or is left for whoever comes next."""
        self._database.conn.execute("DELETE FROM lease WHERE response = ?", (response,))

    def forget(self) -> None:
        """This open project is one no more, whatever becomes of its rows."""
        _open_here.pop(self.holder, None)

    def release_all(self) -> None:
        """Hold nothing any more, as the project is closed."""
        self._database.conn.execute("DELETE FROM lease WHERE holder = ?", (self.holder,))

    def _of(self, response: str) -> _Lease | None:
        row = self._database.conn.execute(
            "SELECT token, holder, host, pid, began, at FROM lease WHERE response = ?", (response,)
        ).fetchone()
        names = ("token", "holder", "host", "pid", "began", "at")
        return _Lease(**dict(zip(names, row, strict=True)), since=row[-1]) if row else None
