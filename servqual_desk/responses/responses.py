"""Finished responses looked after: read, corrected with a reason, voided and restored, erased on the respondent's request."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from msgspec import Struct, structs

from instruments.i18n import _
from instruments.model import Instrument
from instruments.question_order import Prompt, points_to_share, prompts_by_column, unasked_columns
from servqual_desk.errors import AnswerError, DataError
from servqual_desk.interviewing.answer_values import to_stored
from servqual_desk.interviewing.paper_serials import PaperSerials, read_serial
from servqual_desk.interviewing.shown_question import Answer
from servqual_desk.interviewing.withdrawal_code import read_withdrawal_code
from servqual_desk.people.rights import Right
from servqual_desk.store.event_log import Event, Stored
from servqual_desk.store.project_file import ProjectPart
from servqual_desk.store.response_erasure import blank, erasing
from servqual_desk.store.response_guard import require_one_row, require_status
from servqual_desk.store.response_rows import answers_table_of


class Response(Struct, frozen=True, kw_only=True):
    """Who, where, when, how: a response without its answers. `instrument` is the digest of the version it was asked with."""

    uuid: str
    instrument: str
    status: str
    mode: str
    language: str
    started_at: str
    finished_at: str | None
    enumerator: str | None
    unit: str | None
    service: str | None
    wave: str | None
    source: str
    serial: str | None
    withdrawal_code: str | None


_FIELDS = tuple(field.name for field in structs.fields(Response))


class Responses(ProjectPart):
    """The responses of a project. Every change is one transaction with its line in the log."""

    def list(self, *, statuses: tuple[str, ...] = ("finished", "voided")) -> tuple[Response, ...]:
        """The responses with one of these statuses, newest first."""
        marks = ", ".join("?" * len(statuses))
        rows = self.project.database.conn.execute(
            f"SELECT {', '.join(_FIELDS)} FROM response WHERE status IN ({marks}) ORDER BY id DESC", statuses
        )
        return tuple(Response(**dict(zip(_FIELDS, row, strict=True))) for row in rows)

    def get(self, uuid: str) -> Response:
        """One response.

        Raises:
            DataError: the project has none with this uuid.
        """
        row = self.project.database.conn.execute(
            f"SELECT {', '.join(_FIELDS)} FROM response WHERE uuid = ?", (uuid,)
        ).fetchone()
        if row is None:
            raise DataError(_("There is no response {uuid} in this survey.").format(uuid=uuid))
        return Response(**dict(zip(_FIELDS, row, strict=True)))

    def with_serial(self, serial: str) -> Response | None:
        """The response entered from the paper form with this number, unless it is voided; None where there is none."""
        row = self.project.database.conn.execute(
            "SELECT uuid FROM response WHERE serial = ? AND status IN ('draft', 'finished')", (read_serial(serial),)
        ).fetchone()
        return self.get(row[0]) if row else None

    def answers(self, uuid: str) -> Mapping[str, Stored]:
        """Column → stored answer, None where there is none."""
        database = self.project.database
        table = answers_table_of(database, uuid)
        cursor = database.conn.execute(f'SELECT * FROM "{table}" WHERE response = ?', (uuid,))
        names = [description[0] for description in cursor.description]
        row = cursor.fetchone()
        return {name: value for name, value in zip(names, row, strict=True) if name != "response"}

    def history(self, uuid: str) -> tuple[Event, ...]:
        """The response's log, oldest first."""
        return self.project.events(uuid)

    def correct(self, uuid: str, column: str, value: Answer, *, reason: str, who: str | None = None) -> None:
        """Put another answer in place of a wrong one; the log keeps old, new, who and why.

        Answers to questions that the new answer hides are taken out too, as they are when an interview is finished.

        Args:
            column: the prompt's column (`weights` for the points); `value` None takes the answer out.

        Raises:
            DataError: no reason is given, or there is no such response.
            RightError: whoever is signed in may not correct.
            AnswerError: the question does not allow the value, or it is the answer already.
            ProjectError: the response is unfinished or erased.
        """
        with self._correcting(uuid, reason) as (response, old):
            changes = {name: new for name, new in self._changes(response, column, value).items() if new != old[name]}
            if not changes:
                raise AnswerError(_("That is the answer already."))
            self._correct(response, changes, old, reason=reason, who=who)

    def settle(self, uuid: str, column: str, stored: Stored, *, reason: str, who: str | None = None) -> None:
        """Let one of the answers stand that two laptops held differently: a correction, also where it is the answer already.

        Raises:
            DataError, RightError, ProjectError: as `correct`.
        """
        with self._correcting(uuid, reason) as (response, old):
            if column not in old:
                raise _no_question(column)
            self._correct(response, {column: stored}, old, reason=reason, who=who)

    @contextmanager
    def _correcting(self, uuid: str, reason: str) -> Iterator[tuple[Response, Mapping[str, Stored]]]:
        """One transaction on a response that may be corrected, and its answers until now."""
        need_reason(reason)
        self.project.require(Right.CORRECT)
        with self.project.transaction():
            response = self.get(uuid)
            require_status(self.project, uuid, "finished", "voided")
            yield response, self.answers(uuid)

    def _correct(
        self,
        response: Response,
        changes: Mapping[str, Stored],
        old: Mapping[str, Stored],
        *,
        reason: str,
        who: str | None,
    ) -> None:
        """Another answer, and out with what someone who gave it is not asked."""
        hidden = unasked_columns(self.project.instrument_of(response.instrument), {**old, **changes})
        self._change(response.uuid, changes, old, kind="corrected", reason=reason.strip(), who=who)
        self._change(response.uuid, dict.fromkeys(hidden), {**old, **changes}, kind="hidden", reason=None, who=who)

    def _changes(self, response: Response, column: str, value: Answer) -> dict[str, Stored]:
        """Column → what the new answer stores there."""
        instrument = self.project.instrument_of(response.instrument)
        prompt = self._prompt(instrument, column)
        if value is not None:
            return to_stored(prompt, value, points_to_share(instrument, prompt))
        if prompt.required:
            raise AnswerError(_("This question needs an answer; it cannot be left empty."))
        return {variable.name: None for variable in prompt.variables}

    def _change(
        self,
        uuid: str,
        changes: Mapping[str, Stored],
        old: Mapping[str, Stored],
        *,
        kind: str,
        reason: str | None,
        who: str | None,
    ) -> None:
        database = self.project.database
        table = answers_table_of(database, uuid)
        for name, new in changes.items():
            changed = database.conn.execute(f'UPDATE "{table}" SET "{name}" = ? WHERE response = ?', (new, uuid))
            require_one_row(self.project, changed)
            event = Event(kind=kind, response=uuid, who=who, variable=name, old=old[name], new=new, reason=reason)
            self.project.log(event)

    def void(self, uuid: str, *, reason: str, who: str | None = None) -> None:
        """Take a finished response out of every number; it stays in the file with the reason."""
        self.project.require(Right.VOID)
        self._set_status(uuid, "finished", "voided", kind="voided", reason=reason, who=who)

    def restore(self, uuid: str, *, reason: str, who: str | None = None) -> None:
        """Take the voiding back: a finished response counts again, a draft that was set aside is offered again.

        Raises:
            AnswerError: its paper form was entered once more meanwhile.
        """
        self.project.require(Right.VOID)
        with self.project.transaction():
            response = self.get(uuid)
            if response.serial:
                PaperSerials(self.project).refuse_used(response.serial, apart_from=uuid)
            before = "finished" if response.finished_at else "draft"
            self._set_status(uuid, "voided", before, kind="restored", reason=reason, who=who)

    def abandon(self, uuid: str, *, reason: str, who: str | None = None) -> None:
        """Set a draft aside that nobody will finish: voided with the reason, its answers kept."""
        with self.project.transaction():
            self._let_go(uuid)
            self._set_status(uuid, "draft", "voided", kind="abandoned", reason=reason, who=who)

    def park(self, uuid: str, *, who: str | None = None) -> None:
        """Leave a draft for later: it is offered after the others until somebody goes on with it."""
        with self.project.transaction():
            require_status(self.project, uuid, "draft")
            self._let_go(uuid)
            self.project.log(Event(kind="parked", response=uuid, who=who))

    def _let_go(self, uuid: str) -> None:
        """Nobody holds the draft any more; one that another living program holds stays with it."""
        self.project.leases.refuse_held(uuid)
        self.project.leases.release(uuid)

    def parked(self) -> frozenset[str]:
        """The drafts that were left for later and not touched since."""
        rows = self.project.database.conn.execute(
            """SELECT uuid FROM response AS r WHERE status = 'draft' AND
               (SELECT kind FROM event WHERE response = r.uuid AND kind <> 'sealed' ORDER BY sequence DESC, device DESC LIMIT 1)
               = 'parked'"""
        )
        return frozenset(row[0] for row in rows)

    def to_be_erased(self, code: str) -> Response:
        """The response that `erase` would blank, to be looked at before.

        Args:
            code: the withdrawal code that the respondent was given, or the number on the slip of a paper form.

        Raises:
            DataError: no response has this code.
        """
        written = read_withdrawal_code(code)
        row = self.project.database.conn.execute(
            """SELECT uuid FROM response WHERE withdrawal_code = ?1 OR (replace(serial, '-', '') = ?1 AND status <> 'erased')
               ORDER BY withdrawal_code = ?1 DESC, status = 'voided' LIMIT 1""",
            (written,),
        ).fetchone()
        if row is None:
            raise DataError(
                _("No response has the withdrawal code {code}. Compare it with the slip, letter by letter.").format(
                    code=written
                )
            )
        return self.get(row[0])

    def erase(self, code: str, *, who: str | None = None) -> str:
        """Blank a response's answers and their history because the respondent asks for it (UU 27/2022).

        Of a paper form that was entered more than once, every entry goes. A tombstone stays in the log, without what was
        answered. Returns the uuid of the erased response.

        Raises:
            DataError: no response has this code; see `to_be_erased`.
        """
        self.project.require(Right.ERASE)
        with erasing(self.project):
            found = self.to_be_erased(code)
            rows = self.project.database.conn.execute(
                "SELECT uuid FROM response WHERE serial = ? AND serial IS NOT NULL", (found.serial,)
            ).fetchall()
            for uuid in {found.uuid, *(row[0] for row in rows)}:
                blank(self.project, uuid, kind="erased", who=who)
        return found.uuid

    def _set_status(self, uuid: str, old: str, new: str, *, kind: str, reason: str, who: str | None) -> None:
        need_reason(reason)
        with self.project.transaction():
            require_status(self.project, uuid, old)
            changed = self.project.database.conn.execute(
                "UPDATE response SET status = ? WHERE uuid = ? AND status = ?", (new, uuid, old)
            )
            require_one_row(self.project, changed)
            self.project.log(Event(kind=kind, response=uuid, who=who, old=old, new=new, reason=reason.strip()))

    def _prompt(self, instrument: Instrument, column: str) -> Prompt:
        if column in (by_column := prompts_by_column(instrument)):
            return by_column[column][1]
        raise _no_question(column)


def need_reason(reason: str) -> None:
    """Nothing, where a reason was given for a change that keeps one.

    Raises:
        DataError: none was.
    """
    if not reason.strip():
        raise DataError(_("Give a short reason; it is kept with the change."))


def _no_question(column: str) -> DataError:
    return DataError(_("There is no question “{column}” in this questionnaire.").format(column=column))
