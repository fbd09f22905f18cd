"""Erasing what a person answered (UU 27/2022), so that no file beside the project holds a byte of it either.

A citizen who withdraws and one who refuses are erased by the same steps; only a tombstone stays in the log.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from servqual_desk.store.event_log import Event
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.schema import answers_table

# Tables whose rows tell something of one response, by its uuid in `response`.
TELLING = ("draft_input", "second_entry", "flag", "coding", "coded", "matched_word", "lease")


@contextmanager
def erasing(project: ProjectFile) -> Iterator[None]:
    """A transaction around `blank`: afterwards the old bytes are overwritten in the file and gone from its write-ahead log.

    Where another program reads the file at this very moment, SQLite empties the write-ahead log once that one has closed it.
    """
    with project.transaction():
        yield
    is_busy = project.database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if is_busy:
        logging.getLogger(__name__).warning(
            "%s: the write-ahead log is emptied when its readers have closed", project.path
        )


def blank(project: ProjectFile, uuid: str, *, kind: str, who: str | None = None) -> None:
    """Blank a response: answers, history, second entry, flags, comment codes, row hash, serial and withdrawal code.

    Inside `erasing`.

    Args:
        kind: what the tombstone in the log says: `erased` or `refused`.
    """
    blank_rows(project, uuid)
    project.log(Event(kind=kind, response=uuid, who=who))


def blank_rows(project: ProjectFile, uuid: str) -> None:
    """Blank all that is kept of a response, without a line of its own: a merge brings the other laptop's tombstone."""
    run = project.database.conn.execute
    table = _answers_table(project, uuid)
    columns = [column.name for column in project.database.table(table).columns if column.name != "response"]
    run(f"""UPDATE "{table}" SET {", ".join(f'"{name}" = NULL' for name in columns)} WHERE response = ?""", (uuid,))
    for telling in TELLING:
        run(f"DELETE FROM {telling} WHERE response = ?", (uuid,))
    run("UPDATE imported SET row = x'' WHERE response = ?", (uuid,))  # see `importing.known_rows`
    project.chained_log.blank(uuid)
    run(
        "UPDATE response SET status = 'erased', withdrawal_code = NULL, serial = NULL, seconds = NULL WHERE uuid = ?",
        (uuid,),
    )


def _answers_table(project: ProjectFile, uuid: str) -> str:
    row = project.database.conn.execute(
        "SELECT i.id FROM response AS r JOIN instrument AS i ON i.digest = r.instrument WHERE r.uuid = ?", (uuid,)
    ).fetchone()
    return answers_table(row[0])
