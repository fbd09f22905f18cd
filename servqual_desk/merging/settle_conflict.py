"""Settling what two laptops answered differently: a person says what stands and why, and the log lets a later merge know."""

from collections.abc import Iterable
from dataclasses import dataclass

from servqual_desk.merging.held_response import held_response
from servqual_desk.merging.log_causality import read_knowledge
from servqual_desk.merging.merged_answers import CORRECTED, GIVING, saying
from servqual_desk.merging.result import Conflict
from servqual_desk.merging.second_entries import DIFFERS, unsettled
from servqual_desk.responses.responses import Responses
from servqual_desk.store.event_log import Stored
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.sqlite import Database


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
        DataError: a decision has no reason, or is about no response or no question of it.
        ProjectError: it is about a response that is not finished.
    """
    decisions, responses = tuple(decisions), Responses(project)
    with project.transaction():
        for one in decisions:
            responses.settle(one.uuid, one.column, one.value, reason=one.reason, who=who)
    return len(decisions)


def open_conflicts(project: ProjectFile) -> tuple[Conflict, ...]:
    """What earlier merges left to be settled, from the log alone."""
    knowledge = read_knowledge(project.database)
    found = []
    for uuid in _answered_on_several(project.database):
        held = held_response(project.database, uuid)
        serial = str(held.fields["serial"] or "")
        for column, ours in held.answers.items():
            newest = knowledge.newest(saying(held.lines, (column,), knowledge))
            other = dict.fromkeys(line.new for line in newest if line.new != ours)
            found += [Conflict(uuid=uuid, column=column, ours=ours, theirs=value, serial=serial) for value in other]
        found += [
            Conflict(uuid=uuid, column=one.column, ours=one.ours, theirs=one.theirs, serial=serial)
            for one in unsettled(held.lines, held.answers)
        ]
    return tuple(found)


def _answered_on_several(database: Database) -> list[str]:
    """The finished responses of which several laptops said an answer, or entered a form again."""
    rows = database.conn.execute(
        f"""SELECT e.response FROM event AS e JOIN response AS r ON r.uuid = e.response
            WHERE e.kind IN {(*GIVING, CORRECTED, DIFFERS)} AND r.status IN ('finished', 'voided')
            GROUP BY e.response HAVING min(e.device) <> max(e.device) OR max(e.kind = '{DIFFERS}') ORDER BY e.response"""
    )
    return [row[0] for row in rows]
