"""The window's eye on its open file: who else has it open, and that the one file is whole while nobody writes.

Said in a strip under the bar on top, and gone when it is true no more. A look costs a few reads.
"""

import logging
import time

from PySide6.QtCore import QObject, QTimer, Signal

from instruments.i18n import _
from servqual_desk.errors import KnownError
from servqual_desk.store.clock import moment_words
from servqual_desk.store.other_windows import OpenWindow
from ui.shared_state import Desk

LOOK_MS = 3_000
IDLE_S = 20.0  # without a write, before an unfinished interview's answers are taken into the file itself
ANNOUNCE_S = 5 * 60.0  # between two signs of life to other computers


class OpenFile(QObject):
    """Watches the desk's project; `changed` tells that the words may be others now."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._others: tuple[OpenWindow, ...] = ()
        self._is_blocked = False
        self._announced_at = 0.0
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.look)
        desk.project_changed.connect(self._follow)
        self._follow()

    def words(self) -> str:
        """What a person should know of the open file now; "" where there is nothing."""
        sentences = [_window_words(one) for one in self._others]
        if self._is_blocked:
            sentences.append(
                _(
                    "Another program keeps the newest answers from being taken into the file itself. They are safe, "
                    "but make a backup rather than copy the file now."
                )
            )
        return "\n".join(sentences)

    def _follow(self) -> None:
        """Another survey, or none."""
        self._others, self._is_blocked, self._announced_at = (), False, 0.0
        if self._desk.project is None:
            self._looking.stop()
            self.changed.emit()
        else:
            self._looking.start()
            self.look(announcing=False)

    def look(self, *, announcing: bool = True) -> None:
        """See who else is there, say that we are, and be whole where nobody writes.

        Args:
            announcing: write that we are there, for which the disk is waited for: not before the first screen.
        """
        project = self._desk.project
        if project is None:
            return
        before = self.words()
        try:
            self._others = project.opened_elsewhere
            is_due = time.monotonic() - self._announced_at > ANNOUNCE_S or not self._announced_at
            if announcing and is_due:
                project.announce()
                self._announced_at = time.monotonic()
            if project.idle_s >= IDLE_S and not project.is_one_file:
                project.be_whole()
                self._is_blocked = not project.is_whole
            elif project.is_one_file:
                self._is_blocked = False
        except KnownError as error:  # the next write says it where the person is
            logging.getLogger(__name__).warning("%s", "; ".join(error.faults))
        if self.words() != before:
            self.changed.emit()


def _window_words(one: OpenWindow) -> str:
    moment = moment_words(one.since, "medium")
    if one.is_here:
        return _(
            "Also open in another window or program on this computer (process {pid}, since {moment}). "
            "Nothing is lost by that."
        ).format(pid=one.pid, moment=moment)
    return _("Also open on {host} (since {moment}). Nothing is lost by that.").format(host=one.host, moment=moment)
