"""Writing what became of a response that both files hold."""

from collections.abc import Iterator, Mapping

from servqual_desk.merging.held_response import HeldResponse, Row
from servqual_desk.merging.log_causality import UNCHAINED, LogLine
from servqual_desk.merging.merged_answers import KEPT
from servqual_desk.merging.merged_response import MergedResponse
from servqual_desk.store.event_log import ANSWERING, Event
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.response_erasure import BLANKED, blank_rows
from servqual_desk.store.sqlite import Database


def write_response(project: ProjectFile, uuid: str, held: HeldResponse, merged: MergedResponse) -> bool:
    """Let the file hold what was merged; returns whether that is anything else than before. Inside the transaction."""
    if merged.fields["status"] == "erased":
        if not held.is_erased:
            blank_rows(project, uuid)
        _update(project.database, "response", "uuid", uuid, _changes({**held.fields, **BLANKED}, merged.fields))
        return not held.is_erased
    changed = [
        _update(project.database, "response", "uuid", uuid, _changes(held.fields, merged.fields)),
        _update(project.database, project.table, "response", uuid, _changes(held.answers, merged.answers)),
        *(
            _replace(project.database, table, uuid, rows)
            for table, rows in merged.telling.items()
            if rows != tuple(held.telling.get(table, ()))
        ),
    ]
    return any(changed)


def kept_lines(uuid: str, ours: HeldResponse, theirs: HeldResponse, merged: MergedResponse) -> Iterator[Event]:
    """Lines for the answers of which the newest line of both logs says something else than what stands."""
    said: dict[str, LogLine] = {}
    for line in sorted((*ours.lines, *theirs.lines), key=_unchained_last):
        if line.variable is not None and line.kind in ANSWERING:
            said[line.variable] = line
    for column, line in said.items():
        if column in merged.answers and merged.answers[column] != line.new:
            yield Event(kind=KEPT, response=uuid, variable=column, old=line.new, new=merged.answers[column])


def _unchained_last(line: LogLine) -> tuple[object, ...]:
    return line.device == UNCHAINED, line.place


def _changes(before: Row, after: Row) -> Row:
    return {column: cell for column, cell in after.items() if cell != before.get(column)}


def _update(database: Database, table: str, key: str, uuid: str, changes: Mapping[str, object]) -> bool:
    if changes:
        assignments = ", ".join(f'"{column}" = ?' for column in changes)
        database.conn.execute(f'UPDATE "{table}" SET {assignments} WHERE "{key}" = ?', (*changes.values(), uuid))
    return bool(changes)


def _replace(database: Database, table: str, uuid: str, rows: tuple[Row, ...]) -> bool:
    database.conn.execute(f'DELETE FROM "{table}" WHERE response = ?', (uuid,))
    for row in rows:
        columns = ", ".join(f'"{column}"' for column in row)
        database.conn.execute(
            f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(row))})', tuple(row.values())
        )
    return True
