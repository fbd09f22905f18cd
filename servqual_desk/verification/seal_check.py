"""Before results are made of them: are the stored responses what was put there? Quicker than a whole verification."""

from collections.abc import Iterator

from servqual_desk.errors import ProjectError
from servqual_desk.store.changed_rows import RESPONSE, answers_tables
from servqual_desk.store.log_digests import SALT_BYTES, seal_of
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.response_blocks import response_blocks
from servqual_desk.store.sqlite import Database, damaged, machine_faults, sqlite


def require_sealed(project: ProjectFile) -> None:
    """Nothing, where every response is as it was when the program last changed it, and the indexes find each.

    Raises:
        ProjectError: one is not, or is missing, or came from elsewhere: a damaged disk, or another program's hand.
    """
    try:
        with machine_faults(project.path):
            is_sealed = next(_faults(project), None) is None
    except (sqlite.Error, TypeError, ValueError) as error:  # names, or kinds of cells, that nobody ever wrote
        raise ProjectError(damaged(project.path)) from error
    if not is_sealed:
        raise ProjectError(damaged(project.path))


def _faults(project: ProjectFile) -> Iterator[object]:
    database = project.database
    for table in (RESPONSE, *answers_tables(database)):
        for (said,) in database.conn.execute(f'PRAGMA integrity_check("{table}")'):
            if said != "ok":
                yield said
    yield from _unlike(database)
    yield from database.conn.execute(
        """SELECT e.response FROM event AS e WHERE e.seal IS NOT NULL AND e.response IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM response AS r WHERE r.uuid = e.response) LIMIT 1"""
    )
    has_none = " AND ".join(
        f'NOT EXISTS (SELECT 1 FROM "{table}" AS a WHERE a.response = r.uuid)' for table in answers_tables(database)
    )
    yield from database.conn.execute(f"SELECT r.uuid FROM response AS r WHERE {has_none} LIMIT 1")


def _unlike(database: Database) -> Iterator[str]:
    """The responses that have no seal, or another one than they must have; some at a time, however many there are."""
    for block in response_blocks(database):
        for uuid, rows, (salt, seal) in zip(block.uuids(), block.rows(), block.salts_and_seals(), strict=True):
            if len(salt) != SALT_BYTES or seal_of(salt, rows) != seal:
                yield uuid
