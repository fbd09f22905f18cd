"""Settling what two laptops answered differently: a person says what stands and why, and the log lets a later merge know."""

from collections.abc import Iterable
from dataclasses import dataclass

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.merging.held_response import HeldResponse, held_response
from servqual_desk.merging.log_causality import LogLine, read_knowledge
from servqual_desk.merging.merged_answers import CORRECTED, GIVING, KEPT
from servqual_desk.merging.result import Conflict
from servqual_desk.merging.second_entries import DIFFERS, unsettled
from servqual_desk.people.rights import Right
from servqual_desk.store.event_log import Event, Stored
from servqual_desk.store.project_file import ProjectFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided of a conflict: the `value` that stands from now on, and why."""

    uuid: str
    column: str
    value: Stored
    reason: str


def settle(project: ProjectFile, decisions: Iterable[Decision], *, who: str | None = None) -> int:
    """Let what a person decided stand, all or none; each decision is a correction with its reason. Returns how many.

    Raises:
        RightError: whoever is signed in may not do this.
        DataError: a decision has no reason, or is about no finished response or no question of it.
    """
    decisions = tuple(decisions)
    project.require(Right.CORRECT)
    with project.transaction():
        for decision in decisions:
            _settle(project, decision, who)
    return len(decisions)


def _settle(project: ProjectFile, decision: Decision, who: str | None) -> None:
    if not decision.reason.strip():
        raise DataError(_("Give a short reason; it is kept with the change."))
    row = project.database.conn.execute("SELECT status FROM response WHERE uuid = ?", (decision.uuid,)).fetchone()
    if row is None or row[0] not in ("finished", "voided"):
        raise DataError(
            _("There is no finished response {uuid} in this survey, so its answer cannot be settled.").format(
                uuid=decision.uuid
            )
        )
    held = held_response(project.database, decision.uuid)
    if decision.column not in held.answers:
        raise DataError(_("There is no question “{column}” in this questionnaire.").format(column=decision.column))
    project.database.conn.execute(
        f'UPDATE "{project.table}" SET "{decision.column}" = ? WHERE response = ?', (decision.value, decision.uuid)
    )
    project.log(
        Event(
            kind=CORRECTED,
            response=decision.uuid,
            who=who,
            variable=decision.column,
            old=held.answers[decision.column],
            new=decision.value,
            reason=decision.reason.strip(),
        )
    )


def open_conflicts(project: ProjectFile) -> tuple[Conflict, ...]:
    """What earlier merges left to be settled, from the log alone."""
    knowledge = read_knowledge(project.database)
    rows = project.database.conn.execute(
        f"""SELECT DISTINCT e.response FROM event AS e JOIN response AS r ON r.uuid = e.response
            WHERE e.kind IN ('{KEPT}', '{DIFFERS}') AND r.status IN ('finished', 'voided') ORDER BY e.response"""
    ).fetchall()
    found = []
    for (uuid,) in rows:
        held = held_response(project.database, uuid)
        serial = str(held.fields["serial"] or "")
        columns = dict.fromkeys(line.variable for line in held.lines if line.kind == KEPT and line.variable)
        for column in columns:
            newest = knowledge.newest(_saying(held, column))
            other = [line.new for line in newest if line.new != held.answers[column]]
            ours = held.answers[column]
            found += [Conflict(uuid=uuid, column=column, ours=ours, theirs=value, serial=serial) for value in other]
        found += [
            Conflict(uuid=uuid, column=one.column, ours=one.ours, theirs=one.theirs, serial=serial)
            for one in unsettled(held.lines, held.answers)
        ]
    return tuple(found)


def _saying(held: HeldResponse, column: str) -> list[LogLine]:
    return [line for line in held.lines if line.variable == column and line.kind in (*GIVING, CORRECTED)]
