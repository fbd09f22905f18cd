"""A draft in the file: every write of an unfinished interview, each one transaction with its lines in the log.

`interview.Interview` decides what is asked and what an answer means; whether and how it reaches the file is decided here.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from msgspec import structs

from instruments.columns import variables
from instruments.i18n import _
from instruments.model import Instrument
from instruments.question_order import prompts
from servqual_desk.errors import ProjectError
from servqual_desk.interviewing.consent import record_refusal
from servqual_desk.interviewing.draft_input import DraftInput
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.interviewing.rescued_interview import write_rescued_interview
from servqual_desk.interviewing.withdrawal_code import new_withdrawal_code
from servqual_desk.store.clock import now
from servqual_desk.store.event_log import Event, Stored
from servqual_desk.store.file_watch import FileLostError
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.response_erasure import erasing
from servqual_desk.store.response_guard import require_one_row, require_status
from servqual_desk.store.response_rows import insert_response
from servqual_desk.store.schema import answers_table


def write_draft(
    project: ProjectFile, *, mode: str, language: str, context: InterviewContext, serial: str | None, began: str
) -> str:
    """Write a new, empty draft of an interview that `began` then; returns its uuid. Call it inside a transaction."""
    response = str(uuid.uuid4())
    insert_response(
        project.database,
        {
            "uuid": response,
            "instrument": project.instrument.digest,
            "status": "draft",
            "mode": mode,
            "language": language,
            "started_at": began,
            **structs.asdict(context),
            "source": "interview",
            "serial": serial,
            "withdrawal_code": _unused_code(project),
        },
    )
    project.database.conn.execute(f'INSERT INTO "{project.table}" (response) VALUES (?)', (response,))
    project.log(Event(kind="started", response=response, who=context.enumerator))
    return response


def _unused_code(project: ProjectFile) -> str:
    """A withdrawal code that no response has: among many responses two draws may be the same."""
    while True:
        code = new_withdrawal_code()
        taken = "SELECT 1 FROM response WHERE withdrawal_code = ?"
        if project.database.conn.execute(taken, (code,)).fetchone() is None:
            return code


def require_draft(project: ProjectFile, response: str) -> None:
    """Nothing where the survey has such an unfinished interview.

    Raises:
        ProjectError: it has none.
    """
    found = project.database.conn.execute("SELECT 1 FROM response WHERE uuid = ? AND status = 'draft'", (response,))
    if found.fetchone() is None:
        raise _no_draft(response)


def _no_draft(response: str) -> ProjectError:
    return ProjectError(_("There is no unfinished interview {uuid} in this survey.").format(uuid=response))


class StoredDraft:
    """One unfinished interview as it stands in the file, and in memory as it was read or last written.

    The memory is changed after the file, so whatever is refused leaves both as they were. Every write is refused where the
    response is no draft any more, or is not held with this one's `token` (see `draft_leases`).

    Attributes:
        answers: column → stored answer, None where there is none.
        input: what is typed and is no answer yet.
    """

    def __init__(self, project: ProjectFile, response: str, token: str = "") -> None:
        row = project.database.conn.execute(
            """SELECT instrument, mode, language, started_at, enumerator, withdrawal_code, unit, service, wave, serial
               FROM response WHERE uuid = ? AND status = 'draft'""",
            (response,),
        ).fetchone()
        if row is None:
            raise _no_draft(response)
        self.mode: str = row[1]
        self.language: str = row[2]
        self.started_at: str = row[3]
        self.enumerator: str | None = row[4]
        self.withdrawal_code: str = row[5]
        self.context = InterviewContext(enumerator=row[4], unit=row[6], service=row[7], wave=row[8])
        self.serial: str | None = row[9]
        self.project, self.uuid, self._token = project, response, token
        self.instrument: Instrument = project.instrument_of(row[0])
        self._table = answers_table(self.instrument.id)
        self.answers: dict[str, Stored] = self._read()
        self.input = DraftInput(project, response)

    def _read(self) -> dict[str, Stored]:
        columns = [variable.name for variable in variables(self.instrument)]
        names = ", ".join(f'"{column}"' for column in columns)
        row = self.project.database.conn.execute(
            f'SELECT {names} FROM "{self._table}" WHERE response = ?', (self.uuid,)
        ).fetchone()
        return dict(zip(columns, row, strict=True))

    def check(self) -> None:
        """It may still be written.

        Raises:
            ProjectError: it is no draft any more, or somebody else goes on with it; the sentence says what became of it.
        """
        with self._writing():
            pass

    @contextmanager
    def _writing(self, *, whole: bool = False) -> Iterator[None]:
        try:
            with self.project.transaction(whole=whole):
                self._refuse_gone()
                yield
        except FileLostError as lost:
            if lost.rescue is not None:
                raise
            raise lost.with_rescue(write_rescued_interview(self.project, self.uuid, self.answers)) from lost

    def _refuse_gone(self) -> None:
        require_status(self.project, self.uuid, "draft")
        self.project.leases.keep(self.uuid, self._token)

    def _run(self, sql: str, *parameters: Stored) -> None:
        """A statement that changes this one row."""
        require_one_row(self.project, self.project.database.conn.execute(sql, parameters))

    def leave(self) -> None:
        """Hold it no more; it stays a draft for whoever goes on with it."""
        with self._writing(whole=True):
            self.project.leases.release(self.uuid)

    def speak(self, language: str) -> None:
        """Go on in another language."""
        with self._writing():
            self._run("UPDATE response SET language = ? WHERE uuid = ?", language, self.uuid)
            self.project.log(Event(kind="language", response=self.uuid, old=self.language, new=language))
        self.language = language

    def move(self, context: InterviewContext) -> None:
        """Go on about another unit and service; the log says what was chosen before."""
        was = self.context
        with self._writing():
            self._run(
                "UPDATE response SET unit = ?, service = ? WHERE uuid = ?", context.unit, context.service, self.uuid
            )
            pairs = (("sqd_unit", was.unit, context.unit), ("sqd_service", was.service, context.service))
            lines = [
                Event(kind="moved", response=self.uuid, variable=name, old=old, new=new)
                for name, old, new in pairs
                if old != new
            ]
            self.project.log(*lines)
        self.context = context

    def put(self, changes: Mapping[str, Stored], *, elapsed_ms: int | None) -> None:
        """Commit what was answered (None: taken back), in place of what was typed. When this returns, it is on disk."""
        with self._writing():
            self._change(changes, kind="answered", elapsed_ms=elapsed_ms)
            self.input.delete(changes)
        self.answers.update(changes)
        self.input.forget(changes)

    def keep_typed(self, typed: Mapping[str, str]) -> None:
        """Commit what is typed so far, by column. When this returns, it is on disk."""
        with self._writing():
            self.input.write(typed)
        self.input.remember(typed)

    def drop_typed(self, columns: Iterable[str]) -> None:
        """Forget what is typed for these columns: it says no more than the answer does."""
        gone = list(self.input.of(columns))
        if gone:
            with self._writing():
                self.input.delete(gone)
            self.input.forget(gone)

    def finish(self, hidden: Iterable[str]) -> None:
        """Make the draft a response; answers to questions that a later answer hid are taken out, and the log keeps them."""
        with self._writing(whole=True):
            self._change(dict.fromkeys(hidden), kind="hidden", elapsed_ms=None)
            self.input.delete(self.input.typed)
            moment = now()  # one for both, so that a damaged time can be told by the log
            self._run(
                "UPDATE response SET status = 'finished', finished_at = ?, seconds = ? WHERE uuid = ? AND status = 'draft'",
                self._ends_at(moment),
                self._seconds(),
                self.uuid,
            )
            self.project.leases.release(self.uuid)
            self.project.log(Event(kind="finished", at=moment, response=self.uuid, who=self.enumerator))

    def _ends_at(self, moment: str) -> str:
        """This moment; an entry from paper ends when the interview on it was held, and the log says when it was typed."""
        return self.started_at if self.mode == "paper" else moment

    def _seconds(self) -> float | None:
        """From each question's appearance to its answer, summed; points are one answer in several lines of the log."""
        asked = [prompt.column for _section, prompt in prompts(self.instrument)]
        times = self.project.database.conn.execute(
            f"""SELECT sum(elapsed_ms) / 1000.0 FROM event
                WHERE response = ? AND kind = 'answered' AND variable IN ({", ".join("?" * len(asked))})""",
            (self.uuid, *asked),
        )
        seconds: float | None = times.fetchone()[0]
        return seconds

    def refuse(self) -> None:
        """Count a refusal, and erase the draft with everything that was answered."""
        with erasing(self.project):
            self._refuse_gone()
            record_refusal(self.project, self.uuid, who=self.enumerator)

    def _change(self, changes: Mapping[str, Stored], *, kind: str, elapsed_ms: int | None) -> None:
        if not changes:
            return
        assignments = ", ".join(f'"{column}" = ?' for column in changes)
        self._run(f'UPDATE "{self._table}" SET {assignments} WHERE response = ?', *changes.values(), self.uuid)
        self.project.log(
            *(
                Event(
                    kind=kind,
                    response=self.uuid,
                    who=self.enumerator,
                    variable=column,
                    old=self.answers.get(column),
                    new=value,
                    elapsed_ms=elapsed_ms,
                )
                for column, value in changes.items()
            )
        )
