"""Two second entries of one paper form, made on two laptops that did not know of each other.

The newer one stands beside the response. What the older one says differently from it and from the response would be seen
nowhere any more: it is listed as a conflict, kept in the log, and settled by a person like any other.
"""

import json
from collections.abc import Iterable, Iterator

from servqual_desk.merging.held_response import Answers, HeldResponse, Row
from servqual_desk.merging.log_causality import LogLine
from servqual_desk.merging.merged_answers import CORRECTED, Difference
from servqual_desk.merging.merged_response import MergedResponse
from servqual_desk.store.event_log import SEALED, Event, Stored

TABLE = "second_entry"
DIFFERS = "second_entry_differs"
_WRITING = ("second_entry", SEALED)


def differing_entries(ours: HeldResponse, theirs: HeldResponse, merged: MergedResponse) -> tuple[Difference, ...]:
    """What the second entry that does not stand says of the answers that nothing else says, and nobody has settled."""
    if merged.fields["status"] == "erased" or not _crossed(ours, theirs):
        return ()
    standing = [_answers(row) for row in merged.telling.get(TABLE, ())]
    lines = {line.place: line for line in (*ours.lines, *theirs.lines)}.values()
    settled = {line.variable for line in lines if line.kind == CORRECTED and _is_after_entries(line, lines)}
    found = {
        (column, value): Difference(column=column, ours=merged.answers[column], theirs=value)
        for side in (ours, theirs)
        for row in side.telling.get(TABLE, ())
        for column, value in _answers(row).items()
        if column in merged.answers
        and column not in settled
        and value not in (merged.answers[column], *(one.get(column) for one in standing))
    }
    return tuple(found.values())


def differing_lines(
    uuid: str, differences: Iterable[Difference], ours: HeldResponse, theirs: HeldResponse
) -> Iterator[Event]:
    """Lines that keep what the other entry said; none where either log has it already."""
    said = {(line.variable, line.new) for line in (*ours.lines, *theirs.lines) if line.kind == DIFFERS}
    for one in differences:
        if (one.column, one.theirs) not in said:
            yield Event(kind=DIFFERS, response=uuid, variable=one.column, old=one.ours, new=one.theirs)


def unsettled(lines: Iterable[LogLine], answers: Answers) -> tuple[Difference, ...]:
    """What earlier merges have kept of other second entries, and nobody has settled since."""
    lines = list(lines)
    corrected = {line.variable: line.place for line in lines if line.kind == CORRECTED}
    return tuple(
        Difference(column=str(line.variable), ours=answers.get(str(line.variable)), theirs=line.new)
        for line in lines
        if line.kind == DIFFERS
        and line.new != answers.get(str(line.variable))
        and corrected.get(line.variable, (0, "")) < line.place
    )


def _crossed(ours: HeldResponse, theirs: HeldResponse) -> bool:
    """Whether both sides have an entry, and neither was written where the other stood already."""
    if not (ours.telling.get(TABLE) and theirs.telling.get(TABLE)):
        return False
    last = [_last_written(side) for side in (ours, theirs)]
    our_places, their_places = ({line.place for line in side.lines} for side in (ours, theirs))
    return None not in last and last[0] not in their_places and last[1] not in our_places


def _last_written(side: HeldResponse) -> tuple[int, str] | None:
    return max((line.place for line in side.lines if line.kind in _WRITING), default=None)


def _is_after_entries(line: LogLine, lines: Iterable[LogLine]) -> bool:
    """Whether a correction is younger than what a merge said of the two entries, which it settles then."""
    return any(one.kind == DIFFERS and one.variable == line.variable and one.place < line.place for one in lines)


def _answers(row: Row) -> dict[str, Stored]:
    return dict(json.loads(str(row["answers"])))
