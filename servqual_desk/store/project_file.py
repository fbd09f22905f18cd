"""The open project file: a connection, the questionnaire, the settings, the log and the transaction that all writes share.

Everything in the heart takes a `ProjectFile`; `servqual_desk.project.Project` is one too, with the parts of a survey on top.
"""

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from msgspec import structs

from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import ProjectError
from servqual_desk.people.rights import Right
from servqual_desk.store import event_log, file_keys
from servqual_desk.store.chained_log import ChainedLog
from servqual_desk.store.draft_leases import DraftLeases
from servqual_desk.store.event_log import Event
from servqual_desk.store.file_keys import FileKey
from servqual_desk.store.filters import Where, condition
from servqual_desk.store.non_answers import NonAnswers, count_non_answers
from servqual_desk.store.open_file import make_file, open_file
from servqual_desk.store.other_windows import OpenWindow, OpenWindows
from servqual_desk.store.passphrases import Passphrase
from servqual_desk.store.person_keys import keep_beside
from servqual_desk.store.project_disk import ProjectDisk
from servqual_desk.store.project_instruments import current_instrument, kept_instrument, register_instrument
from servqual_desk.store.project_settings import put_setting, setting
from servqual_desk.store.schema import answers_table
from servqual_desk.store.signing_in import Guard
from servqual_desk.store.sqlite import Database, machine_faults
from servqual_desk.store.unlocking import unlocked

if TYPE_CHECKING:
    import pandas as pd

# What the program notes while people work; everything else is set up.
_WORKING_SETTINGS = ("backup_", "next_form_number", "form_prefix", "protection_offered")


