"""Erasing what a person answered (UU 27/2022), so that no file beside the project holds a byte of it either.

A citizen who withdraws and one who refuses are erased by the same steps; only a tombstone stays in the log.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from servqual_desk.store.changed_rows import telling_tables
from servqual_desk.store.event_log import Event
from servqual_desk.store.log_digests import Cell
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.response_rows import answers_table_of

ERASING = frozenset({"erased", "refused"})  # the kinds of a tombstone in the log

# What is left of a response's own row, beside where and when it was given.
BLANKED: Mapping[str, Cell] = MappingProxyType(
    {"status": "erased", "withdrawal_code": None, "serial": None, "seconds": None}
)
# Of an imported row it stays known that it came, so that it does not come again; see `importing.known_rows`.
_ROW_STAYS = "imported"


@contextmanager
def erasing(project: ProjectFile) -> Iterator[None]:
    """A transaction around `blank`: afterwards the old bytes are overwritten in the file and gone from its write-ahead log.

    Where another program reads the file at this very moment, SQLite empties the write-ahead log once that one has closed it.
    """
    with project.transaction():
        yield
    if not project.is_whole:
        logging.getLogger(__name__).warning(
            "%s: the write-ahead log is emptied when its readers have closed", project.path
        )


def blank(project: ProjectFile, uuid: str, *, kind: str, who: str | None = None) -> None:
    """Blank a response: answers, history, second entry, flags, comment codes, row hash, serial and withdrawal code.

    Inside `erasing`.

    Args:
        kind: what the tombstone in the log says, one of `ERASING`.
    """
    blank_rows(project, uuid)
    project.log(Event(kind=kind, response=uuid, who=who))


def blank_rows(project: ProjectFile, uuid: str) -> None:
    """Blank all that is kept of a response, without a line of its own: a merge brings the other laptop's tombstone."""
    run = project.database.conn.execute
    table = answers_table_of(project.database, uuid)
    columns = [column.name for column in project.database.table(table).columns if column.name != "response"]
    run(f"""UPDATE "{table}" SET {", ".join(f'"{name}" = NULL' for name in columns)} WHERE response = ?""", (uuid,))
    for telling in (*telling_tables(project.database), "lease"):
        if telling != _ROW_STAYS:
            run(f'DELETE FROM "{telling}" WHERE response = ?', (uuid,))
    run(f"UPDATE {_ROW_STAYS} SET row = x'' WHERE response = ?", (uuid,))
    project.chained_log.blank(uuid)
    run(f"UPDATE response SET {', '.join(f'{name} = ?' for name in BLANKED)} WHERE uuid = ?", (*BLANKED.values(), uuid))
