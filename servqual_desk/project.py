"""A survey's one file: its questionnaire, its responses, its log."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from instruments.i18n import _
from instruments.load import instrument_from_toml, load_instrument
from instruments.model import Instrument
from servqual_desk.errors import InstrumentError, ProjectError
from servqual_desk.store import event_log
from servqual_desk.store.backups import backup_name, copy_project
from servqual_desk.store.clock import now
from servqual_desk.store.event_log import Event
from servqual_desk.store.filters import Where, condition
from servqual_desk.store.schema import APPLICATION_ID, answers_table, ensure_answers, migrations, unknown_migrations
from servqual_desk.store.sqlite import Database, application_id, connect, damaged, machine_faults

if TYPE_CHECKING:
    import pandas as pd

    from servqual_desk.importing.import_check import Record
    from servqual_desk.interviewing.interview import Interview


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An unfinished interview, as it is offered to be resumed."""

    uuid: str
    started_at: str
    answered: int
    total: int
    mode: str
    enumerator: str | None
    instrument: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where and by whom an interview is held: codes of the field tables, or None."""

    enumerator: str | None = None
    unit: str | None = None
    service: str | None = None
    wave: str | None = None


class Project:
    """An open project file. Make one with `Project.create` or `Project.open`; it closes itself as a context manager.

    A connection belongs to the thread that opened it: a background task opens the project again.
    """

    def __init__(self, database: Database, path: Path) -> None:
        self.database = database
        self.path = path
        self.instrument = self._current_instrument()

    def __enter__(self) -> "Project":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Opening and closing

    @classmethod
    def create(cls, path: str | Path, *, instrument: str | Path | Instrument, title: str = "") -> "Project":
        """Make a new project file; an existing file is never overwritten.

        Args:
            instrument: a bundled id, the path of a questionnaire file, or a loaded instrument.
            title: what the survey is called; the questionnaire's own title when empty.

        Raises:
            InstrumentError: the questionnaire cannot be used.
            ProjectError: the path exists, or the machine refuses to write there.
        """
        path = Path(path)
        loaded = instrument if isinstance(instrument, Instrument) else load_instrument(instrument)
        if path.exists():
            raise ProjectError(
                _("{path}: exists already and is not overwritten. Choose another name.").format(path=path)
            )
        with machine_faults(path):
            try:
                database = connect(path, mark=APPLICATION_ID)
                try:
                    migrations.apply(database)
                    with database.atomic():
                        _register(database, loaded)
                        _set(database, "title", title or loaded.title.get(loaded.languages[0]))
                        _set(database, "uuid", str(uuid.uuid4()))
                        event_log.write(database, Event(kind="created"))
                    return cls(database, path)
                except BaseException:
                    database.close()
                    raise
            except BaseException:
                _remove_files(path)
                raise

    @classmethod
    def open(cls, path: str | Path, *, readonly: bool = False) -> "Project":
        """Open a project file, bringing an older one up to date after a copy was made beside it.

        Raises:
            ProjectError: there is no such file, it is no project, or a newer program made it.
        """
        path = Path(path)
        if not path.is_file():
            raise ProjectError(
                _("{path}: there is no such file. Check the name, or make a survey with “new”.").format(path=path)
            )
        _refuse_foreign(path)
        database = connect(path, readonly=readonly)
        try:
            with machine_faults(path):
                _refuse_newer(database, path)
                if migrations.pending(database):
                    copy_project(database, path.with_name(backup_name(path)))
                    migrations.apply(database)
                return cls(database, path)
        except BaseException:
            database.close()
            raise

    def close(self) -> None:
        """Close the file. Nothing is waiting to be written: every answer was committed when it was given."""
        self.database.close()

    # What the survey is

    @property
    def title(self) -> str:
        return self.setting("title")

    @property
    def table(self) -> str:
        """The name of the wide table of answers."""
        return answers_table(self.instrument.id)

    def setting(self, key: str, default: str = "") -> str:
        """A value kept with the project, such as its title."""
        row = self.database.conn.execute("SELECT value FROM project WHERE key = ?", (key,)).fetchone()
        return row[0] if row else default

    def set_setting(self, key: str, value: str, *, who: str | None = None) -> None:
        """Keep a value with the project; the log says what it was."""
        with self.transaction():
            old = self.setting(key)
            _set(self.database, key, value)
            event_log.write(self.database, Event(kind="setting", variable=key, old=old, new=value, who=who))

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
        with self.transaction():
            _register(self.database, instrument)
            event_log.write(
                self.database, Event(kind="instrument", old=self.instrument.digest, new=instrument.digest, who=who)
            )
        self.instrument = instrument

    def instrument_of(self, digest: str) -> Instrument:
        """The questionnaire version that a response was asked with."""
        row = self.database.conn.execute("SELECT id, content FROM instrument WHERE digest = ?", (digest,)).fetchone()
        return instrument_from_toml(row[1], name=row[0])

    def _current_instrument(self) -> Instrument:
        row = self.database.conn.execute(
            """SELECT i.id, i.content, i.digest FROM project AS p JOIN instrument AS i ON i.digest = p.value
               WHERE p.key = 'instrument'"""
        ).fetchone()
        if row is None:
            raise ProjectError(
                _("{path}: the survey has no questionnaire, so it was not completely made. Make a new one.").format(
                    path=self.path
                )
            )
        return _kept_instrument(*row, path=self.path)

    # Interviews

    def start_interview(
        self,
        *,
        language: str = "id",
        mode: str = "interviewer",
        enumerator: str | None = None,
        unit: str | None = None,
        service: str | None = None,
        wave: str | None = None,
        serial: str | None = None,
    ) -> "Interview":
        """Begin an interview; it is a draft in the file from this moment.

        Args:
            language: the language of the questions; the questionnaire's first where it lacks this one.
            mode: `interviewer`, `kiosk` or `paper`.
            serial: the number on the paper form that is entered.

        Raises:
            AnswerError: there is no such mode, or the form with this serial has an entry already.
        """
        from servqual_desk.interviewing.interview import Interview

        return Interview.start(
            self,
            language=language,
            mode=mode,
            place=Place(enumerator=enumerator, unit=unit, service=service, wave=wave),
            serial=serial,
        )

    def drafts(self) -> tuple[Draft, ...]:
        """The unfinished interviews, oldest first, with how far each has come."""
        from servqual_desk.interviewing.interview import Interview

        uuids = self.database.conn.execute("SELECT uuid FROM response WHERE status = 'draft' ORDER BY id").fetchall()
        return tuple(Interview.resume(self, row[0]).as_draft() for row in uuids)

    def resume(self, response: str) -> "Interview":
        """Go on with a draft, at its first unanswered question.

        Raises:
            ProjectError: no draft has this uuid.
        """
        from servqual_desk.interviewing.interview import Interview

        return Interview.resume(self, response)

    # Data

    def count(self, where: Where | None = None) -> int:
        """How many responses are finished and not voided."""
        limit = condition(self.instrument, where)
        row = self.database.conn.execute(
            f'SELECT count(*) FROM response AS r JOIN "{self.table}" AS a ON a.response = r.uuid '
            f"WHERE r.status = 'finished' AND {limit.sql}",
            limit.parameters,
        ).fetchone()
        return int(row[0])

    def uuids(self) -> frozenset[str]:
        """The identifiers of all responses, whatever became of them: none may come a second time."""
        return frozenset(row[0] for row in self.database.conn.execute("SELECT uuid FROM response"))

    def frame(self, where: Where | None = None, *, non_answers: bool = False) -> "pd.DataFrame":
        """The finished, not voided responses as a DataFrame; see `frame.read_frame`."""
        from servqual_desk.store.frame import read_frame

        return read_frame(self.database, self.instrument, where, non_answers=non_answers)

    def add_responses(
        self, records: Sequence["Record"], *, source: str, detail: str = "", who: str | None = None
    ) -> int:
        """Add checked records as finished responses, all or none; returns how many.

        Args:
            source: `import` or `simulated`; a record's own `sqd_source` goes before.
            detail: where they came from (a file's name), for the log.

        Raises:
            DataError: a record's uuid is in the project already.
        """
        from servqual_desk.importing.import_write import add_records

        return add_records(self, records, source=source, detail=detail, who=who)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction, synced when it ends; what the machine refuses becomes one sentence, and nothing is half-written."""
        with machine_faults(self.path), self.database.atomic():
            yield


def _register(database: Database, instrument: Instrument) -> None:
    database.conn.execute(
        "INSERT OR IGNORE INTO instrument (digest, id, version, content, added_at) VALUES (?, ?, ?, ?, ?)",
        (instrument.digest, instrument.id, instrument.version, instrument.source, now()),
    )
    ensure_answers(database, instrument)
    _set(database, "instrument", instrument.digest)


def _set(database: Database, key: str, value: str) -> None:
    database.conn.execute(
        "INSERT INTO project (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def _kept_instrument(name: str, content: str, digest: str, *, path: Path) -> Instrument:
    """The questionnaire in the file. It was sound when it was put there, so a change since then is the file's damage."""
    try:
        instrument = instrument_from_toml(content, name=name)
    except InstrumentError as error:
        raise ProjectError(damaged(path)) from error
    if instrument.digest != digest:
        raise ProjectError(damaged(path))
    return instrument


def _refuse_foreign(path: Path) -> None:
    """Look before SQLite does, which would change a stranger's file to WAL."""
    if application_id(path) != APPLICATION_ID:
        raise ProjectError(
            _("{path}: is not a survey of Servqual Desk. Choose a file made with “new”.").format(path=path)
        )


def _refuse_newer(database: Database, path: Path) -> None:
    if unknown := unknown_migrations(database):
        raise ProjectError(
            _("{path}: was made by a newer Servqual Desk ({changes}). Install that version to open it.").format(
                path=path, changes=", ".join(unknown)
            )
        )


def _remove_files(path: Path) -> None:
    for name in (
        path,
        path.with_name(path.name + "-wal"),
        path.with_name(path.name + "-shm"),
        path.with_name(path.name + "-journal"),
    ):
        name.unlink(missing_ok=True)