class ProjectFile:
    """An open project file, which closes itself as a context manager.

    A connection belongs to the thread that opened it: a background task opens the file again.

    Attributes:
        database: the connection; reads may use it as they like, writes stand inside `transaction()`.
        path: where the file is.
        chained_log: what every transaction writes of itself.
        instrument: the current questionnaire, which new interviews ask.
        leases: the drafts that are held here.
        windows: who else has the file open.
        guard: who is at work, and whether they may.
    """

    def __init__(self, database: Database, path: Path) -> None:
        self.database = database
        self.path = path
        self._key: FileKey | None = None
        self.chained_log = ChainedLog(database, path)
        self.leases = DraftLeases(database)
        self.windows = OpenWindows(database, path, self.leases.holder)
        self.guard = Guard(self)
        self._is_open = True
        with machine_faults(path):
            self.instrument = current_instrument(database, path)
            self._disk = ProjectDisk(database, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Opening and closing

    @classmethod
    def create(
        cls,
        path: str | Path,
        *,
        instrument: str | Path | Instrument,
        title: str = "",
        passphrase: Passphrase | None = None,
    ) -> Self:
        """Make a new project file; an existing file is never overwritten.

        Args:
            instrument: a bundled id, the path of a questionnaire file, or a loaded instrument.
            title: what the survey is called; the questionnaire's own title when empty.
            passphrase: protects the file from its first byte on; see `protection`.

        Raises:
            InstrumentError: the questionnaire cannot be used.
            DataError: the passphrase is too short.
            ProjectError: the path exists, or the machine refuses to write there.
        """
        from instruments.load import load_instrument  # with all that checks a questionnaire; an open one was checked

        loaded = instrument if isinstance(instrument, Instrument) else load_instrument(instrument)
        key = file_keys.new_key(passphrase) if passphrase is not None else None
        made = cls(make_file(Path(path), loaded, title, key=key), Path(path))
        made._key = key  # which `connect` holds
        made.be_whole()
        return made

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        readonly: bool = False,
        passphrase: Passphrase | None = None,
        pages_later: bool = False,
    ) -> Self:
        """Open a project file, bringing an older one up to date after a copy was made beside it.

        Args:
            pages_later: whether all pages are in order is not asked here: the answers are held against their seals before
                anything of the file is told, and that asks it too.
            passphrase: of a protected project, or its recovery code, or the content of its key file; not needed while
                this process has it unlocked. The project lets go of it when it closes.

        Raises:
            LockedError: it is protected, and the passphrase is missing or wrong.
            ProjectError: there is no such file, it is no project, it is damaged, or a newer program made it.
        """
        with unlocked(Path(path), passphrase) as key:
            database = open_file(Path(path), readonly=readonly, pages_later=pages_later)
            try:
                opened = cls(database, Path(path))
            except BaseException:
                database.close()
                raise
            opened._hold(key)
        try:
            with machine_faults(opened.path):
                if not readonly:
                    keep_beside(database, opened.path)
                opened.guard.who()  # whoever offered to sign in does so now
        except BaseException:
            opened.close()
            raise
        return opened

    def _hold(self, key: FileKey | None) -> None:
        """Keep the key as long as the file is open."""
        self._key = key
        if key is not None:
            file_keys.hold(key)

    def close(self) -> None:
        """Close the file and let go of its drafts. Nothing is waiting to be written: every answer was committed when given."""
        if not self._is_open:
            return
        try:
            self._let_go()
        finally:
            self._is_open = False
            self.database.close()
            if self._key is not None:
                file_keys.release(self._key)

    def _let_go(self) -> None:
        self.leases.forget()
        if not (self.leases.ever_held or self.windows.is_announced):
            return
        try:
            with self.transaction():
                self.leases.release_all()
                self.windows.withdraw()
        except ProjectError as error:  # the machine refuses; the lease of a program that is gone holds nobody up
            logging.getLogger(__name__).warning("%s: drafts were not let go: %s", self.path, error)

    @contextmanager
    def transaction(self, *, whole: bool = True) -> Iterator[None]:
        """One transaction, synced when it ends; what the machine refuses becomes one sentence, and nothing is half-written.

        Nobody else writes between its first statement and its end, so that what is asked in it still holds when it writes.

        Args:
            whole: leave the file whole by itself afterwards, so that a copy of it alone has everything; False for what
                belongs to an unfinished interview, which is as safe and quicker.

        Raises:
            ProjectError: the machine refuses, the file was closed, or it is not the file at its path any more.
        """
        if not self._is_open:
            raise ProjectError(
                _("{path}: the survey was closed, so nothing was saved. Open it again.").format(path=self.path)
            )
        if self.database.conn.in_transaction:
            with machine_faults(self.path), self.chained_log.transaction():
                yield
            return
        with machine_faults(self.path), self._disk.writing(whole=whole), self.chained_log.transaction():
            yield

    @property
    def opened_elsewhere(self) -> tuple[OpenWindow, ...]:
        """The other windows on the file, and programs that hold a draft of it; it stays safe, whoever they are."""
        with machine_faults(self.path):
            return self.windows.others()

    def announce(self) -> None:
        """Say to other windows that this one has the file open, or give a sign of life; `close` takes it back.

        Raises:
            ProjectError: the machine refuses; nothing has changed.
        """
        with self.transaction():
            self.windows.announce()

    @property
    def is_whole(self) -> bool:
        """Whether a copy of the file alone has every finished response; False while another program's reading prevents it."""
        return self._disk.is_whole

    @property
    def is_one_file(self) -> bool:
        """Whether a copy of the file alone has everything, unfinished interviews too."""
        return self._disk.is_one_file

    @property
    def idle_s(self) -> float:
        """Seconds since the last write through this open file."""
        return time.monotonic() - self._disk.written_at

    def be_whole(self) -> None:
        """Take everything into the file itself, unfinished interviews too; `is_whole` says whether that could be.

        Raises:
            FileLostError: the file was deleted, moved or overwritten meanwhile.
        """
        with machine_faults(self.path):
            self._disk.be_whole()

    # What the survey is

    @property
    def title(self) -> str:
        """What the survey is called."""
        return self.setting("title")

    def setting(self, key: str, default: str = "") -> str:
        """A value kept with the project, such as its title."""
        return setting(self.database, key, default)

    def set_setting(self, key: str, value: str, *, who: str | None = None) -> None:
        """Keep a value with the project; the log says what it was.

        Raises:
            RightError: whoever is signed in may not change the set-up.
        """
        if not key.startswith(_WORKING_SETTINGS):
            self.require(Right.SET_UP)
        with self.transaction():
            old = self.setting(key)
            put_setting(self.database, key, value)
            self.log(Event(kind="setting", variable=key, old=old, new=value, who=who))

    def adopt(self, instrument: Instrument, *, who: str | None = None) -> None:
        """Go on with another version of the project's questionnaire; columns are added, answers stay.

        Raises:
            ProjectError: it is another questionnaire, not another version.
        """
        if instrument.id != self.instrument.id:
            raise ProjectError(
                _(
                    "{path} holds answers to “{ours}”, not “{theirs}”. Make a new survey for another questionnaire."
                ).format(path=self.path, ours=self.instrument.id, theirs=instrument.id)
            )
        self.require(Right.SET_UP)
        with self.transaction():
            register_instrument(self.database, instrument)
            self.log(Event(kind="instrument", old=self.instrument.digest, new=instrument.digest, who=who))
        self.instrument = instrument

    def instrument_of(self, digest: str) -> Instrument:
        """The questionnaire version that a response was asked with."""
        return self.instrument if digest == self.instrument.digest else kept_instrument(self.database, digest)

    # What it holds

    @property
    def table(self) -> str:
        """The name of the wide table of answers."""
        return answers_table(self.instrument.id)

    def log(self, *events: Event) -> None:
        """Append to the log, inside the transaction that makes the change; whoever is signed in is who did it."""
        who = self.guard.who()
        self.chained_log.log(*(structs.replace(event, who=who) if who else event for event in events))

    def log_new(self, event: Event, responses: Sequence[str], told: Sequence[Sequence[bytes]]) -> None:
        """A line like the event for each of many new responses; see `ChainedLog.log_new`."""
        self.chained_log.log_new(structs.replace(event, who=self.guard.who() or event.who), responses, told)

    def require(self, right: Right) -> None:
        """Refuse what whoever is at work may not do; a survey without a head who has a PIN is open to everybody.

        Raises:
            RightError: nobody signed in, or their role has not this right.
        """
        self.guard.require(right)

    def events(self, response: str | None = None) -> tuple[Event, ...]:
        """The log of one response, or of the whole project, oldest first."""
        return event_log.read(self.database, response)

    def count(self, where: Where | None = None) -> int:
        """How many responses are finished and not voided."""
        limit = condition(self.instrument, where)
        row = self.database.conn.execute(
            f'SELECT count(*) FROM response AS r JOIN "{self.table}" AS a ON a.response = r.uuid '
            f"WHERE r.status = 'finished' AND {limit.sql}",
            limit.parameters,
        ).fetchone()
        return int(row[0])

    def count_non_answers(self, where: Where | None = None) -> NonAnswers:
        """How often "don't know" and the like were given to each item; see `non_answers.count_non_answers`."""
        return count_non_answers(self.database, self.instrument, where)

    def uuids(self) -> frozenset[str]:
        """The identifiers of all responses, whatever became of them: none may come a second time."""
        return frozenset(row[0] for row in self.database.conn.execute("SELECT uuid FROM response"))

    def matching(self, where: Where) -> frozenset[str]:
        """The identifiers of the finished, not voided responses that meet the conditions."""
        limit = condition(self.instrument, where)
        rows = self.database.conn.execute(
            f'SELECT r.uuid FROM response AS r JOIN "{self.table}" AS a ON a.response = r.uuid '
            f"WHERE r.status = 'finished' AND {limit.sql}",
            limit.parameters,
        )
        return frozenset(uuid for (uuid,) in rows.fetchall())

    def read_answers(
        self, where: Where | None = None, *, non_answers: bool = False, small: bool = False
    ) -> "pd.DataFrame":
        """The finished, not voided responses as a DataFrame, for what hands no answer on, as results do; see `frame.read_frame`.

        Whoever hands answers on asks for the right to export first, as `Project.frame` does.
        """
        from servqual_desk.store.frame import read_frame

        return read_frame(self.database, self.instrument, where, non_answers=non_answers, small=small)


class ProjectPart:
    """What is done with one kind of thing that a project holds."""

    def __init__(self, project: ProjectFile) -> None:
        self.project = project

    def _rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        return self.project.database.conn.execute(sql, parameters).fetchall()

    def _one(self, sql: str, *parameters: object) -> int:
        return int(self._rows(sql, *parameters)[0][0])
